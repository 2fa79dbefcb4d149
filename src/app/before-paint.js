// Inlined into the head of every page: applies the reader's settings before the first paint.
const root = document.documentElement;
root.classList.add("js");
try {
  const { theme, shared, textSize } = localStorage;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (shared === "1" && textSize) root.dataset.text = textSize;
} catch {
  // Storage is refused: the defaults hold.
}
