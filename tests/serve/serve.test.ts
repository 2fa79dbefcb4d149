import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type http from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedEncodings, createServer, type ServerLimits, safePath } from "../../src/serve/serve.ts";
import { runs } from "../support/runs.ts";
import { ask as askAt, PAGE, writeSite } from "./site.ts";

const SECRET = "SECRET-OUTSIDE-OF-DIST";

const folder = mkdtempSync(join(tmpdir(), "serve-"));
const dist = join(folder, "dist");
let server: http.Server;
let port: number;

beforeAll(async () => {
  await writeSite(dist);
  writeFileSync(join(folder, "secret.txt"), SECRET);
  writeFileSync(join(folder, "secret.html"), SECRET);
  [server, port] = await start();
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

async function start(limits: Partial<ServerLimits> = {}): Promise<[http.Server, number]> {
  const started = createServer(dist, limits);
  await new Promise<void>((listening) => started.listen(0, "127.0.0.1", listening));
  return [started, (started.address() as AddressInfo).port];
}

const ask = (path: string, headers?: http.OutgoingHttpHeaders, method?: string) => askAt(port, path, headers, method);

describe("an address", () => {
  it.each([
    { path: "/", title: "home" },
    { path: "/?utm=1", title: "home" },
    { path: "/plans/4", title: "plan" },
    { path: "/plans/4/items/2-1-5", title: "2-1-5" },
    { path: "/plans/4/items/2-1-5?q=%E3%83%90%E3%82%B9", title: "2-1-5" },
  ])("$path shows its page", async ({ path, title }) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body.toString()).toContain(`<title>${title}</title>`);
  });

  it.each([
    { path: "/plans/4/", to: "/plans/4" },
    { path: "/plans/4/items/2-1-5/?q=a", to: "/plans/4/items/2-1-5?q=a" },
    { path: "/plans/4.html", to: "/plans/4" },
    { path: "/index.html", to: "/" },
    { path: "/index?a=1", to: "/?a=1" },
  ])("$path leads to $to", async ({ path, to }) => {
    const { status, headers } = await ask(path);
    expect({ status, location: headers.location }).toEqual({ status: 308, location: to });
  });

  it.each(["/plans/5", "/plans/4/items/9-9-9", "/assets/gone.js", "/404", "/404.html", "/data", "/nothing/", "/plans"])(
    "%s that does not exist is a real 404 with our page",
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(body.toString()).toContain("見つかりません");
      expect(headers["cache-control"]).toBe("no-cache");
    },
  );

  it.each(["/headers.json", "/_headers", "/.vite/manifest.json", "/index.html.br", "/sw.js.gz"])(
    "%s is not for readers",
    async (path) => {
      expect((await ask(path)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

it.each([
  { path: "/assets/main-Ab12.js", type: "text/javascript; charset=utf-8" },
  { path: "/data/index.json", type: "application/json; charset=utf-8" },
  { path: "/data/plans/4/items.csv", type: "text/csv; charset=utf-8" },
  { path: "/feeds/plans/4.atom", type: "application/atom+xml; charset=utf-8" },
  { path: "/calendar/plans/4.ics", type: "text/calendar; charset=utf-8" },
  { path: "/manifest.webmanifest", type: "application/manifest+json; charset=utf-8" },
  { path: "/icons/icon.0a1b2c3d.svg", type: "image/svg+xml" },
  { path: "/icons/icon.0a1b2c3d.png", type: "image/png" },
])("sends $path as $type", async ({ path, type }) => {
  expect((await ask(path)).headers["content-type"]).toBe(type);
});

// Every kind of file, missing, moved and asked again for: hosts.test.ts.
describe("the security headers come with what is refused", () => {
  const isProtected = (headers: http.IncomingHttpHeaders) =>
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    });

  it("an address that cannot be read", async () => {
    const { status, headers } = await ask("/%00");
    expect(status).toBe(400);
    isProtected(headers);
  });

  it("an address that is too long, with a sentence", async () => {
    const { status, headers, body } = await ask(`/search?q=${"a".repeat(27_000)}`);
    expect(status).toBe(431);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(body.toString()).toContain("アドレスが長すぎます");
    isProtected(headers);
  });

  it("what is no request at all", async () => {
    const socket = connect(port, "127.0.0.1", () => socket.write("HELLO\r\n\r\n"));
    const answer = (await socket.toArray()).join("");
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain("Content-Security-Policy: default-src 'none'");
  });
});

describe("compression", () => {
  it.each([
    { accept: "gzip, deflate, br", encoding: "br", unpack: brotliDecompressSync },
    { accept: "gzip;q=1.0, br;q=0", encoding: "gzip", unpack: gunzipSync },
    { accept: "*", encoding: "br", unpack: brotliDecompressSync },
  ])("answers $accept with $encoding", async ({ accept, encoding, unpack }) => {
    const { headers, body } = await ask("/plans/4/items/2-1-5", { "Accept-Encoding": accept });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers.vary).toBe("Accept-Encoding");
    expect(Number(headers["content-length"])).toBe(body.length);
    expect(unpack(body).toString()).toBe(PAGE);
  });

  it.each(["", "identity", "br;q=0", "zstd"])("sends the plain page to a client that accepts %j", async (accept) => {
    const { headers, body } = await ask("/plans/4/items/2-1-5", { "Accept-Encoding": accept });
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString()).toBe(PAGE);
  });

  it("reads weights", () => {
    expect(acceptedEncodings("br;q=0.1, gzip;q=0.9")).toEqual(["br", "gzip"]);
    expect(acceptedEncodings("*;q=0")).toEqual([]);
  });
});

describe("asking again", () => {
  it("is answered with 304 and no body while the file is the same", async () => {
    const first = await ask("/", { "Accept-Encoding": "br" });
    const etag = first.headers.etag ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await ask("/", { "Accept-Encoding": "br", "If-None-Match": `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers.etag).toBe(etag);
  });

  it("gives another tag to another encoding", async () => {
    const tags = await Promise.all(
      ["br", "gzip", ""].map(async (accept) => (await ask("/", { "Accept-Encoding": accept })).headers.etag),
    );
    expect(new Set(tags).size).toBe(3);
  });

  it("sends the new file after a change", async () => {
    const path = join(dist, "data/index.json");
    const { etag } = (await ask("/data/index.json")).headers;
    writeFileSync(path, '{"plans":[]}');
    const { status, body } = await ask("/data/index.json", { "If-None-Match": etag });
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: '{"plans":[]}' });
  });
});

describe("methods", () => {
  it("answers HEAD like GET, without the body", async () => {
    const [head, get] = [await ask("/", {}, "HEAD"), await ask("/")];
    expect(head.body).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("refuses %s", async (method) => {
    const { status, headers } = await ask("/", {}, method);
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: "GET, HEAD" });
  });
});

describe("a hostile path", () => {
  const UP = [
    "..",
    "%2e%2e",
    "%2E.",
    "..%2f",
    "%2e%2e%2f",
    "..%5c",
    "..\\",
    "%252e%252e",
    "....//",
    "%c0%ae%c0%ae",
    ".%00.",
  ];
  const SEPARATORS = ["/", "//", "%2f", "%5c", "\\", "%252f", "/./"];
  const NAMES = ["secret.txt", "secret", "secret.html", "etc/passwd", "%00secret.txt", "secret.txt%00.html", "dist"];
  const hostile = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...UP, "plans", "assets", ""), fc.constantFrom(...SEPARATORS)), {
        maxLength: 8,
      }),
      fc.constantFrom(...NAMES),
    )
    .map(([steps, name]) => `/${steps.flat().join("")}${name}`);

  it("never leaves the folder", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (path) => {
        const { status, headers, body } = await ask(path);
        expect(body.includes(SECRET)).toBe(false);
        expect([301, 302, 307, 308, 400, 404]).toContain(status);
        expect(headers.location ?? "/").toMatch(/^\/(?!\/)/);
      }),
      { numRuns: runs(500) },
    );
  });

  it("of any bytes is answered, and never from outside", async () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    await fc.assert(
      fc.asyncProperty(printable, async (rest) => {
        const { status } = await ask(`/${rest}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: runs(300) },
    );
  });

  it("is refused before the disk is touched", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (target) => {
        const path = safePath(target);
        if (path === null) return;
        const full = join("/root", path);
        expect(full.startsWith("/root/")).toBe(true);
        expect(full.split("/")).not.toContain("..");
      }),
      { numRuns: runs(5_000) },
    );
  });
});

