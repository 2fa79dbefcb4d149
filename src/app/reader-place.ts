/**
 * Notes where the reader is while an app's place still shows what stands there until it is drawn.
 *
 * @param place what the app draws into; elements in it are known again by their kind and their words.
 * @returns what brings the reader back: the focus, and what they looked at to the height where it was. Browsers see to
 * that by themselves only where they anchor scrolling, and never for the focus.
 */
export function noteReaderPlace(place: HTMLElement): () => void {
  const focused = document.activeElement;
  const seen = isInSight(focused) ? focused : document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const top = seen?.getBoundingClientRect().top ?? 0;
  return () => {
    if (!focused?.isConnected) findTwin(place, focused)?.focus({ preventScroll: true });
    const moved = findTwin(place, seen)?.getBoundingClientRect().top ?? top;
    scrollBy({ top: moved - top, behavior: "instant" });
  };
}

function isInSight(element: Element | null): boolean {
  if (element === document.body) return false;
  const top = element?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < innerHeight;
}

/** The element itself where it still stands, else the one in its place; `null` where there is none. */
function findTwin(place: HTMLElement, element: Element | null): HTMLElement | null {
  if (!element || element.isConnected) return element as HTMLElement | null;
  const others = [...place.querySelectorAll<HTMLElement>(element.localName)];
  return others.find(({ textContent }) => textContent === element.textContent) ?? null;
}
