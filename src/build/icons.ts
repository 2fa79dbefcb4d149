import { createHash } from "node:crypto";
import { readdir, readFile, rename } from "node:fs/promises";
import { extname, join } from "node:path";

/** An eye with a check for its pupil, in a box of 32. */
export const EYE = "M5 16c5-7.3 17-7.3 22 0-5 7.3-17 7.3-22 0Zm7-.3 3 3 5-5.2";

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
