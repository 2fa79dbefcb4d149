import { selectorOf } from "#markup/marks.ts";
import { element } from "./elements.ts";

// Fetched where the page is open in LINE's own browser: says that what is followed here stays here, and leads to the browser
// that the reader has otherwise, by a parameter of LINE's (https://developers.line.biz/ja/docs/line-login/using-line-url-scheme/).
const notice = document.querySelector(selectorOf("notice"));
const address = new URL(location.href);
address.searchParams.set("openExternalBrowser", "1");
notice?.after(
  element(
    "span",
    { className: notice.className },
    "LINEの画面で見ています。ここでのフォローは、いつものブラウザーには伝わりません。",
    element("a", { href: address.href }, "いつものブラウザーで開く"),
  ),
);
