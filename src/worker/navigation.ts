import { readSeenVersion } from "#storage/seen-version.ts";
import { withTimeout } from "#storage/with-timeout.ts";
import { fetchDocument, readDocumentFacts } from "./network-document.ts";
import type { Pages } from "./pages.ts";

/** Time that the device may take before the network is asked too, in milliseconds: a database can be slow or held up. */
const DEVICE_TIMEOUT_MS = 1_500;

/** Files and folders that are no pages. */
const NOT_PAGES = /^\/(assets|calendar|data|feeds|icons|og)\/|^[^?]*\.[a-z\d]+$/i;

/** Whether a request opens one of our pages. */
export function isNavigation({ request, url }: { request: Request; url: URL }): boolean {
  return request.mode === "navigate" && url.origin === location.origin && !NOT_PAGES.test(url.pathname);
}

/**
 * Answers with the page as this device can render it. Where it holds no plan, is slow, holds older data than were seen
 * here, or knows nothing at the address (a newer app may), the host's document is asked for too, and what comes first is
 * shown; where neither comes, whatever there is; at last one plain sentence.
 */
export async function answerNavigation(pages: Pages, request: Request, url: URL): Promise<Response> {
  // One way to write an address, as the host has it.
  const { pathname } = url;
  if (/^\/.+\/$/.test(pathname)) {
    const plain = new URL(url);
    plain.pathname = pathname.replace(/\/+$/, "");
    return Response.redirect(plain, 308);
  }

  const rendering = pages.render(pathname).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  const current = Promise.all([rendering, readSeenVersion(pages.plan)]).then(([page, seen]) => {
    const isOld = page !== null && (readDocumentFacts(page.html)?.version ?? 0) < seen;
    if (page?.status !== 200 || isOld) throw new Error("nothing to show at once");
    return pages.respond(page);
  });
  const quick = await withTimeout(current, DEVICE_TIMEOUT_MS).catch(() => null);
  if (quick) return quick;
  const fetching = fetchDocument(request).catch(() => null);
  const fetched = fetching.then((document) => {
    if (!document?.ok && document?.type !== "opaqueredirect") throw new Error("no document");
    return document;
  });
  const first = await Promise.any([fetched, current]).catch(() => null);
  if (first) return first;
  const page = await rendering;
  return page ? pages.respond(page) : ((await fetching) ?? explainOffline());
}

/** Where neither device nor host has a page that may be shown: not the browser's own error page. */
function explainOffline(): Response {
  const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>つながりません</title><h1>つながりません</h1><p>この端末には、計画のデータがまだ保存されていないか、ブラウザに消されています。サイトからも、いま表示できるページが届きませんでした。電波のよい場所で、しばらくしてから開き直してください。フォローは残っていることがあります。</p><p><a href="">もう一度開く</a></p></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
