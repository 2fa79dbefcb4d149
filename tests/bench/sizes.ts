import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Measure, measure, totalBytes } from "../../src/build/budgets.ts";
import { listFiles } from "../../src/build/compress.ts";
import { workFolder } from "../../src/build/work-folder.ts";
import type { Bench } from "./bench.ts";
import { kilobytes, table } from "./report.ts";

/** What the worker keeps from its installation on, relative to the site: its list, and the renderer under its own name. */
export async function listKept(distDir: string): Promise<string[]> {
  const worker = await readFile(join(distDir, "sw.js"), "utf8");
  const named = worker.matchAll(/"url":"\/([^"]+)"|\/(assets\/renderer-\w+\.js)/g);
  return [...new Set([...named].flatMap(([, listed, renderer]) => listed ?? renderer ?? []))];
}

/** Everything that has a budget, as the build checks it. */
export async function measureSite(distDir: string): Promise<Measure[]> {
  const files = await listFiles(distDir);
  const sizes = new Map<string, number>();
  const pages = new Map<string, string>();
  for (const file of files.filter((name) => !/\.(br|gz)$/.test(name))) {
    const content = await readFile(join(distDir, file));
    // Where the build left no compressed copy, compression saves nothing.
    const sent = files.includes(`${file}.br`) ? await readFile(join(distDir, `${file}.br`)) : content;
    sizes.set(file, sent.length);
    if (file.endsWith(".html")) pages.set(file, content.toString());
  }
  return measure({
    manifest: JSON.parse(await readFile(join(workFolder(distDir), "manifest.json"), "utf8")),
    sizes,
    pages,
    precache: await listKept(distDir),
    hasReferenceData: true,
  });
}

export async function benchSizes({ distDir, log }: Bench): Promise<string> {
  log("届く量");
  const rows = (await measureSite(distDir)).map((one) => [
    one.what,
    kilobytes(totalBytes(one)),
    kilobytes(one.limit),
    `${Math.round((100 * totalBytes(one)) / one.limit)}%`,
  ]);
  return `## スマートフォンに届く量（brotli）

${table(["何を", "KB", "上限 KB", "上限に対して"], rows)}`;
}
