import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblems } from "#compile/problem.ts";
import { readData } from "./read-data.ts";

// `npm run check-data -- [folder]`: says everything that is wrong with the data, or one line that nothing is.
const folder = process.argv[2] ?? "data";
const { files, unreadable, notes } = await readData(folder);
const result = compilePlan(files, { unreadable });
for (const note of notes) console.log(note);
if (result.ok) {
  const { items, records, sources } = result.plan;
  console.log(`データに問題はありません（項目${items.length}、結果${records.length}、出典${sources.length}）。`);
} else {
  for (const line of describeProblems(result.problems, folder)) console.error(line);
  console.error(`\nデータに${result.problems.length}件の問題があります。上の各行のファイルを直してください。`);
  process.exitCode = 1;
}
