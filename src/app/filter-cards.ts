import { normalize } from "#domain/search.ts";

/**
 * Narrows the prerendered list by what its cards show, until the app searches everything:
 * title, number, status, promise.
 */
export function filterCards(query: string): void {
  const words = query
    .split(/[\s、,]+/)
    .map(normalize)
    .filter(Boolean);
  let shown = 0;
  for (const card of document.querySelectorAll<HTMLElement>("[data-item]")) {
    const text = normalize(card.textContent ?? "");
    card.hidden = !words.every((word) => text.includes(word));
    if (!card.hidden) shown += 1;
  }
  const count = document.querySelector("[data-count]");
  if (count) count.textContent = `${query.trim() ? `「${query}」を含む項目 ` : ""}${shown}件`;
}
