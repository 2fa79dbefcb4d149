import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { EYE } from "#build/icons.ts";
import { lightColor } from "#build/light-colors.ts";

const GREEN = lightColor("accent");

interface IconLook {
  background: string;
  foreground: string;
  /** Corner radius in units of the box. */
  radius: number;
  /** Scale of the eye; a maskable icon keeps within 80 % of the width, because a launcher cuts the rest. */
  scale: number;
}

function drawIcon({ background, foreground, radius, scale }: IconLook): string {
  const offset = 16 - 16 * scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${radius}" fill="${background}"/><path d="${EYE}" transform="translate(${offset} ${offset}) scale(${scale})" fill="none" stroke="${foreground}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}

const ROUNDED: IconLook = { background: GREEN, foreground: "#fff", radius: 7, scale: 1 };
/** The system rounds the corners itself. */
const SQUARE: IconLook = { ...ROUNDED, radius: 0 };
const MASKABLE: IconLook = { ...SQUARE, scale: 0.82 };
/** Only its opacity counts: the system colours it. */
const MONOCHROME: IconLook = { background: "none", foreground: "#fff", radius: 0, scale: 0.9 };

const ICONS: { file: string; look: IconLook; size: number }[] = [
  { file: "icon-192.png", look: ROUNDED, size: 192 },
  { file: "icon-512.png", look: ROUNDED, size: 512 },
  { file: "maskable-512.png", look: MASKABLE, size: 512 },
  { file: "monochrome-512.png", look: MONOCHROME, size: 512 },
  { file: "apple-touch-icon-180.png", look: SQUARE, size: 180 },
];

/** Draws every icon of the app into a folder. */
export async function drawIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, look, size } of ICONS) {
    const picture = new Resvg(drawIcon(look), { fitTo: { mode: "width", value: size } }).render();
    await writeFile(join(folder, file), picture.asPng());
  }
  await writeFile(join(folder, "favicon.svg"), drawIcon(ROUNDED));
  await writeFile(join(folder, "monochrome.svg"), drawIcon(MONOCHROME));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await drawIcons("public/icons");
