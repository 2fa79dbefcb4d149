import type { FiscalYear } from "#domain/fiscal-year.ts";
import type { ItemKey } from "#domain/record.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeCode } from "./code-lists.ts";
import type { Cell, Column } from "./csv.ts";

type Read<Row, Value extends Cell> = (row: Row) => Value | undefined;

/** The app's own words, names and ids. */
export function text<Row>(name: string, title: string, cell: Read<Row, string>): Column<Row> {
  return { name, title, type: "text", cell };
}

/** Words of the plan or of a source, kept to the character: also those that only some systems have, such as ①. */
export function quoted<Row>(name: string, title: string, cell: Read<Row, string>): Column<Row> {
  return { name, title, type: "text", isQuoted: true, cell };
}

export function address<Row>(name: string, title: string, cell: Read<Row, string>): Column<Row> {
  return { name, title, type: "url", cell };
}

/** A day, a month or a year by ISO 8601, as far as it is known. */
export function date<Row>(name: string, title: string, cell: Read<Row, string>): Column<Row> {
  return { name, title, type: "date", cell };
}

/** `true`, `false`, or an empty cell where it is no question. */
export function flag<Row>(name: string, title: string, cell: Read<Row, boolean>): Column<Row> {
  return { name, title, type: "boolean", cell };
}

/** A number that counts things of one unit. */
export function count<Row>(name: string, title: string, unit: string, cell: Read<Row, number>): Column<Row> {
  return { name, title, type: "integer", unit, cell };
}

/** A published value; its unit stands in the column `unit` of the same row. */
export function value<Row>(name: string, title: string, cell: Read<Row, number>): Column<Row> {
  return { name, title, type: "number", unit: "{unit}", cell };
}

/** A fiscal year as the calendar year in which it begins, and beside it the name that the era gives it. */
export function fiscalYear<Row>(name: string, title: string, cell: Read<Row, FiscalYear>): Column<Row>[] {
  return [
    { name, title: `${title}（始まる年の西暦）`, type: "integer", unit: "年度", cell },
    text(`${name}_era`, `${title}（元号）`, (row) => {
      const year = cell(row);
      return year === undefined ? undefined : describeFiscalYear(year);
    }),
  ];
}

/** An item's permanent key, and beside it a form that no spreadsheet takes for a date. */
export function itemKey<Row>(
  cell: Read<Row, ItemKey>,
  title = "項目番号。版が変わっても変わらない",
  name = "item",
): Column<Row>[] {
  return [
    text(name, title, cell),
    text(`${name}_label`, "項目番号（表計算ソフトが日付に変えない形）", (row) => {
      const key = cell(row);
      return key === undefined ? undefined : `項目${key}`;
    }),
  ];
}

/** A code of a list, `<name>_code`, and beside it its word. The list may depend on another column of the row. */
export function coded<Row>(
  name: string,
  title: string,
  list: string | { column: string; read: (row: Row) => string },
  cell: Read<Row, string>,
): Column<Row>[] {
  const isFixed = typeof list === "string";
  return [
    { name: `${name}_code`, title: `${title}の符号`, type: "code", codes: isFixed ? list : `{${list.column}}`, cell },
    text(name, title, (row) => {
      const code = cell(row);
      return code === undefined ? undefined : describeCode(isFixed ? list : list.read(row), code);
    }),
  ];
}
