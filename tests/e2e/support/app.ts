import type http from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect } from "@playwright/test";
import { createServer } from "../../../src/serve/serve.ts";
import { BUILT } from "./sites.ts";

/** A running server of a built site, and how to stop it as a power cut would. */
export interface App {
  /** Without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/** Serves a built folder on a free port, or on the given one. */
export async function serve(distDir: string, port = 0): Promise<App> {
  const server: http.Server = createServer(distDir);
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Fixtures {
  /** Sees to it that no request of a page or a worker goes elsewhere than to the site that was opened first. */
  staysHome: undefined;
}

/** Tests of the built app: `page.goto("/plans/4")` goes to a server of `dist/`, shared by a worker's tests. */
export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const app = await serve(BUILT);
      await use(app);
      await app.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  staysHome: [
    async ({ context }, use) => {
      const strangers: string[] = [];
      let home: string | undefined;
      context.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol === "data:" || protocol === "blob:") return;
        home ??= origin;
        if (origin !== home) strangers.push(request.url());
      });
      await use(undefined);
      expect(strangers).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