describe("many and slow clients", () => {
  it("bears 1,000 connections at once", async () => {
    const sockets = await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        const socket = connect(port, "127.0.0.1");
        await new Promise((connected, failed) => socket.once("connect", connected).once("error", failed));
        return socket;
      }),
    );
    const answers = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((answered, failed) => {
            socket.once("data", (data) => answered(data.toString("latin1", 0, 15))).once("error", failed);
            socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
          }),
      ),
    );
    for (const socket of sockets) socket.destroy();
    expect(new Set(answers)).toEqual(new Set(["HTTP/1.1 200 OK"]));
  });

  it.each([
    { client: "never finishes its headers", sent: "GET / HTTP/1.1\r\nHost: local" },
    { client: "never says anything", sent: "" },
  ])("lets go of a client that $client", async ({ sent }) => {
    const [impatient, at] = await start({ headers: 200, request: 300 });
    const socket = connect(at, "127.0.0.1", () => socket.write(sent)).resume();
    await new Promise((closed) => socket.once("close", closed));
    impatient.close();
  });

  it("lets go of a client that does not read its answer, and still serves others", async () => {
    writeFileSync(join(dist, "assets/large-Ab12.js"), Buffer.alloc(50_000_000, 32));
    const [impatient, at] = await start({ response: 5_000 });
    const held = new Promise<Socket>((connected) => impatient.once("connection", connected));
    const socket = connect(at, "127.0.0.1", () =>
      socket.write("GET /assets/large-Ab12.js HTTP/1.1\r\nHost: a\r\n\r\n"),
    );
    socket.pause();
    const other = await fetch(`http://127.0.0.1:${at}/`);
    expect(other.status).toBe(200);
    await new Promise((closed) => held.then((connection) => connection.once("close", closed)));
    socket.destroy();
    impatient.closeAllConnections();
    impatient.close();
  });
});

it("says what is missing when the folder holds no built site", () => {
  expect(() => createServer(join(folder, "nowhere"))).toThrow(/headers\.json/);
});
