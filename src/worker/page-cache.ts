import { readDataVersion } from "#storage/data-version.ts";

/**
 * Prerendered pages that this device has seen, one cache per build of the app: a page names the
 * scripts of its build, which only the worker of that build holds.
 */
const PREFIX = "pages-";

/** On stored pages: the plan, and the version of its data, that the page was made from. */
const PLAN_HEADER = "Data-Plan";
const VERSION_HEADER = "Data-Version";

/** Milliseconds after which a page that does not come is given up. */
const PATIENCE = 10_000;

export interface PageCache {
  /** The page of this very address, unless it is older than the data on this device. */
  find(url: URL): Promise<Response | null>;
  /**
   * Fetches a page and keeps it for next time; anything but a whole page of this build is not kept. One made from
   * newer data than this device holds is kept once the device has those data: else the next address opened here
   * would go back to older ones.
   */
  fetchPage(url: URL): Promise<void>;
  /** A file whose name carries its hash: from the cache, else fetched and kept. */
  keepAtFirstUse(request: Request): Promise<Response>;
  /** Drops the pages of other builds. */
  dropOthers(): Promise<void>;
}

/** What a page says about itself in its head, or `null` if it is not one of ours (a portal's login page, say). */
export function readPageMeta(html: string): { build: string; plan: string; version: number } | null {
  const build = /<meta name="app-build" content="([^"]+)"/.exec(html)?.[1];
  const plan = /<meta name="plan" content="([^"]+)"/.exec(html)?.[1];
  const version = /<meta name="data-version" content="(\d+)"/.exec(html)?.[1];
  return build && plan && version ? { build, plan, version: Number(version) } : null;
}

const isHtml = (response: Response) => (response.headers.get("Content-Type") ?? "").startsWith("text/html");
const isPage = (response: Response) => response.ok && !response.redirected && isHtml(response);

/**
 * Whether a file of this build is what its address says, and whole where its length is known: behind a portal, a login
 * page comes in the place of any, and kept as a script it would stay until the next build.
 */
export async function isOwnFile(address: string, response: Response, build: string, bytes?: number): Promise<boolean> {
  if (!response.ok) return false;
  const isPageAddress = new URL(address).pathname.endsWith(".html");
  if (!isPageAddress && isHtml(response)) return false;
  const body = await response.clone().arrayBuffer();
  if (bytes !== undefined && body.byteLength !== bytes) return false;
  return !isPageAddress || new TextDecoder().decode(body).includes(`<meta name="app-build" content="${build}"`);
}

/**
 * The cache of the pages of one build. Queries do not count: the app reads them, the page is the same.
 * `refresh` brings the device to the current data of a plan, which notes their version.
 */
export function createPageCache(build: string, refresh: (planId: string) => Promise<void>): PageCache {
  const name = PREFIX + build;
  const keyOf = (url: URL) => url.origin + url.pathname;

  return {
    async find(url) {
      const cache = await caches.open(name);
      const page = await cache.match(keyOf(url));
      if (!page) return null;
      const least = await readDataVersion(page.headers.get(PLAN_HEADER) ?? "");
      return Number(page.headers.get(VERSION_HEADER)) >= least ? page : null;
    },

    async fetchPage(url) {
      try {
        const response = await fetch(keyOf(url), { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
        const html = await response.text();
        const meta = readPageMeta(html);
        // A page that was cut off on its way has no end.
        if (!isPage(response) || meta?.build !== build || !html.trimEnd().endsWith("</html>")) return;
        const held = await readDataVersion(meta.plan);
        if (held > 0 && meta.version > held) await refresh(meta.plan);
        // A device without data keeps the page all the same: then it has at least that.
        if (held > 0 && meta.version !== (await readDataVersion(meta.plan))) return;
        const headers = new Headers(response.headers);
        // They describe the bytes on the wire, which are unpacked here.
        headers.delete("Content-Encoding");
        headers.delete("Content-Length");
        headers.set(PLAN_HEADER, meta.plan);
        headers.set(VERSION_HEADER, String(meta.version));
        const cache = await caches.open(name);
        await cache.put(keyOf(url), new Response(html, { headers }));
      } catch {
        // Offline, too slow or no space: what is stored stays, and the next visit tries again.
      }
    },

    async keepAtFirstUse(request) {
      // Without space, or without a cache at all, the reader still gets the file.
      const cache = await caches.open(name).catch(() => null);
      const kept = await cache?.match(request).catch(() => undefined);
      if (kept) return kept;
      const response = await fetch(request);
      if (await isOwnFile(request.url, response, build)) await cache?.put(request, response.clone()).catch(() => {});
      return response;
    },

    async dropOthers() {
      const names = await caches.keys();
      await Promise.all(
        names.filter((other) => other.startsWith(PREFIX) && other !== name).map((other) => caches.delete(other)),
      );
    },
  };
}
