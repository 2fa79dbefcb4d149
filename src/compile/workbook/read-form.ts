import type { Plan } from "#domain/plan.ts";
import {
  ITEM_SHEET,
  RESULT_COLUMNS,
  type ResultField,
  ROW_KINDS,
  SOURCE_COLUMNS,
  type SourceField,
} from "#words/ja/form.ts";
import { findUsual } from "../find-usual.ts";
import { normalizeCell } from "../normalize-cell.ts";
import { describeCell, type FoundTable, findMerge, findTable } from "./find-table.ts";
import type { Finding } from "./finding.ts";
import { type FormEntry, readResult } from "./read-result.ts";
import { readSourceRows, SOURCE_IDS, type SourcesRead, slugOf } from "./read-source-rows.ts";
import { RowReader } from "./row-reader.ts";
import { nameColumn, type Sheet } from "./sheet.ts";

/** What one file says. */
export interface FormRead extends SourcesRead {
  entries: FormEntry[];
}

const NEEDED: readonly ResultField[] = ["item", "fiscalYear", "type", "answer", "text", "source"];
const NEEDED_OF_SOURCE: readonly SourceField[] = ["id", "title", "publisher", "url", "readOn"];

/** Reads the sheets of one file by the titles of their columns; other sheets are left alone, and a note says so. */
export function readForm(file: string, sheets: readonly Sheet[], plan: Plan): FormRead {
  const read: FormRead = { entries: [], sources: [], unfilled: new Map(), findings: [] };
  let [found, results, others] = [0, 0, 0];
  for (const sheet of sheets) {
    const table = findTable(file, sheet, RESULT_COLUMNS, NEEDED, ["item", "type"]);
    const sources = table ? null : findTable(file, sheet, SOURCE_COLUMNS, NEEDED_OF_SOURCE, ["url", "readOn"]);
    if (!table && !sources) {
      if (sheet.rows.size === 0 || isOfTemplate(sheet)) continue;
      others += 1;
      read.findings.push(noteSheet(file, sheet, "表ではないので、読みませんでした"));
      continue;
    }
    if (sheet.isHidden) {
      read.findings.push(
        noteSheet(file, sheet, "隠れているシートなので、読みませんでした。読むなら、表示してください"),
      );
      continue;
    }
    found += 1;
    if (table) results += 1;
    read.findings.push(...((table ?? sources)?.findings ?? []));
    if (table?.table) readResults(table.table, plan, read);
    if (sources?.table) readSourceRows(sources.table, plan, read);
  }
  read.entries = read.entries.filter((entry) => citesById(entry, read, plan));
  // Sources alone may come as a file of their own; beside a sheet of something else the results are what is missing.
  if (found === 0 || (results === 0 && others > 0)) {
    read.findings.push({
      level: "error",
      place: { file },
      message: `結果の表がありません。「${RESULT_COLUMNS.item}」「${RESULT_COLUMNS.type}」などの列の名前がある、ひな形のシートに書いてください`,
    });
  }
  return read;
}

/**
 * Whether a row cites its document by what can be an id. A title, an address or an id in other letters is refused with the
 * id of that document; where the row of sources is at fault, that was said of it.
 */
function citesById({ source, placeOf }: FormEntry, { sources, unfilled, findings }: FormRead, plan: Plan): boolean {
  if (SOURCE_IDS.test(source)) return true;
  if (unfilled.get(source) === null) return false;
  const known = [...sources.map((entry) => entry.source), ...plan.sources];
  const same = known.find(({ id, title, url }) => id === slugOf(source) || title === source || url === source);
  const message = "出典の番号ではありません。「出典」のシートの「出典の番号」の欄にある番号を書いてください";
  findings.push({
    level: "error",
    place: placeOf("source"),
    message,
    ...(same === undefined ? {} : { meant: same.id }),
  });
  return false;
}

/** A sheet of the template that nothing is written into. */
function isOfTemplate({ name, rows }: Sheet): boolean {
  return name === ITEM_SHEET || [...rows.values()].every((cells) => [...cells.keys()].every((column) => column === 1));
}

function noteSheet(file: string, { name }: Sheet, message: string): Finding {
  return { level: "note", place: { file, sheet: name }, message };
}

