import { describeImport } from "#compile/import/describe-import.ts";
import { type HandedFile, type ImportResult, importForms } from "#compile/import/import-forms.ts";
import { dataTablePath } from "#compile/import/import-into-data.ts";
import { isLetter, joinHints, readHints } from "#compile/import/read-hints.ts";
import { writeDataTables } from "#compile/import/write-table.ts";
import { readFile } from "#compile/workbook/read-file.ts";
import { nameTemplate, publishTemplate } from "#publish/template.ts";
import { importIntoFolder } from "./import-into-folder.ts";
import type { DeskAnswer, DeskImport, DeskImportRequest, DeskRequest } from "./messages.ts";
import { proposeSnapshot } from "./propose-snapshot.ts";

/** Answers a request of the page for staff. Nothing leaves this device, and nothing is written. */
export async function answer(request: DeskRequest): Promise<DeskAnswer> {
  switch (request.kind) {
    case "template": {
      const { snapshot, fiscalYear, department } = request;
      const options = { fiscalYear, ...(department === undefined ? {} : { department }) };
      return { kind: "template", name: nameTemplate(options), bytes: await publishTemplate(snapshot, options) };
    }
    case "hints":
      return { kind: "hints", read: readHints(request.bytes, request.snapshot.plan) };
    case "import": {
      const { plan } = request.snapshot;
      const letters = request.files.filter(isLetter);
      const forms = { ...request, files: request.files.filter((file) => !letters.includes(file)) };
      return {
        kind: "import",
        result: forms.files.length === 0 ? null : importIntoPublished(forms, await readHanded(forms)),
        letters:
          letters.length === 0
            ? null
            : {
                names: letters.map(({ name }) => name),
                read: joinHints(letters.map(({ bytes }) => readHints(bytes, plan))),
              },
      };
    }
    case "folder": {
      const change = importIntoFolder(request, await readHanded(request));
      if ("refusal" in change) return { kind: "folder", outcome: change };
      const { result, plan, changed } = change;
      return { kind: "folder", outcome: { result: tellImport(request, { result, plan, changed }) } };
    }
    default:
      return request satisfies never;
  }
}

function readHanded({ files }: DeskImportRequest): Promise<HandedFile[]> {
  return Promise.all(files.map(async ({ name, bytes }) => ({ file: name, read: await readFile(name, bytes) })));
}

/** The published version is all that the page has: edits that nobody has published are not in what it hands out. */
function importIntoPublished(request: DeskImportRequest, handed: readonly HandedFile[]): DeskImport {
  const { snapshot, reasons, asOf } = request;
  const { plan, date } = snapshot;
  const tables = writeDataTables(plan);
  const result = importForms({
    files: handed,
    current: { plan, asOf },
    published: { plan, asOf: date },
    tables,
    reasons,
  });
  const changed = (["records", "sources"] as const)
    .filter((table) => result.isReady && result.tables[table] !== tables[table])
    .map((table) => ({ path: dataTablePath(plan.id, table), text: result.tables[table] }));
  return tellImport(request, { result, plan, changed });
}

interface Read extends Pick<DeskImport, "changed"> {
  result: ImportResult;
  /** The plan as it was before. */
  plan: NonNullable<ImportResult["plan"]>;
}

function tellImport({ files, snapshot, asOf }: DeskImportRequest, { result, plan, changed }: Read): DeskImport {
  const names = files.map(({ name }) => name);
  return {
    ...describeImport(result, { plan, asOf }, names),
    isReady: result.isReady,
    changed,
    proposed: result.plan && proposeSnapshot(snapshot, { plan: result.plan, asOf }),
  };
}
