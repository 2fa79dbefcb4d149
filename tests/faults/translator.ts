/**
 * Does to the page what the translation of browsers does: puts each text, with other words, into two `<font>`, adds
 * elements of its own and renames the language. Runs in the page, and takes nothing from around it. What the translator
 * left alone is left alone; figures and 漢字 stay, so that tests can find them.
 *
 * @param goesOn whatever comes later is translated too.
 */
export function translate(goesOn: boolean): void {
  const LEFT_ALONE = "script, style, noscript, svg, font, [translate='no']";

  const wrap = (text: Text) => {
    if (text.data.trim() === "" || text.parentElement?.closest(LEFT_ALONE) !== null) return;
    const outer = document.createElement("font");
    outer.dir = "auto";
    const inner = outer.appendChild(document.createElement("font"));
    inner.dir = "auto";
    inner.textContent = text.data.replace(/[ぁ-ん]+/g, " of ");
    text.replaceWith(outer);
  };
  const wrapAll = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) wrap(text);
  };
  const work = () => {
    wrapAll(document.body);
    const { documentElement } = document;
    if (documentElement.classList.contains("translated-ltr")) return;
    documentElement.lang = "en";
    documentElement.classList.add("translated-ltr");
    const banner = document.createElement("div");
    banner.className = "skiptranslate";
    document.body.prepend(banner);
    document.body.append(banner.cloneNode());
    if (!goesOn) return;
    new MutationObserver((mutations) => {
      for (const { target, addedNodes } of mutations) {
        if (target instanceof Text) wrap(target);
        for (const node of addedNodes) {
          if (node instanceof Text) wrap(node);
          else wrapAll(node);
        }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", work);
  else work();
}
