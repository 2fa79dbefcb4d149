// Inlined into the head of every page: what must be known before the first paint.
const root = document.documentElement;
root.classList.add("js");
// Entries that their address narrows are not yet narrowed (Selects.module.css). What others add to a shared address narrows nothing.
if (/[?&](q|policy|section|area|department|due|status|kind|origin|sort)=[^&]/.test(location.search)) {
  root.dataset.asked = "";
}
// Taps before the island is there wait for it; it then answers those that follow too.
window.taps = [];
addEventListener("click", ({ target }) => window.taps.push(target));
try {
  const { theme, shared, textSize } = localStorage;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (shared === "1" && textSize) root.dataset.text = textSize;
} catch {
  // Storage is refused: the defaults hold.
}
