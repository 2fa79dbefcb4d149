import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED_COLOUR = 3;

/**
 * Encodes opaque RGBA pixels as a PNG of at most 256 colours: a half of the bytes for flat drawings with text.
 * Rarer colours, which only smooth the edges of letters, become the nearest frequent one.
 */
export function encodePalettePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.length; i += 4) {
    const color = colorAt(pixels, i);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  // Equal counts are ordered by colour, so that the same picture always gives the same bytes.
  const byFrequency = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b).map(([color]) => color);
  const palette = byFrequency.slice(0, 256);
  const indexOf = new Map(palette.map((color, index) => [color, index]));
  for (const color of byFrequency.slice(256)) indexOf.set(color, nearest(color, palette));

  // One byte before each row names its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = indexOf.get(colorAt(pixels, (y * width + x) * 4)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED_COLOUR], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const colorAt = (pixels: Uint8Array, i: number) =>
  ((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0);

function nearest(color: number, palette: readonly number[]): number {
  const distance = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (const [index, other] of palette.entries()) {
    if (distance(other) < distance(palette[best] ?? 0)) best = index;
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
