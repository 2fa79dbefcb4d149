import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Plan } from "#domain/plan.ts";
import type { DatedPlan } from "#domain/preview.ts";
import { compilePlan } from "../compile-plan.ts";
import type { DataFiles, Problem } from "../problem.ts";
import { type DataTables, type HandedFile, type ImportResult, importForms } from "./import-forms.ts";

interface DataFolder {
  /** The folder as text. */
  files: DataFiles;
  /** Its two tables as they are, to the byte: a mark at their beginning stays. */
  tables: DataTables;
  /** What it compiles to. */
  plan: Plan;
}

interface ImportIntoData {
  handed: readonly HandedFile[];
  folder: DataFolder;
  /** The last published version; `null` where nobody has published yet. */
  published: DatedPlan | null;
  /** The day on which the results would be published. */
  asOf: IsoDate;
  /** Reasons that were typed beside the files, by the key of a warning. */
  reasons?: ReadonlyMap<string, string>;
}

interface DataChange {
  result: ImportResult;
  /** The tables that would be written, by their path in the folder; none while the import is not ready. */
  changed: { path: string; text: string }[];
  /** What would be wrong with the data as a whole, which have the last word. */
  problems: Problem[];
}

/** Reads forms into a data folder, published or not. It writes nothing. */
export function importIntoData({ handed, folder, published, asOf, reasons }: ImportIntoData): DataChange {
  const { files, tables, plan } = folder;
  const result = importForms({
    files: handed,
    current: { plan, asOf },
    published,
    tables,
    ...(reasons === undefined ? {} : { reasons }),
  });
  if (!result.isReady) return { result, changed: [], problems: [] };
  // Sources first: one that nothing cites is no error, a result without its source is one.
  const changed = (["sources", "records"] as const)
    .filter((table) => result.tables[table] !== tables[table])
    .map((table) => ({ path: dataTablePath(plan.id, table), text: result.tables[table] }));
  const next = { ...files, ...Object.fromEntries(changed.map(({ path, text }) => [path, text])) };
  const compiled = compilePlan(next, { planId: plan.id });
  return { result, changed, problems: compiled.ok ? [] : compiled.problems };
}

/** Where a table of a plan lies in a data folder. */
export function dataTablePath(plan: Plan["id"], table: keyof DataTables): string {
  return `plans/${plan}/${table}.csv`;
}
