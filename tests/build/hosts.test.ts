import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headersFor } from "../../src/build/headers.ts";
import { prepareHosts } from "../serve/hosts.ts";
import { type Answer, ask, PAGE, RULES } from "../serve/site.ts";

// The same questions to every server there is a file for, on the real programs: readers must be as safe, and files kept
// as long, wherever the site lies. `npm test` gets nginx and Caddy where it can.

const hosts = await prepareHosts();
const HOSTS = hosts.all;

afterAll(() => hosts.close());

it.runIf(process.env.REQUIRE_HOSTS === "1")("has every server at hand", () => {
  expect(HOSTS.filter(({ isInstalled }) => !isInstalled)).toEqual([]);
});

/** What an answer says by those of its headers that our rules set, in their names. */
function pick(answer: Answer, expected: Record<string, string>): Record<string, string | undefined> {
  const found = Object.keys(expected).map((name) => [name, String(answer.headers[name.toLowerCase()] ?? "")]);
  return Object.fromEntries(found);
}

/** What every answer says, whatever it is about. */
const { "Cache-Control": _, ...PROTECTION } = headersFor("/", RULES);

const FILES = [
  { path: "/", type: "text/html" },
  { path: "/?utm=1", type: "text/html" },
  { path: "/plans/4", type: "text/html" },
  { path: "/plans/4/items/2-1-5?q=%E3%83%90%E3%82%B9", type: "text/html" },
  { path: "/sw.js", type: "javascript" },
  { path: "/assets/main-Ab12.js", type: "javascript" },
  { path: "/assets/main-Ab12.css", type: "text/css" },
  { path: "/icons/icon.0a1b2c3d.svg", type: "image/svg+xml" },
  { path: "/icons/icon.0a1b2c3d.png", type: "image/png" },
  { path: "/og/2-1-5.0a1b2c3d.png", type: "image/png" },
  { path: "/manifest.webmanifest", type: "application/manifest+json" },
  { path: "/data/index.json", type: "application/json" },
  { path: "/data/plans/4.0a1b2c3d.json", type: "application/json" },
  { path: "/data/plans/4/items.csv", type: "text/csv" },
  { path: "/data/schema/snapshot.json", type: "application/json" },
  { path: "/feeds/plans/4.atom", type: "application/atom+xml" },
  { path: "/calendar/plans/4.ics", type: "text/calendar" },
  { path: "/robots.txt", type: "text/plain" },
  { path: "/sitemap.xml", type: "/xml" },
];

const MISSING = [
  "/plans/5",
  "/plans/4/items/9-9-9",
  "/404.html",
  "/assets/gone.js",
  "/data/plans/9.csv",
  "/feeds/plans/9.atom",
  "/calendar/plans/9.ics",
  "/icons/gone.png",
];
const PRIVATE = ["/headers.json", "/_headers", "/nginx.conf", "/Caddyfile", "/.vite/manifest.json"];

for (const { host, isInstalled, start } of HOSTS) {
  describe.runIf(isInstalled)(`by ${host}`, () => {
    let port: number;

    beforeAll(async () => {
      port = await start();
    });

    it.each(FILES)("$path is sent with its type and all its headers", async ({ path, type }) => {
      const { "Content-Type": __, ...expected } = headersFor(path.replace(/\?.*/, ""), RULES);
      const answer = await ask(port, path);
      expect(answer.status).toBe(200);
      expect(pick(answer, expected)).toEqual(expected);
      expect(answer.headers["content-type"]).toContain(type);
      if (type.startsWith("text/")) expect(answer.headers["content-type"]).toMatch(/charset=utf-8$/i);
    });

    it.each(FILES)("$path is answered with 304 and the same headers while it is the same", async ({ path }) => {
      const {
        "Content-Type": __,
        "Content-Disposition": ___,
        ...expected
      } = headersFor(path.replace(/\?.*/, ""), RULES);
      const { headers } = await ask(port, path);
      const again = await ask(port, path, { "If-None-Match": headers.etag });
      expect({ status: again.status, bytes: again.body.length }).toEqual({ status: 304, bytes: 0 });
      expect(pick(again, expected)).toEqual(expected);
    });

    it.each([...MISSING, ...PRIVATE])("%s is a real 404 with our page, protected, and not remembered", async (path) => {
      const answer = await ask(port, path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(pick(answer, PROTECTION)).toEqual(PROTECTION);
      expect(answer.headers["cache-control"]).toBe("no-cache");
      expect(answer.headers["content-disposition"]).toBeUndefined();
      if (path.startsWith("/.")) return;
      expect(answer.status).toBe(404);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.body.toString()).toContain("見つかりません");
    });

    it("a slash at the end leads to the page, protected", async () => {
      const answer = await ask(port, "/plans/4/?q=a");
      expect({ status: answer.status, location: answer.headers.location }).toEqual({
        status: 308,
        location: "/plans/4?q=a",
      });
      expect(pick(answer, PROTECTION)).toEqual(PROTECTION);
    });

    it("other methods change nothing, and the answer is protected", async () => {
      for (const method of ["POST", "PUT", "DELETE"]) {
        const answer = await ask(port, "/", {}, method);
        expect(answer.status, method).toBeGreaterThanOrEqual(400);
        expect(pick(answer, PROTECTION), method).toEqual(PROTECTION);
      }
    });

    it("what was compressed beforehand is sent to whoever takes it, and caches are told", async () => {
      const path = "/plans/4/items/2-1-5";
      const { headers, body } = await ask(port, path, { "Accept-Encoding": "gzip, br" });
      expect(["br", "gzip"]).toContain(headers["content-encoding"]);
      const unpack = headers["content-encoding"] === "br" ? brotliDecompressSync : gunzipSync;
      expect(unpack(body).toString()).toBe(PAGE);
      expect(headers.vary).toBe("Accept-Encoding");
      expect((await ask(port, path)).body.toString()).toBe(PAGE);
      expect((await ask(port, path, {}, "HEAD")).body).toHaveLength(0);
    });
  });
}
