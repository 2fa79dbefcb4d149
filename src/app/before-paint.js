// Inlined into the head of every page: what must be known before the first paint, and what is left to say and do where
// no other script comes.
const root = document.documentElement;
root.classList.add("js");
// Entries that their address narrows are not yet narrowed (Selects.module.css). What others add to a shared address narrows nothing.
if (/[?&](q|policy|section|area|department|due|status|kind|origin|sort)=[^&]/.test(location.search)) {
  root.dataset.asked = "";
}

// Taps before the island is there wait for it; it then answers those that follow too (src/island/taps.ts).
const taps = [];
window.taps = taps;
const isAnswered = () => Object.hasOwn(taps, "push");
addEventListener("click", ({ target }) => {
  taps.push(target);
  isAnswered() || setTimeout(() => isAnswered() || tell(), 10_000);
});

try {
  // What a visitor of a shared device chose goes before what the device begins with.
  const { theme, shared, textSize } = { ...localStorage, ...sessionStorage };
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (shared === "1") {
    if (textSize) root.dataset.text = textSize;
    // Written, as the first paint waits for what the parser meets and not for what a script puts there.
    document.write("<link rel=stylesheet href=/assets/shared.css>");
  }
  // A page that is left before the island came hands on what was to be followed; on a shared device nothing is.
  addEventListener("pagehide", () => {
    if (isAnswered() || shared) return;
    sessionStorage.taps = [sessionStorage.taps, taps.map((tap) => tap.closest("[data-follow]")?.dataset.follow)];
  });
} catch {
  // Storage is refused: the defaults hold.
}

// A script that does not arrive is told by its element, one that does not parse by the name of its file.
let isMissing = false;
addEventListener(
  "error",
  ({ target, filename }) => (isMissing ||= target.type === "module" || /assets/.test(filename)),
  true,
);
addEventListener("load", () => {
  if (!isMissing && isAnswered()) return;
  // Once: what a reload did not mend is the reader's to decide.
  if (performance.getEntriesByType("navigation")[0].type === "reload") tell();
  else heal();
});

/** Fetches what the page loads past the browser's cache, where something else may lie for ever, and then the page. */
function heal() {
  const parts = [...document.querySelectorAll('[src^="/assets"],[href^="/assets"]')];
  Promise.all(
    parts.map(({ src, href }) => fetch(src || href, { cache: "reload" }).then((response) => response.blob())),
  ).then(() => location.reload(), tell);
}

/** In the place of the app that did not come, else in the age line. */
function tell() {
  const place = [...document.querySelectorAll("[data-notice],[data-waiting]")].at(-1);
  place.innerHTML = "部品が届きませんでした。<button>読み込みなおす</button>";
  place.lastChild.onclick = heal;
}
