import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../../src/build/compress.ts";
import type { Bench } from "./bench.ts";
import { launch, SLOW_4G, serveSite } from "./browser.ts";
import { type Load, loadOnce } from "./loads.ts";
import { kilobytes, median, ms, repeat, table } from "./report.ts";

const CPU = 4;
const FOLDER = ".cache/bench/variants";

/** The same site without one of the things that make it fast. */
interface Variant {
  name: string;
  /** Leaves a file of the build out. */
  leavesOut?: (file: string) => boolean;
  /** Changes the copy. */
  change?: (folder: string) => Promise<void>;
}

const VARIANTS: readonly Variant[] = [
  { name: "このまま" },
  { name: "圧縮なし", leavesOut: (file) => /\.(br|gz)$/.test(file) },
  {
    name: "スタイルを別のファイルに",
    leavesOut: (file) => /\.html\.(br|gz)$/.test(file),
    async change(folder) {
      let styles = "";
      for (const file of (await listFiles(folder)).filter((name) => name.endsWith(".html"))) {
        const html = await readFile(join(folder, file), "utf8");
        styles = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? styles;
        await writeFile(
          join(folder, file),
          html.replace(/<style>[\s\S]*?<\/style>/, '<link rel="stylesheet" href="/assets/inline.css">'),
        );
      }
      await mkdir(join(folder, "assets"), { recursive: true });
      await writeFile(join(folder, "assets/inline.css"), styles);
      const { compressFiles } = await import("../../src/build/compress.ts");
      await compressFiles(join(folder, "plans"));
      await compressFiles(join(folder, "assets"));
    },
  },
];

/** What each of them buys on the list, under Slow 4G: measured by taking it away. */
export async function benchOptimisations({ distDir, plan, runs, log }: Bench): Promise<string> {
  const browser = await launch();
  const rows: string[][] = [];
  try {
    for (const { name, leavesOut, change } of VARIANTS) {
      log(`くらべる: ${name}`);
      await rm(FOLDER, { recursive: true, force: true });
      await cp(distDir, FOLDER, { recursive: true, filter: (path) => !leavesOut?.(path) });
      await change?.(FOLDER);
      const site = await serveSite(FOLDER);
      const url = `${site.url}/plans/${plan}/items`;
      const loads = await repeat(runs, () => loadOnce(browser, url, { network: SLOW_4G, cpu: CPU, trial: "follow" }));
      const of = (pick: (load: Load) => number) => median(loads.map(pick));
      rows.push([
        name,
        ms(of((load) => load.largestPaint)),
        ms(of((load) => load.answered)),
        ms(of((load) => load.blocked)),
        of((load) => load.layoutShift).toFixed(3),
        kilobytes(of((load) => load.bytes)),
        String(of((load) => load.requests)),
      ]);
      await site.close();
    }
  } finally {
    await browser.close();
    await rm(FOLDER, { recursive: true, force: true });
  }
  const head = ["項目の一覧", "LCP ms", "最初の応答 ms", "TBT ms", "CLS", "KB", "通信の数"];
  return `## 工夫のひとつひとつが生んだもの（${SLOW_4G.name}、CPU ÷${CPU}、${runs}回の中央値）\n\n${table(head, rows)}`;
}
