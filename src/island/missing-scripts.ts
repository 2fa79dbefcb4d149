import { selectorOf } from "#markup/marks.ts";

/** Where the script of an app does not come, its place says so; the island's own stands before it in every document. */
export function explainMissingScripts(): void {
  const tell = ({ target }: Event) => {
    const place = document.querySelector(selectorOf("waiting"));
    if (target instanceof HTMLScriptElement && place) {
      place.textContent = "このページの部品が届きませんでした。電波のよい場所で、もう一度試してください。";
    }
  };
  // An error of loading does not bubble.
  addEventListener("error", tell, { capture: true });
}
