import { createHash } from "node:crypto";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import type http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { listChanges } from "#domain/changes.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listFiles } from "../../src/build/compress.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { createServer } from "../../src/serve/serve.ts";

/** What the second version adds, in words that nobody can take for news of the city. */
const ADDED_TEXT = "試験のために加えた記録です。";

/** A copy of the built site whose server stops and starts at one address, and which can publish data and app anew. */
export interface Site {
  /** Without a slash at the end. */
  url: string;
  /** The published snapshot. */
  snapshot: Snapshot;
  start: () => Promise<void>;
  /** As a power cut would: nothing answers any more. */
  stop: () => Promise<void>;
  /** Publishes a second version of the data, in which one item has a record more; returns its text. */
  publishData: (item: string) => Promise<string>;
  /** Publishes the app as another build; returns its name. */
  publishApp: () => Promise<string>;
}

export async function copySite(distDir: string, folder: string): Promise<Site> {
  await rm(folder, { recursive: true, force: true });
  // Without the compressed copies, which would have to be made anew with every change.
  await cp(distDir, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const index = JSON.parse(await readFile(join(folder, "data/index.json"), "utf8"));
  const snapshot: Snapshot = JSON.parse(await readFile(join(folder, index.plans[0].url), "utf8"));
  let server: http.Server | undefined;
  let port = 0;

  const rewrite = async (isMeant: (file: string) => boolean, edit: (text: string) => string) => {
    for (const file of (await listFiles(folder)).filter(isMeant)) {
      const path = join(folder, file);
      await writeFile(path, edit(await readFile(path, "utf8")));
    }
  };
  const isPage = (file: string) => file.endsWith(".html");

  const site: Site = {
    url: "",
    snapshot,
    async start() {
      server = createServer(folder);
      await new Promise<void>((listening, failed) =>
        server?.once("error", failed).listen(port, "127.0.0.1", listening),
      );
      port = (server.address() as AddressInfo).port;
      site.url = `http://localhost:${port}`;
    },
    stop: () =>
      new Promise((closed) => {
        if (!server) return closed();
        server.close(() => closed());
        server.closeAllConnections();
        server = undefined;
      }),
    async publishData(item) {
      const next = addRecord(site.snapshot, item);
      for (const file of describeDataFiles(next, [site.snapshot])) await writeFile(join(folder, file.path), file.text);
      const meta = (version: number) => `<meta name="data-version" content="${version}">`;
      await rewrite(isPage, (text) => text.replace(meta(site.snapshot.version), meta(next.version)));
      site.snapshot = next;
      return ADDED_TEXT;
    },
    async publishApp() {
      const home = await readFile(join(folder, "index.html"), "utf8");
      const before = /<meta name="app-build" content="([^"]+)"/.exec(home)?.[1];
      if (!before) throw new Error("the home page does not name its build");
      const after = createHash("sha256").update(before).digest("hex").slice(0, before.length);
      await rewrite(isPage, (text) => text.replaceAll(before, after));
      // The shell changed, so its entry in the worker's list must say so.
      const shell = /"revision":"[^"]*","url":"\/shell\.html"/;
      await rewrite(
        (file) => file === "sw.js",
        (text) => text.replaceAll(before, after).replace(shell, `"revision":"${after}","url":"/shell.html"`),
      );
      return after;
    },
  };
  return site;
}

function addRecord(snapshot: Snapshot, item: string): Snapshot {
  const source = snapshot.plan.sources[0]?.id;
  if (!source) throw new Error("the plan has no source");
  const record = { id: "engines-test", item, type: "event", text: ADDED_TEXT, source } as const;
  const plan = { ...snapshot.plan, records: [...snapshot.plan.records, record] };
  const dates = { olderAsOf: snapshot.date, newerAsOf: snapshot.date };
  const version = snapshot.version + 1;
  const entry = { version, date: snapshot.date, note: ADDED_TEXT, changes: listChanges(snapshot.plan, plan, dates) };
  return { ...snapshot, version, plan, log: [...snapshot.log, entry] };
}
