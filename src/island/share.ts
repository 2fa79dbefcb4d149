import { button, element, openDialog } from "./elements.ts";
import css from "./share.css?inline";

// Not an element: the security policy names the styles of elements.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);

/**
 * Offers the ways to hand on this page: LINE, the device's own sheet, a copy, a code for another phone. What is handed on
 * stands there to read: what the button says, else the page's own title and description. Of the address only itself: what
 * others added to it says who came from where.
 */
export function share(tapped: HTMLElement): void {
  const title = tapped.dataset.share || document.title;
  const text = tapped.dataset.shareText ?? document.querySelector<HTMLMetaElement>("[name=description]")?.content ?? "";
  const url = location.origin + location.pathname;
  const words = `${title}\n${text}\n${url}`;
  const answer = element("p", { role: "status" }, `アドレス：${url}`);
  const ways: Node[] = [];
  // An address of LINE's own, which the LINE of computers does not know (https://developers.line.biz/ja/docs/line-login/using-line-url-scheme/).
  if (/Android|iPhone|iPad/.test(navigator.userAgent)) {
    const href = `https://line.me/R/share?text=${encodeURIComponent(words)}`;
    ways.push(element("a", { href, rel: "noreferrer" }, "LINEで送る"));
  }
  if (navigator.share) {
    // Rejected when the reader closes the sheet: nothing to say then.
    const handOn = () => void navigator.share({ title, text, url }).catch(() => undefined);
    ways.push(button("ほかのアプリに渡す", handOn));
  }
  if (navigator.clipboard) {
    const copy = () =>
      void navigator.clipboard.writeText(words).then(
        () => answer.replaceChildren("上の文とアドレスをコピーしました。"),
        // Refused: the address stands there to be copied by hand.
        () => undefined,
      );
    ways.push(button("コピーする", copy));
  }
  const code = element("div", {});
  const dialog = openDialog(
    "share-dialog",
    tapped.getAttribute("aria-label") ?? "",
    element("p", {}, `${title}\n${text}`),
    answer,
    ...ways,
    code,
    button("閉じる", () => dialog.close()),
  );
  import("#markup/qr.ts").then(
    ({ drawQr }) => drawQr(code, url, "このページのQRコード"),
    // The chunk did not come: the address stands above.
    () => undefined,
  );
}
