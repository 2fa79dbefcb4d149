import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { lightColor } from "./light-colors.ts";

const GREEN = lightColor("accent");

/** An eye with a check for its pupil, in a box of 32. */
export const EYE = "M5 16c5-7.3 17-7.3 22 0-5 7.3-17 7.3-22 0Zm7-.3 3 3 5-5.2";

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

/**
 * Puts the hash of its content into the name of every icon of a built site: browsers never ask
 * again for an icon of the same name. Returns the new address by old name, `icon-192.png` say.
 */
export async function hashIcons(distDir: string): Promise<Record<string, string>> {
  const folder = join(distDir, "icons");
  const addresses: Record<string, string> = {};
  for (const file of (await readdir(folder)).sort()) {
    const hash = createHash("sha256")
      .update(await readFile(join(folder, file)))
      .digest("hex");
    const ending = extname(file);
    const name = `${file.slice(0, -ending.length)}.${hash.slice(0, 8)}${ending}`;
    await rename(join(folder, file), join(folder, name));
    addresses[file] = `/icons/${name}`;
  }
  return addresses;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await drawIcons("public/icons");
