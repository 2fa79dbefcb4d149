import { parseArgs } from "node:util";
import { todayInTokyo } from "#domain/today.ts";
import { describeFault } from "./describe-fault.ts";
import { importFiles } from "./import-files.ts";

// `npm run import -- file.xlsx [more.xlsx] [--dry-run] [--approval 決裁.html] [--date 2026-11-22] [--plan 4]
// [--data data]`: reads the results that departments filled in, says what would change and writes it, or says why not; with --approval
// also writes the sheet for approval, for A4.
try {
  const options = {
    "dry-run": { type: "boolean" },
    approval: { type: "string" },
    date: { type: "string" },
    plan: { type: "string" },
    data: { type: "string" },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { "dry-run": isDryRun = false, approval, date = todayInTokyo(), plan, data: folder = "data" } = values;
  if (positionals.length === 0) throw new Error("読み込むファイルを書いてください: npm run import -- 結果.xlsx");
  const { isDone, text } = await importFiles({ paths: positionals, folder, planId: plan, date, isDryRun, approval });
  console.log(text);
  if (!isDone) process.exitCode = 1;
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
