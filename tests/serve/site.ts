import { mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import { dirname, join } from "node:path";
import { compressFiles } from "../../src/build/compress.ts";
import { type HeaderRule, headerRules, toCaddy, toNginx } from "../../src/build/headers.ts";

/** A page of a build, with the marks that it is known by. */
export const PAGE = `<!doctype html><html><head><meta name="app-build" content="b1"><meta name="data-version" content="1"><title>2-1-5</title></head><body>${"<p>市営バス路線の再編</p>".repeat(40)}</body></html>`;

/** The headers of the site of these tests. */
export const RULES: readonly HeaderRule[] = headerRules({
  scriptHashes: ["sha256-AAAA="],
  styleHashes: ["sha256-BBBB="],
});

/** A built site with one file of every kind there is. */
const FILES: Record<string, string> = {
  "index.html": `<title>home</title>${PAGE}`,
  "404.html": "<title>見つかりません</title>",
  "plans/4.html": "<title>plan</title>",
  "plans/4/items/2-1-5.html": PAGE,
  "assets/main-Ab12.js": "export {};",
  "assets/main-Ab12.css": "main{}",
  "data/index.json": "{}",
  "data/plans/4.0a1b2c3d.json": "{}",
  "data/plans/4/items.csv": "\uFEFFkey\r\n",
  "data/schema/snapshot.json": "{}",
  "feeds/plans/4.atom": "<feed/>",
  "calendar/plans/4.ics": "BEGIN:VCALENDAR",
  "manifest.webmanifest": "{}",
  "icons/icon.0a1b2c3d.svg": "<svg/>",
  "icons/icon.0a1b2c3d.png": "png",
  "og/2-1-5.0a1b2c3d.png": "png",
  "robots.txt": "User-agent: *",
  "sitemap.xml": "<urlset/>",
  "sw.js": "self;",
  "headers.json": JSON.stringify(RULES),
  "nginx.conf": toNginx(RULES),
  Caddyfile: toCaddy(RULES),
  _headers: "/*",
  ".vite/manifest.json": "{}",
};

/** Writes that site, compressed as the build does it. */
export async function writeSite(dist: string): Promise<void> {
  for (const [file, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(join(dist, file), content);
  }
  await compressFiles(dist);
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Asks a server on this machine without `fetch`, which would tidy the path and unpack the body. */
export function ask(
  port: number,
  path: string,
  headers: http.OutgoingHttpHeaders = {},
  method = "GET",
): Promise<Answer> {
  return new Promise((answered, failed) => {
    const request = http.request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        answered({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", failed);
    request.end();
  });
}
