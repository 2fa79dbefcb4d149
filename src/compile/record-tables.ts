import * as z from "zod/mini";
import { ExpectedNews, Search } from "#domain/expected-news.ts";
import { HandedItem, HandoverFate } from "#domain/handover.ts";
import { Opinion } from "#domain/opinion.ts";
import { ItemKey, PlanRecord } from "#domain/record.ts";
import { Slug, Source } from "#domain/source.ts";
import { UnreadDocument } from "#domain/unread-document.ts";
import { type CellKind, type CellReading, normalizeCell } from "./normalize-cell.ts";
import type { DataFiles, Problem } from "./problem.ts";
import { type Checked, checkShape } from "./schema-issues.ts";
import { type Row, readTable } from "./table.ts";

/** The fields of any member of a union. */
type FieldOf<T> = T extends unknown ? keyof T & string : never;

/** A row that fits its schema, with the means to report a problem at one of its cells. */
export interface TableRow<T> {
  value: T;
  problemAt: (field: FieldOf<T>, message: string) => Problem;
}

/** A row that does not fit, with those of its cells that can be read: what it names can still be looked up. */
export interface BrokenRow<T> {
  cells: Readonly<Record<string, unknown>>;
  problemAt: TableRow<T>["problemAt"];
}

/** A table's valid rows, and the ids of all rows, so that a broken row is not reported as missing too. */
export interface RowsRead<T> {
  rows: TableRow<T>[];
  broken: BrokenRow<T>[];
  ids: ReadonlySet<string>;
}

/** The columns of `records.csv` by field. */
export const RECORD_COLUMNS = {
  id: "id",
  item: "item",
  target: "target",
  subject: "subject",
  fiscalYear: "fiscal_year",
  date: "date",
  type: "type",
  value: "value",
  unit: "unit",
  state: "state",
  interim: "interim",
  text: "text",
  source: "source",
  note: "note",
  corrects: "corrects",
  withdraws: "withdraws",
  reason: "reason",
};

/** Columns of records that a table needs only where a row uses them. */
export const RARE_COLUMNS = ["withdraws", "reason"];

/** The columns of `sources.csv` by field. */
export const SOURCE_COLUMNS = {
  id: "id",
  title: "title",
  publisher: "publisher",
  url: "url",
  publishedOn: "published_on",
  readOn: "read_on",
  kind: "kind",
  archiveUrl: "archive_url",
  seenOn: "seen_on",
};

/** Columns of sources that a table needs only where a row uses them. */
export const RARE_SOURCE_COLUMNS = ["archive_url", "seen_on"];

const DOCUMENT_COLUMNS = {
  id: "id",
  items: "items",
  title: "title",
  publisher: "publisher",
  url: "url",
  size: "size",
  tells: "tells",
  lookedOn: "looked_on",
};

const EXPECTED_COLUMNS = {
  id: "id",
  item: "item",
  date: "date",
  fiscalYear: "fiscal_year",
  text: "text",
  source: "source",
  note: "note",
};

const SEARCH_COLUMNS = { date: "date", item: "item", text: "text" };

const OPINION_COLUMNS = {
  id: "id",
  items: "items",
  edition: "edition",
  text: "text",
  reply: "reply",
  outcome: "outcome",
  source: "source",
  page: "page",
};

