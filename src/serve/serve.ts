import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import http from "node:http";
import { extname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { type HeaderRule, headersFor } from "#build/headers.ts";

const CONTENT_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".atom": "application/atom+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** What the build leaves in `dist/` for servers, not for readers. */
const PRIVATE = /^\/(_headers|headers\.json|nginx\.conf|Caddyfile|\.vite\/.*|.*\.(br|gz))$/;

const NOT_FOUND = "/404.html";
const TOO_LONG = "アドレスが長すぎます。? から後ろを消して、開き直してください。\n";

/** How long a client may take, in milliseconds, and how many may be connected at once. */
export interface ServerLimits {
  headers: number;
  request: number;
  /** From the first byte asked to the last byte sent: a client that reads too slowly is cut off. */
  response: number;
  connections: number;
}

const LIMITS: ServerLimits = { headers: 10_000, request: 15_000, response: 120_000, connections: 4_000 };

/** What to do with an address: send a file of `dist/`, send the reader elsewhere, or neither. */
type Route =
  | { kind: "file"; path: string }
  | { kind: "redirect"; to: string }
  | { kind: "none" }
  | { kind: "malformed" };

/**
 * Turns the raw target of a request line into a path that is safe to append to the folder:
 * decoded once, every segment a plain visible name. `null` for anything else.
 */
export function safePath(target: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return null;
  }
  if (!path.startsWith("/")) return null;
  const segments = path.slice(1).split("/");
  const last = segments.pop();
  // Only the last segment may be empty (a trailing slash): `//host` would become a redirect to another site.
  if (segments.includes("")) return null;
  for (const segment of [...segments, last ?? ""]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (segment.startsWith(".") || /[\\:\u0000-\u001f\u007f]/.test(segment)) return null;
  }
  return path;
}

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false;

async function findRoute(distDir: string, target: string): Promise<Route> {
  const path = safePath(target);
  if (path === null) return { kind: "malformed" };
  if (PRIVATE.test(path)) return { kind: "none" };
  const query = target.includes("?") ? target.slice(target.indexOf("?")) : "";
  const redirect = async (page: string): Promise<Route> =>
    (await isFile(join(distDir, `${page === "/" ? "/index" : page}.html`)))
      ? { kind: "redirect", to: page.split("/").map(encodeURIComponent).join("/") + query }
      : { kind: "none" };

  if (path === "/") return { kind: "file", path: "/index.html" };
  if (path.endsWith("/")) return redirect(path.slice(0, -1));
  if (path === NOT_FOUND || path === "/404") return { kind: "none" };
  if (path === "/index" || path === "/index.html") return redirect("/");
  if (path.endsWith(".html")) return redirect(path.slice(0, -".html".length));
  if (await isFile(join(distDir, path))) return { kind: "file", path };
  if (await isFile(join(distDir, `${path}.html`))) return { kind: "file", path: `${path}.html` };
  return { kind: "none" };
}

/** The precompressed kinds that the client takes, best first. */
export function acceptedEncodings(header: string): ("br" | "gzip")[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="));
    weights.set(name, weight ? Number(weight.slice(2)) : 1);
  }
  return (["br", "gzip"] as const).filter((name) => (weights.get(name) ?? weights.get("*") ?? 0) > 0);
}

/** Strong ETags from the content, computed once for each state of a file. */
function createEtags() {
  const known = new Map<string, { state: string; etag: string }>();
  return async (path: string): Promise<{ etag: string; size: number }> => {
    const { mtimeMs, size } = await stat(path);
    const state = `${mtimeMs} ${size}`;
    let entry = known.get(path);
    if (entry?.state !== state) {
      const digest = createHash("sha256")
        .update(await readFile(path))
        .digest("base64url");
      entry = { state, etag: `"${digest.slice(0, 22)}"` };
      known.set(path, entry);
    }
    return { etag: entry.etag, size };
  };
}

const hasTag = (header: string | undefined, etag: string) =>
  header?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*") ?? false;

/**
 * A server for a built site, with the headers that the build wrote to `headers.json`.
 *
 * It only reads plain files below `distDir`, and bears slow clients and many connections.
 * Throws if the folder holds no built site.
 */
