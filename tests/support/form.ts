import exceljs, { type Cell, type CellValue, type Workbook, type Worksheet } from "exceljs";
import { type HandedFile, importForms } from "#compile/import/import-forms.ts";
import { readFile } from "#compile/workbook/read-file.ts";
import type { Plan } from "#domain/plan.ts";
import { type FormRow, listFormRows } from "#domain/year-form.ts";
import { publishTemplate } from "#publish/template.ts";

/** A form as the independent writer sees it: it knows cells, and nothing of how we write or read them. */
export interface FilledForm {
  workbook: Workbook;
  results: Worksheet;
  words: Worksheet;
  sources: Worksheet;
  /** The cell of the row with a key, in the column with a title. */
  cell: (key: string, title: string) => Cell;
  /** The column of a title: `J`. */
  letterOf: (title: string, sheet?: Worksheet) => string;
  rowOf: (key: string) => number;
  toFile: (name?: string) => Promise<HandedFile>;
  toBytes: () => Promise<Uint8Array>;
}

/** The template of a year, opened by an independent writer; the first new source is filled in. */
export async function openForm(
  plan: Plan,
  fiscalYear: number,
  { department, isSourceFilled = true }: { department?: string; isSourceFilled?: boolean } = {},
): Promise<FilledForm> {
  const bytes = await publishTemplate(
    { plan, date: "2024-12-01" },
    { fiscalYear, ...(department === undefined ? {} : { department }) },
  );
  const form = await openWorkbook(bytes);
  if (isSourceFilled) fillSource(form, fiscalYear);
  return form;
}

/** Writes down the document that results cite unless they say otherwise. */
export function fillSource({ sources }: FilledForm, fiscalYear: number): void {
  const row = sources.getRow(2);
  row.getCell(2).value = `令和${fiscalYear - 2018}年度の実施状況（見本）`;
  row.getCell(3).value = "架空のみほん市";
  row.getCell(4).value = `https://city.example.jp/reform/results-${fiscalYear}`;
  row.getCell(5).value = `${fiscalYear + 1}-06-20`;
  row.getCell(6).value = `${fiscalYear + 1}-06-25`;
}

/**
 * Answers everything that a year's form asks: each figure one less than the year before (10 where none is known), each
 * step reached, each year done, each rating the one given, with the reason in the rows that `hasReason` picks.
 */
export function fillAnswers(
  form: FilledForm,
  plan: Plan,
  year: number,
  given: { rating: string; reason: string; hasReason: (row: FormRow) => boolean },
): void {
  const words = { step: "到達", year: "実施", rating: given.rating };
  for (const row of listFormRows(plan, year)) {
    const { key, question, before } = row;
    const figure = before?.type === "observation" ? before.value - 1 : 10;
    form.cell(key, "結果").value = question.kind === "observation" ? figure : words[question.kind];
    if (given.hasReason(row)) form.cell(key, "理由").value = given.reason;
  }
}

/** A template that was saved somewhere, as the independent writer opens it. */
export async function openWorkbook(bytes: Uint8Array): Promise<FilledForm> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const sheet = (name: string) => {
    const found = workbook.getWorksheet(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  const [results, words, sources] = [sheet("結果"), sheet("意見と決定"), sheet("出典")];
  const columnOf = (title: string, of: Worksheet) => {
    let column = 0;
    of.getRow(1).eachCell((cell, index) => {
      if (cell.value === title) column = index;
    });
    if (column === 0) throw new Error(`no column ${title}`);
    return column;
  };
  const rowOf = (key: string) => {
    const column = columnOf("行の符号", results);
    for (let row = 2; row <= results.rowCount; row++) if (results.getCell(row, column).value === key) return row;
    throw new Error(`no row ${key}`);
  };
  const toBytes = async () => new Uint8Array(await workbook.xlsx.writeBuffer());
  return {
    workbook,
    results,
    words,
    sources,
    cell: (key, title) => results.getCell(rowOf(key), columnOf(title, results)),
    letterOf: (title, of = results) => results.getColumn(columnOf(title, of)).letter,
    rowOf,
    toBytes,
    toFile: async (name = "form.xlsx") => handIn(name, await toBytes()),
  };
}

/** Puts a value into one cell and shows it in a format of its own; cells of a sheet share their styles. */
export function showAs(cell: Cell, value: CellValue, numFmt: string): void {
  cell.value = value;
  cell.style = { ...cell.style, numFmt };
}

/** A file as staff hand it in. */
export async function handIn(file: string, bytes: Uint8Array): Promise<HandedFile> {
  return { file, read: await readFile(file, bytes) };
}

/** Imports files into a plan that is published as it is. */
export function importInto(plan: Plan, files: readonly HandedFile[], asOf = "2025-06-30") {
  return importForms({
    files,
    current: { plan, asOf },
    published: { plan, asOf: "2024-11-20" },
    tables: { records: "id\n", sources: "id\n" },
  });
}
