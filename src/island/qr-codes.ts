import { selectorOf } from "#markup/marks.ts";

/** Draws each QR code of the page with its address below it: only the device knows under which name the site is open. */
export function drawCodes(): void {
  for (const place of document.querySelectorAll<HTMLElement>(selectorOf("qr"))) {
    const { href } = new URL(place.dataset.qr ?? "", location.href);
    import("#markup/qr.ts").then(
      ({ drawQr }) => {
        drawQr(place, href, "QRコード");
        place.append(href);
      },
      // The chunk did not come: the words beside it stand.
      () => undefined,
    );
  }
}
