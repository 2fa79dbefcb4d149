import { Resvg } from "@resvg/resvg-js";
import { Window } from "happy-dom";
import jsQR from "jsqr";
import { expect, it } from "vitest";
import type { FollowableId } from "#domain/follow.ts";
import { encodeFollowCode } from "#domain/follow-code.ts";
import { drawQr } from "#markup/qr.ts";

// What a camera makes of a code, by a reader that shares no line with the library that encodes.

const SCALE = 4;
/** Modules that must stay free on every side (ISO/IEC 18004). */
const QUIET = 4;

const REGISTER: FollowableId[] = ["item:2-1-5", "area:east", "department:machizukuri", "policy:2"];
const TEXTS = {
  "a follow link": `https://mieru.example.jp/settings#f=${encodeFollowCode("4", REGISTER, REGISTER)}`,
  "an address with a Japanese path": "https://みほん.example.jp/計画/項目?q=バス#市営バス路線の再編",
  "the same as a browser hands it on": new URL("https://example.jp/計画/項目?q=バス#市営バス路線の再編").href,
  "a letter of two halves": "https://example.jp/𠮷野家",
};

function draw(text: string): string {
  const place = new Window().document.createElement("div");
  drawQr(place as unknown as Element, text, "QRコード");
  expect(place.firstElementChild?.getAttribute("aria-label")).toBe("QRコード");
  // Named here alone: a document knows it without.
  return place.innerHTML.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
}

/** The text of a drawn code; `null` where a reader finds none, or one that stands in a mirror. */
function read(svg: string): string | null {
  const side = Number(/viewBox="\S+ \S+ (\d+) /.exec(svg)?.[1]);
  const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: "width", value: side * SCALE } }).render();
  const found = jsQR(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: "dontInvert" });
  const isDark = (x: number, y: number) => {
    const [row, column] = [y, x].map((module) => (QUIET + module) * SCALE + SCALE / 2) as [number, number];
    return (pixels[(row * width + column) * 4] ?? 0) < 128;
  };
  return found && isFormat(isDark) ? found.data : null;
}

/**
 * Whether the first copy of the format stands where it should, the highest bit at the left edge. The reader turns what is
 * mirrored, as a camera's program may not.
 */
function isFormat(isDark: (x: number, y: number) => boolean): boolean {
  const along = [0, 1, 2, 3, 4, 5, 7, 8];
  const up = along.toReversed().slice(1);
  const places = [...along.map((x) => [x, 8] as const), ...up.map((y) => [8, y] as const)];
  let rest = places.reduce((bits, [x, y]) => bits * 2 + Number(isDark(x, y)), 0) ^ 0b101010000010010;
  // A BCH code (15, 5): divided by its generator, nothing remains.
  for (let bit = 14; bit >= 10; bit -= 1) if (rest & (1 << bit)) rest ^= 0b10100110111 << (bit - 10);
  return rest === 0;
}

/** The same drawing, with every dark module of the path where `move` puts it; gone where that is nowhere. */
function redraw(svg: string, move: (x: number, y: number, last: number) => readonly [number, number] | null): string {
  // Of the four free modules the path's own coordinates hold one.
  const last = Number(/viewBox="\S+ \S+ (\d+) /.exec(svg)?.[1]) - 7;
  const moved = svg.replace(/M(\d+) (\d+)h1v1h-1z/g, (_, x, y) => {
    const place = move(Number(x), Number(y), last);
    return place ? `M${place.join(" ")}h1v1h-1z` : "";
  });
  expect(moved).not.toBe(svg);
  return moved;
}

it.each(Object.entries(TEXTS))("is read as what was drawn: %s", (_, text) => {
  expect(read(draw(text))).toBe(text);
});

it.each<[string, Parameters<typeof redraw>[1]]>([
  ["with left and right changed", (x, y, last) => [last - x, y]],
  ["with top and bottom changed", (x, y, last) => [x, last - y]],
  ["with rows for columns", (x, y) => [y, x]],
  ["without its lower half", (x, y, last) => (y > last / 2 ? null : [x, y])],
  ["without every third module", (x, y) => ((x + y * 2) % 3 === 0 ? null : [x, y])],
])("is not taken for a right one %s", (_, move) => {
  expect(read(redraw(draw(TEXTS["a follow link"]), move))).toBeNull();
});

it("has its own white, and four free modules around it, on a dark page too", () => {
  const svg = draw(TEXTS["a follow link"]);
  const { pixels, width } = new Resvg(svg, { background: "#000" }).render();
  const edge = (QUIET * width) / Number(/viewBox="\S+ \S+ (\d+) /.exec(svg)?.[1]);
  const isFree = (pixel: number) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return Math.min(x, y, width - 1 - x, width - 1 - y) < Math.floor(edge);
  };
  const colours = Array.from({ length: width * width }, (_, pixel) => pixel)
    .filter(isFree)
    .map((pixel) => pixels.subarray(pixel * 4, pixel * 4 + 4).join());
  expect([...new Set(colours)]).toEqual(["255,255,255,255"]);
});