/** `handover.csv`: what became of an item, by the keys of the plan `plan`. */
const HandoverRow = z.extend(z.omit(HandedItem, { to: true, fate: true }), {
  /** `withdrawn`: what the row said is taken back (取り下げ), and its note says why. It stays in the table and out of the plan. */
  fate: z.enum([...HandoverFate.options, "withdrawn"]),
  plan: Slug,
  successors: z.optional(z.array(ItemKey)),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

const HANDOVER_COLUMNS = {
  item: "item",
  fate: "fate",
  plan: "plan",
  successors: "successors",
  source: "source",
  note: "note",
};

/** Reads `records.csv`; `null` where it cannot be read as a table. */
export function readRecords(files: DataFiles, file: string, problems: Problem[]): RowsRead<PlanRecord> | null {
  return readRows(files, file, RECORD_COLUMNS, PlanRecord, problems, RARE_COLUMNS);
}

/** Reads `sources.csv`; `null` where it cannot be read as a table. */
export function readSources(files: DataFiles, file: string, problems: Problem[]): RowsRead<Source> | null {
  return readRows(files, file, SOURCE_COLUMNS, Source, problems, RARE_SOURCE_COLUMNS);
}

/** Reads `documents.csv`, which a plan need not have; `null` where it is no table at all. */
export function readDocuments(files: DataFiles, file: string, problems: Problem[]): RowsRead<UnreadDocument> | null {
  return Object.hasOwn(files, file) ? readRows(files, file, DOCUMENT_COLUMNS, UnreadDocument, problems) : NO_ROWS;
}

/** Reads `expected.csv`; no rows where there is no such file. */
export function readExpected(files: DataFiles, file: string, problems: Problem[]): RowsRead<ExpectedNews> | null {
  return Object.hasOwn(files, file) ? readRows(files, file, EXPECTED_COLUMNS, ExpectedNews, problems) : NO_ROWS;
}

/** Reads `searches.csv`; no rows where there is no such file. */
export function readSearches(files: DataFiles, file: string, problems: Problem[]): RowsRead<Search> | null {
  return Object.hasOwn(files, file) ? readRows(files, file, SEARCH_COLUMNS, Search, problems) : NO_ROWS;
}

/** Reads `opinions.csv`; no rows where there is no such file. */
export function readOpinions(files: DataFiles, file: string, problems: Problem[]): RowsRead<Opinion> | null {
  return Object.hasOwn(files, file) ? readRows(files, file, OPINION_COLUMNS, Opinion, problems) : NO_ROWS;
}

/** Reads `handover.csv`; no rows where there is no such file. */
export function readHandover(files: DataFiles, file: string, problems: Problem[]): RowsRead<HandoverRow> | null {
  return Object.hasOwn(files, file) ? readRows(files, file, HANDOVER_COLUMNS, HandoverRow, problems) : NO_ROWS;
}

const NO_ROWS = { rows: [], broken: [], ids: new Set<string>() };

function readRows<T extends object>(
  files: DataFiles,
  file: string,
  columns: Readonly<Record<string, string>>,
  schema: z.ZodMiniType<T>,
  problems: Problem[],
  optional: readonly string[] = [],
): RowsRead<T> | null {
  const required = Object.values(columns).filter((column) => !optional.includes(column));
  const table = readTable(files, file, required, problems, optional);
  if (!table) return null;
  const rows: TableRow<T>[] = [];
  const broken: BrokenRow<T>[] = [];
  // The id stands first as a rule; what a row of a wrong length is called must not be "missing" as well.
  const ids = new Set<string>();
  for (const [id] of table.ragged) if (id) ids.add(id);
  for (const row of table.rows) {
    const { input, wrong } = readCells(file, row, columns);
    const id = row.cells.get("id");
    if (id !== undefined) {
      if (ids.has(id)) wrong.push({ file, row: row.row, field: "id", value: id, message: DUPLICATE_ID });
      ids.add(id);
    }
    const checked = checkShape(schema, input);
    const problemAt = (field: string, message: string): Problem => locate(file, row, columns[field] ?? field, message);
    if (checked.ok && wrong.length === 0) rows.push({ value: checked.value, problemAt });
    else broken.push({ cells: omitRefused(input, checked), problemAt });
    problems.push(...wrong);
    if (checked.ok) continue;
    for (const issue of checked.issues) {
      const column = columns[String(issue.path[0] ?? issue.unknownKey)] ?? String(issue.path[0] ?? issue.unknownKey);
      if (wrong.some(({ field }) => field === column)) continue;
      const message = issue.unknownKey === undefined ? issue.message : explainUnusedCell(row.cells.get("type"));
      problems.push(locate(file, row, column, message));
    }
  }
  return { rows, broken, ids };
}

/** The cells of which nothing has been said yet. */
function omitRefused(input: Readonly<Record<string, unknown>>, checked: Checked<unknown>): Record<string, unknown> {
  const refused = new Set(checked.ok ? [] : checked.issues.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(input).filter(([field]) => !refused.has(field)));
}

const DUPLICATE_ID = "同じ id の行がほかにもあります。使われていない id に変えてください";

function explainUnusedCell(type: string | undefined): string {
  return `type が ${type ?? "この種類"} の行では、この列は使いません。空にするか、type を確かめてください`;
}

function locate(file: string, { row, cells }: Row, field: string, message: string): Problem {
  const value = cells.get(field);
  return { file, row, field, ...(value === undefined ? {} : { value }), message };
}

/** What a column holds, where it is more than text. */
const KINDS: Readonly<Record<string, CellKind>> = {
  value: "number",
  page: "number",
  fiscal_year: "fiscal-year",
  item: "item",
  date: "date",
  published_on: "date",
  read_on: "day",
  looked_on: "day",
  seen_on: "day",
  interim: "mark",
};

/** Cells as values. A form that has to be read over is refused: the tables keep one form, or no two rows compare. */
function readCells(file: string, row: Row, columns: Readonly<Record<string, string>>) {
  const wrong: Problem[] = [];
  const input: [string, unknown][] = [];
  for (const [field, column] of Object.entries(columns)) {
    const cell = row.cells.get(column);
    if (cell === undefined) continue;
    const reading: CellReading<unknown> =
      column === "items" || column === "successors"
        ? readItems(cell, columns === DOCUMENT_COLUMNS)
        : normalizeCell(cell, KINDS[column] ?? "text", row.cells.get("unit"));
    if (reading.kind === "refused") {
      const { message, meant } = reading;
      wrong.push({ ...locate(file, row, column, message), ...(meant === undefined ? {} : { meant }) });
    } else if (reading.kind === "value" && reading.oddity) {
      const message = `${reading.written} と書いてください（${reading.oddity}）`;
      wrong.push({ ...locate(file, row, column, message), meant: reading.written });
    } else if (reading.kind === "value") input.push([field, reading.value]);
  }
  return { input: Object.fromEntries(input), wrong };
}

/** Keys of items with white space between them, or `every` where that may stand. */
function readItems(cell: string, mayBeEvery: boolean): CellReading<unknown> {
  if (mayBeEvery && cell === "every") return { kind: "value", value: cell, written: cell };
  const readings = cell.split(/\s+/).map((key) => normalizeCell(key, "item"));
  const wrong = readings.find(({ kind }) => kind === "refused");
  if (wrong?.kind === "refused")
    return { ...wrong, message: `${wrong.message}。${mayBeEvery ? ITEMS_OR_EVERY : ITEMS}` };
  const values = readings.flatMap((reading) => (reading.kind === "value" ? reading : []));
  const written = values.map((reading) => reading.written).join(" ");
  const oddity = values.find((reading) => reading.oddity)?.oddity;
  return { kind: "value", value: values.map(({ value }) => value), written, ...(oddity ? { oddity } : {}) };
}

const ITEMS = "番号を空白で区切ります（2-1-5 2-1-6）";
const ITEMS_OR_EVERY = "番号を空白で区切り（2-1-5 2-1-6）、すべての項目なら every、計画全体についてなら空にします";
