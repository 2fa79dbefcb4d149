import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblem } from "#compile/problem.ts";
import { readData } from "./read-data.ts";

// `npm run check-data -- [folder]`: says everything that is wrong with the data, or one line that nothing is.
const folder = process.argv[2] ?? "data";
const result = compilePlan(await readData(folder));
if (result.ok) {
  const { items, records, sources } = result.plan;
  console.log(`データに問題はありません（項目${items.length}、結果${records.length}、出典${sources.length}）。`);
} else {
  for (const problem of result.problems) console.error(describeProblem(problem, folder));
  console.error(`\nデータに${result.problems.length}件の問題があります。上の各行のファイルを直してください。`);
  process.exitCode = 1;
}
