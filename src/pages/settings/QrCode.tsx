import { createEffect, createSignal, onCleanup, Show } from "solid-js";

interface QrCodeProps {
  text: string;
  label: string;
}

/** A text as a QR code, drawn on the device; its library is fetched only when a code is shown. */
export function QrCode(props: QrCodeProps) {
  const [drawing, setDrawing] = createSignal<{ size: number; path: string }>();
  let latest = 0;
  onCleanup(() => {
    latest = -1;
  });

  createEffect(() => {
    const { text } = props;
    latest += 1;
    const asked = latest;
    import("uqr").then(
      ({ encode }) => {
        if (asked !== latest) return;
        const { data, size } = encode(text);
        const path = data
          .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
          .join("");
        setDrawing({ size, path });
      },
      // Offline before the chunk was cached: the code above can still be copied.
      () => undefined,
    );
  });

  return (
    <Show when={drawing()}>
      {(qr) => (
        <svg
          width="180"
          height="180"
          viewBox={`-2 -2 ${qr().size + 4} ${qr().size + 4}`}
          role="img"
          aria-label={props.label}
        >
          <rect x="-2" y="-2" width={qr().size + 4} height={qr().size + 4} fill="#fff" />
          <path d={qr().path} fill="#000" />
        </svg>
      )}
    </Show>
  );
}
