/**
 * A column of a published table. `name` is plain ASCII for programs and never changes; `title` says in Japanese what
 * it holds, for the data dictionary.
 */
export interface Column<Row> {
  name: string;
  title: string;
  /** `undefined` is unknown or not applicable, an empty cell; it is never 0. */
  cell: (row: Row) => Cell;
}

export type Cell = string | number | boolean | undefined;

/** A whole file: UTF-8 with a byte order mark (Excel needs it) and CRLF, names in the first line, then one record a line. */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return `\uFEFF${lines.map(writeRow).join("")}`;
}

/** One record with the end of its line. */
export function writeRow(cells: readonly Cell[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

/** A number keeps its sign; a text that a spreadsheet would run as a formula gets a leading apostrophe. */
function writeCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const oneLine = cell.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").trim();
  const safe = /^[=+\-@＝＋－＠\t]/.test(oneLine) ? `'${oneLine}` : oneLine;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
