import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { jaModel, Parser } from "budoux";
import type { StatusName } from "#domain/status.ts";
import { STATUS_DRAWINGS } from "#ui/status-drawings.ts";
import { EYE } from "./icons.ts";
import { lightColor, lightStatusColors } from "./light-colors.ts";

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
const PAPER = lightColor("card");
const INK = lightColor("ink");
const QUIET = lightColor("quiet");
const ACCENT = lightColor("accent");
/** The line beside a quotation. */
const QUOTE = "#a9c8b5";

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

/** The drawing of a status, as in the app; its colours are written out, because a picture has no styles. */
function drawStatus(status: StatusName, x: number, y: number, scale: number): string {
  const drawing = STATUS_DRAWINGS[status]
    .replaceAll("currentColor", lightStatusColors(status).shape)
    .replaceAll(/var\(--([a-z-]+)\)/g, (_, role: string) => lightColor(role));
  return `<g transform="translate(${x} ${y}) scale(${scale})">${drawing}</g>`;
}

/** The picture as SVG: the number and title, the status as shape and word, the promise as a quotation. */
export function drawOgImage(image: OgImage): string {
  const parts: string[] = [];
  const inner = WIDTH - 2 * MARGIN;
  parts.push(
    drawText(breakLines(image.planTitle, 34, 1)[0] ?? "", MARGIN, 100, { size: 28, color: ACCENT, bold: true }),
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

  const { statusName } = image;
  if (statusName && image.statusWord) {
    const { word, shape } = lightStatusColors(statusName);
    const width = 104 + emWidth(image.statusWord) * 40;
    const dash = statusName === "no-record" ? ` stroke-dasharray="10 7"` : "";
    parts.push(
      `<rect x="${MARGIN}" y="${y - 30}" width="${width}" height="76" rx="38" fill="${PAPER}" stroke="${shape}" stroke-width="3"${dash}/>`,
      drawStatus(statusName, MARGIN + 24, y - 14, 2.2),
      drawText(image.statusWord, MARGIN + 80, y + 22, { size: 40, color: word, bold: true }),
    );
    y += 96;
  }

  if (image.target) {
    const size = 32;
    const lineHeight = 48;
    const lines = breakLines(image.target, (inner - 40) / size, Math.max(1, Math.floor((530 - y) / lineHeight) + 1));
    const height = lines.length * lineHeight;
    parts.push(`<rect x="${MARGIN}" y="${y - 18}" width="8" height="${height}" fill="${QUOTE}"/>`);
    for (const [index, line] of lines.entries()) {
      parts.push(drawText(line, MARGIN + 36, y + 16 + index * lineHeight, { size, color: INK }));
    }
  }

  if (image.counts) parts.push(drawCounts(image.counts, y - 8));

  parts.push(
    `<rect y="${HEIGHT - 72}" width="${WIDTH}" height="72" fill="${ACCENT}"/>`,
    `<path transform="translate(${MARGIN - 4} ${HEIGHT - 60}) scale(1.5)" d="${EYE}" fill="none" stroke="${PAPER}" stroke-width="2.2"/>`,
    drawText(image.siteName, MARGIN + 56, HEIGHT - 25, { size: 30, color: PAPER, bold: true }),
  );
  parts.push(drawText(image.note, WIDTH - MARGIN, HEIGHT - 25, { size: 28, color: PAPER, anchor: "end" }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="BIZ UDPGothic"><rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>${parts.join("")}</svg>`;
}

/** One row for each status: its drawing, word and count, and a bar on one scale. */
function drawCounts(counts: NonNullable<OgImage["counts"]>, top: number): string {
  const height = Math.min(84, (HEIGHT - 96 - top) / counts.length);
  const size = Math.min(38, height * 0.56);
  const most = Math.max(...counts.map(({ count }) => count));
  const barLeft = 560;
  const rows = counts.map(({ name, word, count }, index) => {
    const colors = lightStatusColors(name);
    const middle = top + (index + 0.5) * height;
    const width = ((WIDTH - MARGIN - barLeft) * count) / most;
    // What is not known weighs nothing.
    const fill =
      name === "no-record"
        ? `fill="none" stroke="${colors.shape}" stroke-width="2" stroke-dasharray="8 6"`
        : `fill="${colors.shape}"`;
    return [
      drawStatus(name, MARGIN, middle - size * 0.5, size / 20),
      drawText(word, MARGIN + size * 1.5, middle + size * 0.36, { size, color: colors.word, bold: true }),
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
  return renderer.render().asPng();
}