export function createServer(distDir: string, limits: Partial<ServerLimits> = {}): http.Server {
  const root = resolve(distDir);
  const allowed = { ...LIMITS, ...limits };
  const rules: HeaderRule[] = JSON.parse(readFileSync(join(root, "headers.json"), "utf8"));
  const etagOf = createEtags();

  async function sendFile(request: http.IncomingMessage, response: http.ServerResponse, path: string, status: number) {
    const type = CONTENT_TYPES[extname(path)] ?? "application/octet-stream";
    response.setHeader("Content-Type", type);
    for (const [name, value] of Object.entries(headersFor(path, rules))) response.setHeader(name, value);
    response.setHeader("Vary", "Accept-Encoding");

    let file = join(root, path);
    for (const encoding of acceptedEncodings(String(request.headers["accept-encoding"] ?? ""))) {
      const compressed = `${file}.${encoding === "br" ? "br" : "gz"}`;
      if (!(await isFile(compressed))) continue;
      file = compressed;
      response.setHeader("Content-Encoding", encoding);
      break;
    }
    const { etag, size } = await etagOf(file);
    response.setHeader("ETag", etag);
    if (status === 200 && hasTag(request.headers["if-none-match"], etag)) {
      response.removeHeader("Content-Encoding");
      response.writeHead(304).end();
      return;
    }
    response.setHeader("Content-Length", size);
    response.writeHead(status);
    if (request.method === "HEAD") response.end();
    else await pipeline(createReadStream(file), response);
  }

  /** An answer of one sentence, for whoever did not ask like a browser. */
  function sendText(response: http.ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
    // A file that vanished may have left its encoding and tag behind.
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    for (const [name, value] of Object.entries({ ...headersFor(NOT_FOUND, rules), ...headers })) {
      response.setHeader(name, value);
    }
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("Content-Length", Buffer.byteLength(text));
    response.writeHead(status).end(response.req.method === "HEAD" ? undefined : text);
  }

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") {
      sendText(response, 405, "GET と HEAD だけ使えます。\n", { Allow: "GET, HEAD" });
      return;
    }
    const route = await findRoute(root, request.url ?? "");
    if (route.kind === "file") await sendFile(request, response, route.path, 200);
    else if (route.kind === "redirect") sendText(response, 308, "", { Location: route.to });
    else if (route.kind === "none" && (await isFile(join(root, NOT_FOUND)))) {
      await sendFile(request, response, NOT_FOUND, 404);
    } else if (route.kind === "none") sendText(response, 404, "見つかりません。\n");
    else sendText(response, 400, "アドレスを読み取れません。\n");
  }

  const server = http.createServer(
    {
      headersTimeout: allowed.headers,
      requestTimeout: allowed.request,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(1_000, allowed.headers),
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      const deadline = setTimeout(() => response.destroy(), allowed.response);
      response.once("close", () => clearTimeout(deadline));
      answer(request, response).catch(() => {
        // The client went away, or a file vanished while a new build was written.
        if (response.headersSent) response.destroy();
        else sendText(response, 500, "サーバーで問題が起きました。\n");
      });
    },
  );
  // What is no request at all is answered by Node itself otherwise, without our headers.
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
    const text = status === 431 ? TOO_LONG : "";
    const headers = Object.entries({
      ...headersFor(NOT_FOUND, rules),
      Connection: "close",
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Length": String(Buffer.byteLength(text)),
    });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${lines}\r\n${text}`);
  });
  server.maxConnections = allowed.connections;
  return server;
}

/** Serves a built site until the process ends, and says where; ends it with a sentence where the port is taken. */
export function serveSite(folder: string, port: number): void {
  createServer(folder)
    .on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") throw error;
      console.error(`ポート ${port} は使用中です。PORT=${port + 1} のように、別の番号を前に付けて実行してください。`);
      process.exit(1);
    })
    .listen(port, () => console.log(`http://localhost:${port} で開けます`));
}

function main(): void {
  const folder = process.argv[2] ?? "dist";
  if (!existsSync(join(folder, "headers.json"))) {
    console.error(`${folder}/ がありません。先に npm run build を実行してください。`);
    process.exit(1);
  }
  serveSite(folder, Number(process.env.PORT ?? 4173));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
