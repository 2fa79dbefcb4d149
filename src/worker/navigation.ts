import { withTimeout } from "#storage/with-timeout.ts";
import { fetchDocument } from "./network-document.ts";
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
 * Answers with the page as this device can render it. Where it holds no plan, is slow, or knows nothing at the address (a
 * newer app may), the host's document comes first; where none comes, what the device has; at last one plain sentence.
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
  const quick = await withTimeout(rendering, DEVICE_TIMEOUT_MS).catch(() => null);
  if (quick?.status === 200) return pages.respond(quick);
  const document = await fetchDocument(request).catch(() => null);
  if (document?.ok || document?.type === "opaqueredirect") return document;
  const page = await rendering;
  if (page) return pages.respond(page);
  return document ?? explainOffline();
}

/** Where the device holds nothing and nobody answers: not the browser's own error page. */
function explainOffline(): Response {
  const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>つながりません</title><h1>つながりません</h1><p>この端末には、計画のデータがまだ保存されていないか、ブラウザに消されています。電波のよい場所で開き直してください。フォローは残っていることがあります。</p><p><a href="">もう一度開く</a></p></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
