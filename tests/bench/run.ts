import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, release, totalmem } from "node:os";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { chromiumPath } from "./browser.ts";
import { benchCost } from "./cost.ts";
import { putMeasured } from "./document.ts";
import { benchGrowth } from "./growth.ts";
import { benchInteractions } from "./interactions.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { benchLoads } from "./loads.ts";
import { benchMemory } from "./memory.ts";
import { benchOffline } from "./offline.ts";
import { benchOptimisations } from "./optimisations.ts";
import { benchServer } from "./server.ts";
import { benchSizes } from "./sizes.ts";

/** In the order of the document. */
const PARTS: Record<string, (bench: Bench) => Promise<string>> = {
  sizes: benchSizes,
  loads: benchLoads,
  lighthouse: benchLighthouse,
  offline: benchOffline,
  interactions: benchInteractions,
  optimisations: benchOptimisations,
  server: benchServer,
  growth: benchGrowth,
  memory: benchMemory,
  cost: benchCost,
};

// `npm run bench` measures the built site in `dist/` and writes docs/benchmarks.md and the costs in docs/deploying.md.
// `npm run bench -- --only loads,offline --runs 1` runs some parts, each as often as it says.

/** Measures, and writes what was measured into the document, between its two marks. */
async function runBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      /** Parts to run, separated by commas; the others keep what the document says of them. */
      only: { type: "string", default: Object.keys(PARTS).join(",") },
      runs: { type: "string", default: "5" },
      sizes: { type: "string", default: "47,500,5000,50000" },
      minutes: { type: "string", default: "0" },
      dist: { type: "string", default: "dist" },
      out: { type: "string", default: "docs/benchmarks.md" },
    },
  });
  if (!existsSync(`${values.dist}/data/index.json`))
    throw new Error(`${values.dist} がありません。先に npm run build を。`);
  const index = JSON.parse(await readFile(`${values.dist}/data/index.json`, "utf8"));
  const start = performance.now();
  const bench: Bench = {
    distDir: values.dist,
    plan: index.plans[0].plan,
    runs: Number(values.runs),
    sizes: values.sizes.split(",").map(Number),
    minutes: Number(values.minutes),
    log: (text) => console.log(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} 秒  ${text}`),
  };
  for (const name of values.only.split(",")) {
    const part = PARTS[name];
    if (!part) throw new Error(`--only の ${name} は ${Object.keys(PARTS).join("、")} のどれでもありません。`);
    const text = await part(bench);
    const measured = { [name]: text && `${text}\n\n（${today()}、${describeMachine()}）\n` };
    // After each: what has been measured stays where a later one fails.
    const document = await readFile(values.out, "utf8");
    await writeFile(values.out, putMeasured(document, Object.keys(PARTS), measured));
  }
  console.log(`${values.out} に書きました（${((performance.now() - start) / 60_000).toFixed(1)} 分）。`);
}

function today(): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
}

function describeMachine(): string {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const browser = execFileSync(chromiumPath(), ["--version", "--no-sandbox"], { encoding: "utf8" });
  const version = /[\d.]+/.exec(browser)?.[0] ?? "";
  return `${processor?.model.trim()} ${cpus().length}コア、${gigabytes} GB、Linux ${release()}、Node ${process.versions.node}、Chromium ${version}`;
}

try {
  await runBench(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
