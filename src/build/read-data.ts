import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { decodeText } from "#compile/decode-text.ts";
import type { DataFiles, Problem } from "#compile/problem.ts";

/** Folders below a plan that the compiler does not read: published versions and the app's own words. */
const OTHER_FOLDERS = /^plans\/[^/]+\/(versions|words)\//;

/** A data folder as text, and what was found while reading it. */
interface DataFolder {
  files: DataFiles;
  /** Files that are no text, or text in two encodings; they are not among `files`. */
  unreadable: Problem[];
  /** What was read as something else than UTF-8, in sentences. */
  notes: string[];
}

/** Reads a data folder, without published versions, the app's own words and notes for people. */
export async function readData(folder: string): Promise<DataFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.endsWith(".md"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !OTHER_FOLDERS.test(path))
    .sort();
  const decoded = await Promise.all(
    paths.map(async (file) => ({ file, ...decodeText(await readFile(join(folder, file))) })),
  );
  return {
    files: Object.fromEntries(decoded.flatMap((it) => (it.ok ? [[it.file, it.text]] : []))),
    unreadable: decoded.flatMap((it) => (it.ok ? [] : describeUnreadable(it.file, it))),
    notes: decoded.flatMap((it) => (it.ok && it.note ? [`${folder}/${it.file}: ${it.note}`] : [])),
  };
}

function describeUnreadable(
  file: string,
  { message, lines }: { message: string; lines: readonly number[] },
): Problem[] {
  return lines.length > 0 ? lines.map((line) => ({ file, line, message })) : [{ file, message }];
}
