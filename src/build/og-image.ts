import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { jaModel, Parser } from "budoux";
import type { StatusName } from "#domain/status.ts";
import { encodePalettePng } from "./palette-png.ts";

/** What a preview of an item, or of the site, says. */
export interface OgImage {
  /** The item's title, or the headline of a page that is no item. */
  title: string;
  /** The item's printed number; absent for a page that is no item. */
  number?: string | undefined;
  /** The status and its word, 完了 say; absent for a page that is no item. */
  statusName?: StatusName | undefined;
  statusWord?: string | undefined;
  /** The words of 目標, verbatim. */
  target?: string | undefined;
  /** On the plan's own: how many items have each status, none of them 0. */
  counts?: readonly { name: StatusName; word: string; count: number }[] | undefined;
  planTitle: string;
  /** Name of the site, at the foot. */
  siteName: string;
  /** Beside it, for whoever sees the picture alone: of when the data are and whose they are not, or that they are invented. */
  note: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 64;
const INK = "#1a1a1a";
const QUIET = "#4d4d4d";
const GREEN = "#115a36";
const UNKNOWN = "#4d4d4d";
const BEHIND = "#a90000";

/** Colour and drawing (20 × 20) of each status, as in the app: a shape of its own for each. */
const STATUS: Record<StatusName, { color: string; shape: string }> = {
  done: {
    color: "#00118f",
    shape: `<circle cx="10" cy="10" r="9" fill="#00118f"/><path d="m5.5 10.2 3 3 6-6.2" stroke="#fff" stroke-width="2.2"/>`,
  },
  "on-track": {
    color: "#006173",
    shape: `<circle cx="10" cy="10" r="8" stroke="#006173" stroke-width="2"/><path d="M6 10h7M10 6.5l3.5 3.5-3.5 3.5" stroke="#006173" stroke-width="2"/>`,
  },
  "slightly-behind": {
    color: "#8b3200",
    shape: `<path d="M10 2 19 18H1z" stroke="#fb5b01" stroke-width="2"/><path d="M10 8v4.5M10 14v2" stroke="#8b3200" stroke-width="2"/>`,
  },
  behind: {
    color: BEHIND,
    shape: `<path d="M10 1 20 19H0z" fill="${BEHIND}"/><path d="M10 7.5v5M10 14.5v2" stroke="#fff" stroke-width="2"/>`,
  },
  overdue: {
    color: BEHIND,
    shape: `<path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="${BEHIND}"/><path d="m6.5 6.5 7 7m0-7-7 7" stroke="#fff" stroke-width="2.2"/>`,
  },
  closed: {
    color: UNKNOWN,
    shape: `<rect x="2" y="2" width="16" height="16" stroke="${UNKNOWN}" stroke-width="2"/><path d="m6 14 8-8" stroke="${UNKNOWN}" stroke-width="2"/>`,
  },
  "not-rated": {
    color: UNKNOWN,
    shape: `<rect x="2" y="2" width="16" height="16" rx="3" stroke="${UNKNOWN}" stroke-width="2"/><path d="M6 10h8" stroke="${UNKNOWN}" stroke-width="2"/>`,
  },
  "no-record": {
    color: UNKNOWN,
    shape: `<circle cx="10" cy="10" r="8" stroke="#767676" stroke-width="2" stroke-dasharray="3.6 2.7"/><circle cx="10" cy="10" r="1.6" fill="#767676"/>`,
  },
  upcoming: {
    color: UNKNOWN,
    shape: `<circle cx="10" cy="10" r="8" stroke="${UNKNOWN}" stroke-width="2"/><path d="M10 5.5V10l3 2.5" stroke="${UNKNOWN}" stroke-width="2"/>`,
  },
};

const require = createRequire(import.meta.url);
const FONTS = ["400Regular/BIZUDPGothic_400Regular.ttf", "700Bold/BIZUDPGothic_700Bold.ttf"].map((file) =>
  require.resolve(`@expo-google-fonts/biz-udpgothic/${file}`),
);
const phrases = new Parser(jaModel);

/** Width of a text in ems: full-width characters 1, others a little over a half. */
function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 0.58 : 1;
  return width;
}

const NEVER_FIRST = /^[、。，．・：；！？」』）〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％]/;

/**
 * Breaks a Japanese text into lines between phrases, inside a phrase only where it is longer than a line.
 * What does not fit into `maxLines` ends in 「…」.
 */
export function breakLines(text: string, maxEms: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\n+/)) {
    let line = "";
    for (const phrase of phrases.parse(paragraph.trim())) {
      if (line !== "" && emWidth(line + phrase) > maxEms) {
        lines.push(line);
        line = "";
      }
      for (const character of phrase) {
        if (emWidth(line + character) > maxEms && !NEVER_FIRST.test(character)) {
          lines.push(line);
          line = "";
        }
        line += character;
      }
    }
    if (line !== "") lines.push(line);
  }
  if (lines.length <= maxLines) return lines;
  const last = lines[maxLines - 1] ?? "";
  return [...lines.slice(0, maxLines - 1), `${last.slice(0, Math.max(0, Math.floor(maxEms) - 1))}…`];
}

