import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { DataFiles } from "#compile/problem.ts";

/** Folders below a plan that the compiler does not read: published versions and the app's own words. */
const OTHER_FOLDERS = /^plans\/[^/]+\/(versions|words)\//;

/**
 * Reads a data folder as text, without published versions, the app's own words and notes for people.
 * Files that a Japanese spreadsheet saved as Shift_JIS are read too.
 */
export async function readData(folder: string): Promise<DataFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.endsWith(".md"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !OTHER_FOLDERS.test(path))
    .sort();
  const texts = await Promise.all(paths.map(async (path) => decode(await readFile(join(folder, path)))));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}
