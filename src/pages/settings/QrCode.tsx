import { createEffect, onCleanup } from "solid-js";

interface QrCodeProps {
  text: string;
  label: string;
}

/** A text as a QR code, drawn on the device; its library is fetched only when a code is shown. */
export function QrCode(props: QrCodeProps) {
  let place!: HTMLDivElement;
  let latest = 0;
  onCleanup(() => {
    latest = -1;
  });

  createEffect(() => {
    const { text, label } = props;
    latest += 1;
    const asked = latest;
    import("#markup/qr.ts").then(
      ({ drawQr }) => asked === latest && drawQr(place, text, label),
      // Offline before the chunk was cached: the code above can still be copied.
      () => undefined,
    );
  });

  return <div ref={place} />;
}
