import type { Failure } from "#domain/failure.ts";

export interface DownloadLimits {
  /** From the request to the last byte. */
  ms: number;
  /** Decoded. */
  bytes: number;
}

/**
 * Downloads a JSON file of this site, as bytes. Never reads more than the limit, whatever the server
 * sends, and returns every failure of the network as a value.
 */
export async function download(
  url: string,
  cache: RequestCache,
  limits: DownloadLimits,
): Promise<Uint8Array<ArrayBuffer> | Failure> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limits.ms);
  try {
    // Our files never redirect; a captive portal does.
    const response = await fetch(url, { cache, redirect: "manual", signal: abort.signal });
    const failure = judgeResponse(response);
    return failure ?? (await readBody(response, limits.bytes));
  } catch {
    if (abort.signal.aborted) return "slow";
    // `onLine` is true on many dead connections, so it only chooses the reason.
    return globalThis.navigator?.onLine === false ? "offline" : "unreachable";
  } finally {
    clearTimeout(timer);
    abort.abort(); // cancels a body that was not read to its end
  }
}

/** What a captive portal answers that wants a login first (RFC 6585). */
const NETWORK_AUTHENTICATION_REQUIRED = 511;

function judgeResponse(response: Response): Failure | null {
  if (response.type === "opaqueredirect" || response.status === NETWORK_AUTHENTICATION_REQUIRED) return "not-ours";
  if (!response.ok) return "unreachable";
  const type = response.headers.get("content-type") ?? "";
  return /^application\/([a-z0-9.-]+\+)?json *(;|$)/i.test(type) ? null : "not-ours";
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | Failure> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > maxBytes) return "too-large";
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
