import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { findNearest } from "#compile/problem.ts";
import { nameTemplate, publishTemplate } from "#publish/template.ts";

// `npm run template -- --year 2025 [--department slug] [--out file.xlsx] [--data data]`: writes the workbook in which
// departments report a fiscal year.
try {
  const { values } = parseArgs({
    options: {
      year: { type: "string" },
      department: { type: "string" },
      out: { type: "string" },
      data: { type: "string" },
    },
  });
  const { year = "", department, data: folder = "data" } = values;
  const { snapshot } = await loadSnapshot(folder);
  const { period, departments } = snapshot.plan;
  const fiscalYear = Number(year);
  if (!/^\d{4}$/.test(year) || fiscalYear < period.first) {
    throw new Error(`--year に年度を西暦で書いてください（令和7年度なら --year 2025）。`);
  }
  const slugs = departments.map(({ slug }) => slug);
  if (department !== undefined && !slugs.includes(department)) {
    const near = findNearest(department, slugs);
    throw new Error(
      `--department ${department} は plan.yaml の departments にありません。${near ? `もしかして: ${near}` : ""}`,
    );
  }
  const options = { fiscalYear, ...(department === undefined ? {} : { department }) };
  const out = values.out ?? nameTemplate(options);
  await writeFile(out, await publishTemplate(snapshot, options));
  console.log(`${out} を作りました。`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
