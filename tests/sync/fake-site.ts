import { vi } from "vitest";
import type { Snapshot } from "#domain/snapshot.ts";

/** A file that the site serves: its body, in as many chunks as a test likes, and what goes wrong with it. */
export interface Served {
  body?: string | Uint8Array;
  status?: number;
  type?: string | null;
  /** A redirect, as the gate of a public Wi-Fi sends it. */
  redirects?: true;
  /** Never answers. */
  hangs?: true;
  /** Answers, then sends nothing more after this many bytes. */
  hangsAfter?: number;
  /** The connection fails before the answer, or after this many bytes of it. */
  fails?: true;
  failsAfter?: number;
}

/** A site with an index and snapshots, served to `fetch`; a test changes `files` to do harm. */
export class FakeSite {
  files = new Map<string, Served>();
  private readonly cached = new Map<string, Served>();
  requests: { path: string; cache: RequestCache | undefined }[] = [];

  constructor() {
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => this.answer(path, init));
  }

  /** Publishes a snapshot as the build does; `entry` changes what the index says of it. */
  async publish(snapshot: Snapshot | object, entry: object = {}): Promise<void> {
    const text = JSON.stringify(snapshot);
    const bytes = new TextEncoder().encode(text);
    const { version, schema, date } = snapshot as Snapshot;
    const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    const url = `/data/plans/9.${sha256.slice(0, 8)}.json`;
    const named = { plan: "9", schema, version, date, url, bytes: bytes.length, sha256, ...entry };
    this.serve("/data/index.json", { body: JSON.stringify({ plans: [named] }) });
    this.serve(url, { body: text });
  }

  serve(path: string, served: Served): void {
    this.files.set(path, served);
  }

  /** What the browser's cache answers, unless it is passed by. */
  answerFromCache(path: string, served: Served): void {
    this.cached.set(path, served);
  }

  /** Does harm to the snapshot, or to the index, that is served now. */
  harm(which: "index" | "snapshot", harm: (served: Served) => Served): void {
    for (const [path, served] of this.files) {
      if ((path === "/data/index.json") === (which === "index")) this.files.set(path, harm(served));
    }
  }

  private async answer(path: string, { cache, signal }: RequestInit): Promise<Response> {
    this.requests.push({ path, cache });
    const kept = cache === "reload" ? undefined : this.cached.get(path);
    const served = kept ?? this.files.get(path) ?? { body: "not found", status: 404, type: "text/plain" };
    if (served.hangs) await untilAborted(signal);
    if (served.fails) throw new TypeError("Failed to fetch");
    if (served.redirects) return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    const type = served.type === undefined ? "application/json; charset=utf-8" : served.type;
    return new Response(streamOf(served, signal), {
      status: served.status ?? 200,
      headers: type === null ? {} : { "content-type": type },
    });
  }
}

function streamOf({ body = "", hangsAfter, failsAfter }: Served, signal: RequestInit["signal"]): ReadableStream {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const sent = bytes.subarray(0, hangsAfter ?? failsAfter);
  return new ReadableStream({
    async start(controller) {
      const half = Math.ceil(sent.length / 2);
      if (half > 0) controller.enqueue(sent.subarray(0, half));
      if (half < sent.length) controller.enqueue(sent.subarray(half));
      if (failsAfter !== undefined) controller.error(new TypeError("network error"));
      else if (hangsAfter !== undefined) await untilAborted(signal).catch((error) => controller.error(error));
      else controller.close();
    },
  });
}

function untilAborted(signal: RequestInit["signal"]): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
}