const RESULT_INPUTS: readonly ResultField[] = ["answer", "interim", "date", "text", "note"];

function readResults(table: FoundTable<ResultField>, plan: Plan, read: FormRead): void {
  // To be proposed where a row has no year.
  const usualYear = findUsual(table.rows.flatMap((row) => describeCell(table.cellAt(row, "fiscalYear")) ?? []));
  const hidden: number[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(table, row, read.findings);
    // Printed anew at the head of a page.
    if (reader.textOf("item") === RESULT_COLUMNS.item && reader.textOf("type") === RESULT_COLUMNS.type) continue;
    const inputs = RESULT_INPUTS.filter((field) => reader.textOf(field) !== "");
    if (inputs.length === 0 && !isBegunByName(table, reader)) {
      refuseMisplaced(table, reader);
      if (reader.textOf("reason") !== "") reader.note("reason", "結果がないので、この行の理由は取り込みません");
      continue;
    }
    if (table.sheet.hiddenRows.has(row)) hidden.push(row);
    if (refuseStray(reader, inputs)) continue;
    if (!refuseMerged(table, reader, inputs)) continue;
    const entry = readResult(reader, plan, usualYear);
    if (entry && reader.isRight) read.entries.push(entry);
  }
  if (hidden.length > 0) {
    read.findings.push({
      level: "note",
      place: { ...table.placeOf(hidden[0] ?? 0, "item"), value: hidden.join("、") },
      message: "絞り込みなどで隠れている行も読みました",
    });
  }
}

/** A row that staff added has no key; it is begun by saying what it is about. Where the column of keys is gone, all rows look so. */
function isBegunByName(table: FoundTable<ResultField>, reader: RowReader<ResultField>): boolean {
  const [key, item, type] = (["key", "item", "type"] as const).map((field) => reader.textOf(field));
  if (key !== "" || item === "" || type === "") return false;
  return table.columns.has("key") || !QUESTION_TITLES.some((title) => title === type);
}

const QUESTION_TITLES = [ROW_KINDS.observation, ROW_KINDS.step, ROW_KINDS.year, ROW_KINDS.rating];

/** A number in a column that the template fills with words, and that is not read. */
function refuseMisplaced(table: FoundTable<ResultField>, reader: RowReader<ResultField>): void {
  for (const field of ["known", "before"] as const) {
    if (table.cellAt(reader.row, field)?.kind !== "number") continue;
    reader.refuse(
      field,
      `「${RESULT_COLUMNS[field]}」の欄は読みません。結果は「${RESULT_COLUMNS.answer}」の欄に書いてください`,
    );
  }
}

/** A sum, a memo or a second line of titles: of such a row one thing is said, not each of what it lacks. */
function refuseStray(reader: RowReader<ResultField>, inputs: readonly ResultField[]): boolean {
  const isNamed = (["key", "type", "fiscalYear"] as const).some((field) => reader.textOf(field) !== "");
  const item = reader.textOf("item");
  if (isNamed || normalizeCell(item, "item").kind === "value") return false;
  const message =
    "何の結果か分からない行です（項目番号・年度・種類がありません）。結果でなければ、この行を消すか、ほかのシートに移してください";
  reader.refuse(item === "" ? (inputs[0] ?? "item") : "item", message);
  return true;
}

/** What was typed into merged cells may be meant for any of their rows, or for the next column. */
function refuseMerged(
  table: FoundTable<ResultField>,
  reader: RowReader<ResultField>,
  inputs: readonly ResultField[],
): boolean {
  for (const field of [...inputs, "source" as const, "reason" as const]) {
    const column = table.columns.get(field);
    const merge = column === undefined ? null : findMerge(table.sheet, reader.row, column);
    if (!merge) continue;
    // One word for the merged cells, not one for each of their rows.
    if (merge.firstRow === reader.row && merge.firstColumn === column) {
      const range = `${nameColumn(merge.firstColumn)}${merge.firstRow}:${nameColumn(merge.lastColumn)}${merge.lastRow}`;
      const message = `セルが結合されていて（${range}）、どの行、どの列の値か分かりません。結合を解き、値を行ごとに書いてください`;
      reader.refuse(field, message, reader.textOf(field));
    }
    reader.isRight = false;
  }
  return reader.isRight;
}
