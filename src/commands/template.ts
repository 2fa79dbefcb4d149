import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { explainImplausibleYear } from "#compile/plausible-year.ts";
import { nameTemplate, publishTemplate } from "#publish/template.ts";
import { describeFault } from "./describe-fault.ts";
import { findDepartment } from "./find-department.ts";

// `npm run template -- --year 2025 [--department slug] [--out file.xlsx] [--plan 4] [--data data]`: writes the workbook in
// which departments report a fiscal year.
try {
  const { values } = parseArgs({
    options: {
      year: { type: "string" },
      department: { type: "string" },
      out: { type: "string" },
      plan: { type: "string" },
      data: { type: "string" },
    },
  });
  const { year = "", department: named, plan: planId, data: folder = "data" } = values;
  const { snapshot } = await loadSnapshot(folder, planId);
  const { period, departments } = snapshot.plan;
  const fiscalYear = Number(year);
  if (!/^\d{4}$/.test(year) || fiscalYear < period.first || explainImplausibleYear(fiscalYear, period)) {
    throw new Error(`--year に年度を西暦で書いてください（令和7年度なら --year 2025）。`);
  }
  const department = named === undefined ? undefined : findDepartment(named, departments);
  const options = { fiscalYear, ...(department === undefined ? {} : { department }) };
  const out = values.out ?? nameTemplate(options);
  const bytes = await publishTemplate(snapshot, options);
  await writeFile(out, bytes).catch(() => {
    throw new Error(`${out} に書けません。フォルダがあるか、Excel で開いたままでないか、確かめてください。`);
  });
  console.log(`${out} を作りました。`);
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
