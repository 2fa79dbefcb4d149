import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Endings of files worth compressing; images are compressed already. */
const TEXT = new Set([
  ".html",
  ".js",
  ".css",
  ".json",
  ".svg",
  ".xml",
  ".csv",
  ".atom",
  ".ics",
  ".txt",
  ".webmanifest",
]);

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Brotli at its highest quality, as hosts send it; a file is one block, where 256 KB would part the renderer in two. */
export function brotli(content: Uint8Array): Promise<Buffer> {
  return asBrotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [constants.BROTLI_PARAM_LGBLOCK]: constants.BROTLI_MAX_INPUT_BLOCK_BITS,
    },
  });
}

/** Every file below a folder, as paths relative to it with `/`, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .sort();
}

/** Runs a task over many inputs, a few at a time, so that thousands of files are not in memory at once. */
export async function forEachInParallel<T>(inputs: readonly T[], task: (input: T) => Promise<void>): Promise<void> {
  const waiting = inputs.values();
  const work = async () => {
    for (const input of waiting) await task(input);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** Writes `.br` and `.gz` beside every text-like file of the folder, wherever that is smaller. */
export async function compressFiles(distDir: string): Promise<void> {
  const files = (await listFiles(distDir)).filter((file) => TEXT.has(extname(file)));
  await forEachInParallel(files, async (file) => {
    const path = join(distDir, file);
    const content = await readFile(path);
    for (const [ending, compressed] of [
      [".br", await brotli(content)],
      [".gz", await asGzip(content, { level: constants.Z_BEST_COMPRESSION })],
    ] as const) {
      if (compressed.length < content.length) await writeFile(path + ending, compressed);
    }
  });
}
