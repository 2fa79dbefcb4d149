import { existsSync } from "node:fs";
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createServer } from "../../src/serve/serve.ts";

/** One request, and what the real server would answer. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** The real server's answer: whole and not compressed, or just as it would be. */
  answer: (asIs?: boolean) => Promise<Answer>;
  /** Has the real server answer. */
  pass: () => Promise<void>;
}

interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** What goes wrong with a request. */
export type ServerFault = (exchange: Exchange) => Promise<void>;

export interface FaultServer {
  /** Without a slash at the end. */
  url: string;
  /** Serves another folder from now on. As a host should, it keeps the assets of earlier ones unless told to drop them. */
  deploy: (folder: string, options?: { dropOldAssets?: boolean }) => void;
  /** Answers requests whose path matches with a fault, the first `times` of them; a later fault goes before an earlier. */
  inject: (pattern: RegExp, fault: ServerFault, times?: number) => void;
  /** Ends all faults; a dead server comes back. Requests that hang are cut. */
  heal: () => Promise<void>;
  /** Ends the server as a power cut would. */
  die: () => Promise<void>;
  /** A dead server comes back, with its faults. */
  live: () => Promise<void>;
  /** How many requests for matching paths there were since the start. */
  count: (pattern: RegExp) => number;
  close: () => Promise<void>;
}

const sites = new Map<string, http.Server>();

/** The real server of a folder, for requests that are handed to it. The same for all tests: it knows each file's hash. */
function siteOf(folder: string): http.Server {
  const site = sites.get(folder) ?? createServer(folder);
  sites.set(folder, site);
  return site;
}

/** More than these bytes of address and headers reach the real server by the network alone: it may refuse them. */
const HANDED_OVER = 8 * 1024;

/** A server of built sites that can be told to go wrong. Behind it stands the real one, with its headers. */
export async function startFaultServer(folder: string): Promise<FaultServer> {
  const origins = new Map<string, http.Server>();
  // Not kept alive: the real server may close a connection just when it is used again, a fault that nobody asked for.
  const agent = new http.Agent();
  let injected: { pattern: RegExp; fault: ServerFault; left: number }[] = [];
  let deployed: string[] = [folder];
  const asked: string[] = [];

  async function origin(of: string): Promise<http.Server> {
    const known = origins.get(of);
    if (known) return known;
    const server = createServer(of);
    origins.set(of, server);
    await listen(server, 0);
    return server;
  }

  async function ask(of: string, request: IncomingMessage, asIs: boolean): Promise<Answer> {
    const server = await origin(of);
    const { port } = server.address() as AddressInfo;
    const { "if-none-match": _, ...whole } = request.headers;
    const headers = asIs ? request.headers : { ...whole, "accept-encoding": "identity" };
    return new Promise((resolve, reject) => {
      http
        .request({ port, host: "127.0.0.1", path: request.url, method: request.method, headers, agent }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk) => chunks.push(chunk));
          answer.on("end", () => {
            const { connection, "keep-alive": keepAlive, ...kept } = answer.headers;
            resolve({ status: answer.statusCode ?? 500, headers: kept, body: Buffer.concat(chunks) });
          });
        })
        .on("error", reject)
        .end();
    });
  }

  /** What is deployed, or for an asset that is no longer there, what was. */
  function folderFor({ url = "" }: IncomingMessage): string {
    const [current = folder] = deployed;
    if (!url.startsWith("/assets/")) return current;
    const file = url.split("?")[0] ?? "";
    return deployed.find((one) => existsSync(join(one, file))) ?? current;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const of = folderFor(request);
    const size = [request.url, ...request.rawHeaders].reduce((sum, text = "") => sum + text.length, 0);
    if (size > HANDED_OVER) send(response, await ask(of, request, true));
    // Half of a test's requests to this process would be its own otherwise.
    else siteOf(of).emit("request", request, response);
  }

  // Addresses of any length reach the real server, whose answer to them is its own.
  const server = http.createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    asked.push(path);
    const hit = injected.find(({ pattern, left }) => left > 0 && pattern.test(path));
    if (hit) hit.left -= 1;
    const exchange: Exchange = {
      request,
      response,
      answer: (asIs = false) => ask(folderFor(request), request, asIs),
      pass: () => pass(request, response),
    };
    (hit ? hit.fault(exchange) : exchange.pass()).catch(() => response.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  const die = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  const live = async () => {
    if (!server.listening) await listen(server, port);
  };

  return {
    url: `http://localhost:${port}`,
    deploy(next, { dropOldAssets = false } = {}) {
      deployed = [next, ...(dropOldAssets ? [] : deployed)];
    },
    inject(pattern, fault, times = Number.POSITIVE_INFINITY) {
      injected = [{ pattern, fault, left: times }, ...injected];
    },
    async heal() {
      injected = [];
      server.closeAllConnections();
      await live();
    },
    die,
    live,
    count: (pattern) => asked.filter((path) => pattern.test(path)).length,
    async close() {
      agent.destroy();
      if (server.listening) await die();
      for (const one of origins.values()) {
        one.close();
        one.closeAllConnections();
      }
    },
  };
}

/** Says how long the file is, sends its beginning, and cuts the connection. */
export const abort: ServerFault = async ({ response, answer }) => {
  const { status, headers, body } = await answer();
  response.writeHead(status, headers);
  response.write(body.subarray(0, 20), () => response.destroy());
};

