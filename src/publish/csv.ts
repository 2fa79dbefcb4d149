/**
 * A column of a published table. `name` is plain ASCII for programs and never changes; the rest is what the data
 * dictionary tells of it.
 */
export interface Column<Row> {
  name: string;
  /** What it holds, in Japanese. */
  title: string;
  type: "text" | "code" | "integer" | "number" | "date" | "boolean" | "url";
  /** Of a number: its unit, or the column of the same row that names it, `{unit}`. */
  unit?: string;
  /** Of a code: its list in `codes.csv`, or the column of the same row that names it, `{type_code}`. */
  codes?: string;
  /** Words of the plan or of a source, which are kept as they are. */
  isQuoted?: true;
  /** `undefined` is unknown or not applicable, an empty cell; it is never 0. */
  cell: (row: Row) => Cell;
}

export type Cell = string | number | boolean | undefined;

/** A whole file: UTF-8 with a byte order mark (Excel needs it) and CRLF, names in the first line, then one record a line. */
export function writeCsv<Row>(columns: readonly Pick<Column<Row>, "name" | "cell">[], rows: readonly Row[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return `\uFEFF${lines.map(writeRow).join("")}`;
}

/** One record with the end of its line. */
export function writeRow(cells: readonly Cell[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

/**
 * The text of a cell on one line, without white space that only makes layout. A number keeps its sign; a text that a
 * spreadsheet would run as a formula gets a leading apostrophe.
 */
export function describeCell(cell: Cell): string {
  if (typeof cell !== "string") return cell === undefined ? "" : String(cell);
  const oneLine = cell.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").trim();
  return /^[=+\-@＝＋－＠\t]/.test(oneLine) ? `'${oneLine}` : oneLine;
}

function writeCell(cell: Cell): string {
  const text = describeCell(cell);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
