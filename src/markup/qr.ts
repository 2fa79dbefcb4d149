import { encode } from "uqr";

// Imported on demand alone, wherever a code is drawn, so that its library is one file that comes with the first code.

/** Draws a text as a QR code in the place of what stands there; black on white, as cameras expect it in a dark page too. */
export function drawQr(place: Element, text: string, label: string): void {
  const { data, size } = encode(text);
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join("");
  // Of the four modules that must stay free around it, the library leaves one.
  const side = size + 6;
  place.innerHTML = `<svg viewBox="-3 -3 ${side} ${side}" width="180" height="180" role="img"><path fill="#fff" d="M-3-3h${side}v${side}h-${side}z"/><path d="${path}"/></svg>`;
  place.firstElementChild?.setAttribute("aria-label", label);
}