/** Sends the first half as if that were all. */
export const truncate: ServerFault = async ({ response, answer }) => {
  const { status, headers, body } = await answer();
  const half = body.subarray(0, body.length >> 1);
  send(response, { status, headers: { ...headers, "content-length": half.length }, body: half });
};

/** Changes one byte in the middle; inside a text of the plan it stays good JSON. */
export const flipByte: ServerFault = async ({ response, answer }) => {
  const { status, headers, body } = await answer();
  const flipped = Buffer.from(body);
  const place = flipped.findIndex((byte, index) => index > flipped.length / 2 && byte >= 0x61 && byte < 0x7a);
  flipped[place] = (flipped[place] ?? 0) + 1;
  send(response, { status, headers, body: flipped });
};

/** Changes a byte of the compressed file, which then cannot be unpacked. */
export const flipCompressedByte: ServerFault = async ({ request, response, answer }) => {
  delete request.headers["if-none-match"];
  const { status, headers, body } = await answer(true);
  const flipped = Buffer.from(body);
  for (let place = flipped.length >> 1; place < (flipped.length >> 1) + 40; place += 1) flipped[place] = 0xff;
  send(response, { status, headers, body: flipped });
};

/** Takes the request and never answers. */
export const hang: ServerFault = () => new Promise(() => {});

/** Answers rightly, but not before it is let go. */
export function held(): { fault: ServerFault; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { fault: ({ pass }) => released.then(pass), release };
}

/** Sends the headers and a beginning, then nothing more. */
export const stall: ServerFault = async ({ response, answer }) => {
  const { status, headers, body } = await answer();
  response.writeHead(status, headers);
  response.write(body.subarray(0, 20));
};

/** Answers rightly, in so many parts that the browser paints some of them before the others have come. */
export const inParts: ServerFault = async ({ response, answer }) => {
  const { status, headers, body } = await answer();
  response.writeHead(status, headers);
  const size = Math.ceil(body.length / 40);
  for (let from = 0; from < body.length; from += size) {
    response.write(body.subarray(from, from + size));
    await pause(20);
  }
  response.end();
};

/** Answers rightly, later. */
export function slow(ms: number): ServerFault {
  return async ({ pass }) => {
    await pause(ms);
    await pass();
  };
}

const PORTAL = "<!doctype html><title>Wi-Fi</title><h1>ログインしてください</h1><form><input name=room></form>";

/** The login page of a public Wi-Fi, as if it were the file. */
export const portal: ServerFault = async ({ response }) =>
  send(response, {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: Buffer.from(PORTAL),
  });

/** The same, to be kept for ever under the file's name. */
export const keptPortal: ServerFault = async ({ response }) =>
  send(response, {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
    body: Buffer.from(PORTAL),
  });

/** Sends the reader to the login page of a public Wi-Fi. */
export const redirectToPortal: ServerFault = async ({ response }) => {
  response.writeHead(302, { location: "/portal-login", "cache-control": "no-store" }).end();
};

/** An error page with a status, such as 404, 500 or 511. */
export function status(code: number): ServerFault {
  return async ({ response }) =>
    send(response, { status: code, headers: { "content-type": "text/html" }, body: Buffer.from(`<h1>${code}</h1>`) });
}

/** 「変わっていません」, whatever the browser holds. */
export const notModified: ServerFault = async ({ response }) => {
  response.writeHead(304, { etag: '"wrong"' }).end();
};

/** The right bytes, not compressed, under other headers. */
export function answered(edit: (headers: OutgoingHttpHeaders) => OutgoingHttpHeaders): ServerFault {
  return async ({ response, answer }) => {
    const { status, headers, body } = await answer();
    send(response, { status, headers: edit(headers), body });
  };
}

/** The right bytes under another content type. */
export const typed = (contentType: string) => answered((headers) => ({ ...headers, "content-type": contentType }));

/** The text of the file, edited. */
export function edited(edit: (text: string) => string): ServerFault {
  return async ({ response, answer }) => {
    const { headers, body } = await answer();
    const text = Buffer.from(edit(body.toString()));
    send(response, { status: 200, headers: { ...headers, "content-length": text.length }, body: text });
  };
}

/** A file of that many bytes, written until the reader has had enough; `written` tells how far it came. */
export function huge(bytes: number, written: { bytes: number } = { bytes: 0 }): ServerFault {
  return async ({ response }) => {
    const chunk = Buffer.alloc(64 * 1024, " ");
    async function* write() {
      while (written.bytes < bytes) {
        written.bytes += chunk.length;
        yield chunk;
      }
    }
    response.writeHead(200, { "content-type": "application/json", "content-length": bytes });
    await pipeline(write, response).catch(() => undefined); // the reader has had enough
  };
}

/** Answers from the folder of another deployment, as a forgetful cache in between would. */
export function from(folder: string): ServerFault {
  return async ({ request, response }) => void siteOf(folder).emit("request", request, response);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // 304 and the like have none.
  const hasBody = status !== 304 && status !== 204 && response.req.method !== "HEAD";
  response.writeHead(status, headers).end(hasBody ? body : undefined);
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      listening();
    });
  });
}
