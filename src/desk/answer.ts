import { describeImport } from "#compile/import/describe-import.ts";
import { importForms } from "#compile/import/import-forms.ts";
import { writeDataTables } from "#compile/import/write-table.ts";
import { readFile } from "#compile/workbook/read-file.ts";
import { nameTemplate, publishTemplate } from "#publish/template.ts";
import type { DeskAnswer, DeskImport, DeskRequest } from "./messages.ts";

/** Answers a request of the page for staff. Nothing leaves this device, and nothing is written. */
export async function answer(request: DeskRequest): Promise<DeskAnswer> {
  if (request.kind === "import") return { kind: "import", result: await importFiles(request) };
  const { snapshot, fiscalYear, department } = request;
  const options = { fiscalYear, ...(department === undefined ? {} : { department }) };
  return { kind: "template", name: nameTemplate(options), bytes: await publishTemplate(snapshot, options) };
}

async function importFiles({
  snapshot,
  files,
  reasons,
  asOf,
}: Extract<DeskRequest, { kind: "import" }>): Promise<DeskImport> {
  const { plan, date } = snapshot;
  const tables = writeDataTables(plan);
  const result = importForms({
    files: await Promise.all(files.map(async ({ name, bytes }) => ({ file: name, read: await readFile(name, bytes) }))),
    current: { plan, asOf },
    published: { plan, asOf: date },
    tables,
    reasons,
  });
  const changed = (["records", "sources"] as const)
    .filter((table) => result.tables[table] !== tables[table])
    .map((table) => ({ name: `${table}.csv` as const, text: result.tables[table] }));
  const names = files.map(({ name }) => name);
  return {
    ...describeImport(result, { plan, asOf }, names),
    isReady: result.isReady,
    changed: result.isReady ? changed : [],
  };
}
