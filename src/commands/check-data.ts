import { parseArgs } from "node:util";
import { readData } from "#build/read-data.ts";
import { readVersions, toPublication } from "#build/versions.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblems } from "#compile/problem.ts";
import { todayInTokyo } from "./today.ts";

// `npm run check-data -- [folder] [--date 2026-11-22]`: prints every problem that keeps the data from being published
// today or on that day, or one line that there is none.
const { values, positionals } = parseArgs({ options: { date: { type: "string" } }, allowPositionals: true });
const { date = todayInTokyo() } = values;
const [folder = "data"] = positionals;
const { files, unreadable, notes } = await readData(folder);
const result = compilePlan(files, { unreadable, publication: toPublication(await readVersions(folder), date) });
for (const note of notes) console.log(note);
if (result.ok) {
  const { items, records, sources } = result.plan;
  console.log(`データに問題はありません（項目${items.length}、結果${records.length}、出典${sources.length}）。`);
} else {
  for (const line of describeProblems(result.problems, folder)) console.error(line);
  console.error(`\nデータに${result.problems.length}件の問題があります。上の各行のファイルを直してください。`);
  process.exitCode = 1;
}