/** As few lines as `breakLines` needs, but of about the same length: no last line of one word. */
function breakEvenly(text: string, maxEms: number, maxLines: number): string[] {
  const widest = breakLines(text, maxEms, maxLines);
  if (widest.some((line) => line.endsWith("…"))) return widest;
  let even = widest;
  for (let ems = maxEms - 1; ems > maxEms / 2; ems--) {
    const narrower = breakLines(text, ems, Number.POSITIVE_INFINITY);
    if (narrower.length > widest.length) break;
    even = narrower;
  }
  return even;
}

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

interface TextStyle {
  size: number;
  color: string;
  bold?: boolean;
  anchor?: "start" | "end";
}

function drawText(
  text: string,
  x: number,
  y: number,
  { size, color, bold = false, anchor = "start" }: TextStyle,
): string {
  const weight = bold ? 700 : 400;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

/** The picture as SVG: the number and title, the status as shape and word, the promise as a quotation. */
export function drawOgImage(image: OgImage): string {
  const parts: string[] = [];
  const inner = WIDTH - 2 * MARGIN;
  parts.push(
    drawText(breakLines(image.planTitle, 34, 1)[0] ?? "", MARGIN, 100, { size: 28, color: GREEN, bold: true }),
  );
  if (image.number) {
    parts.push(drawText(image.number, WIDTH - MARGIN, 100, { size: 32, color: QUIET, bold: true, anchor: "end" }));
  }

  const titleSize = 52;
  const titleLines = breakEvenly(image.title, inner / titleSize, 2);
  let y = 178;
  for (const line of titleLines) {
    parts.push(drawText(line, MARGIN, y, { size: titleSize, color: INK, bold: true }));
    y += 70;
  }

  const status = image.statusName === undefined ? undefined : STATUS[image.statusName];
  if (status && image.statusWord) {
    const width = 104 + emWidth(image.statusWord) * 40;
    const dash = image.statusName === "no-record" ? ` stroke-dasharray="10 7"` : "";
    parts.push(
      `<rect x="${MARGIN}" y="${y - 30}" width="${width}" height="76" rx="38" fill="#fff" stroke="${status.color}" stroke-width="3"${dash}/>`,
      `<g transform="translate(${MARGIN + 24} ${y - 14}) scale(2.2)" fill="none">${status.shape}</g>`,
      drawText(image.statusWord, MARGIN + 80, y + 22, { size: 40, color: status.color, bold: true }),
    );
    y += 96;
  }

  if (image.target) {
    const size = 32;
    const lineHeight = 48;
    const lines = breakLines(image.target, (inner - 40) / size, Math.max(1, Math.floor((530 - y) / lineHeight) + 1));
    const height = lines.length * lineHeight;
    parts.push(`<rect x="${MARGIN}" y="${y - 18}" width="8" height="${height}" fill="#a9c8b5"/>`);
    for (const [index, line] of lines.entries()) {
      parts.push(drawText(line, MARGIN + 36, y + 16 + index * lineHeight, { size, color: INK }));
    }
  }

  if (image.counts) parts.push(drawCounts(image.counts, y - 8));

  parts.push(
    `<rect y="${HEIGHT - 72}" width="${WIDTH}" height="72" fill="${GREEN}"/>`,
    `<path transform="translate(${MARGIN - 4} ${HEIGHT - 60}) scale(1.5)" d="M5 16c5-7.3 17-7.3 22 0-5 7.3-17 7.3-22 0Zm7-.3 3 3 5-5.2" fill="none" stroke="#fff" stroke-width="2.2"/>`,
    drawText(image.siteName, MARGIN + 56, HEIGHT - 25, { size: 30, color: "#fff", bold: true }),
  );
  parts.push(drawText(image.note, WIDTH - MARGIN, HEIGHT - 25, { size: 28, color: "#fff", anchor: "end" }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="BIZ UDPGothic"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${parts.join("")}</svg>`;
}

/** One row for each status: its drawing, word and count, and a bar on one scale. */
function drawCounts(counts: NonNullable<OgImage["counts"]>, top: number): string {
  const height = Math.min(84, (HEIGHT - 96 - top) / counts.length);
  const size = Math.min(38, height * 0.56);
  const most = Math.max(...counts.map(({ count }) => count));
  const barLeft = 560;
  const rows = counts.map(({ name, word, count }, index) => {
    const { color, shape } = STATUS[name];
    const middle = top + (index + 0.5) * height;
    const width = ((WIDTH - MARGIN - barLeft) * count) / most;
    // What is not known weighs nothing.
    const fill =
      name === "no-record" ? `fill="none" stroke="#767676" stroke-width="2" stroke-dasharray="8 6"` : `fill="${color}"`;
    return [
      `<g transform="translate(${MARGIN} ${middle - size * 0.5}) scale(${size / 20})" fill="none">${shape}</g>`,
      drawText(word, MARGIN + size * 1.5, middle + size * 0.36, { size, color, bold: true }),
      drawText(`${count}項目`, barLeft - 28, middle + size * 0.36, { size, color: INK, bold: true, anchor: "end" }),
      `<rect x="${barLeft}" y="${middle - height * 0.2}" width="${width}" height="${height * 0.4}" ${fill}/>`,
    ].join("");
  });
  return rows.join("");
}

/** The picture as PNG, 1200 × 630: the same bytes for the same words, from fonts that the lock file pins. */
export function renderOgImage(image: OgImage): Buffer {
  const renderer = new Resvg(drawOgImage(image), {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "BIZ UDPGothic" },
  });
  const { pixels, width, height } = renderer.render();
  return encodePalettePng(pixels, width, height);
}
