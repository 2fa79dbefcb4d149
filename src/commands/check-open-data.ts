import { describeDataFiles } from "#build/data-files.ts";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { describeFault } from "./describe-fault.ts";
import { OPEN_DATA_RULES, readTables } from "./open-data-rules.ts";

// `npm run check-open-data -- [folder]`: holds the tables against every national rule for machine-readable data.

const MOST_SHOWN = 5;

try {
  const { snapshot, older } = await loadSnapshot(process.argv[2] ?? "data");
  const tables = readTables(describeDataFiles(snapshot, older));
  let broken = 0;
  for (const { id, name, check } of OPEN_DATA_RULES) {
    if (typeof check !== "function") {
      console.log(`${id}  －    ${name}（${check.notApplicable}）`);
      continue;
    }
    const found = check(tables);
    console.log(`${id}  ${found.length === 0 ? "適合" : "不適合"}  ${name}`);
    for (const what of found.slice(0, MOST_SHOWN)) console.log(`         ${what}`);
    if (found.length > MOST_SHOWN) console.log(`         ほか${found.length - MOST_SHOWN}件`);
    if (found.length > 0) broken += 1;
  }
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  console.log(`\n表${tables.length}、行${rows}。不適合${broken}。`);
  if (broken > 0) process.exitCode = 1;
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
