import { parse } from "csv-parse/browser/esm/sync";

/** A row as cells by the names of columns; an absent cell is empty. */
export type RowCells = Readonly<Record<string, string>>;

interface TableChange {
  added: readonly RowCells[];
  /** Columns that the table gets where it lacks them and a row uses them. */
  rare?: readonly string[];
  /** Rows to be written anew, by their id. */
  rewritten: ReadonlyMap<string, RowCells>;
  /** Whether a new row belongs behind a row that stands there. New rows that belong nowhere stand last. */
  follows: (added: RowCells, standing: RowCells) => boolean;
}

/**
 * Adds and rewrites rows of a CSV table and leaves every other byte as it is, so that a difference shows what was changed
 * and nothing else. New rows end as the first line ends.
 */
export function updateTable(text: string, { added, rewritten, follows, rare = [] }: TableChange): string {
  if (added.length === 0 && rewritten.size === 0) return text;
  const lines = splitLines(addColumns(text, [...added, ...rewritten.values()], rare));
  const [header] = lines;
  if (!header) return text;
  const names = header.cells.map((name) => name.trim());
  const ending = /\r?\n$|\r$/.exec(header.raw)?.[0] ?? "\r\n";
  const write = (row: RowCells) => `${names.map((name) => writeCell(row[name] ?? "")).join(",")}${ending}`;
  const rows = lines.slice(1).map(({ raw, cells }) => {
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? ""]));
    const anew = rewritten.get(row.id ?? "");
    return anew ? { raw: write(anew), row: anew } : { raw, row };
  });
  for (const row of added) {
    const place = rows.findLastIndex((standing) => follows(row, standing.row));
    rows.splice(place < 0 ? rows.length : place + 1, 0, { raw: write(row), row });
  }
  // A last line without an end would run into the row behind it.
  const texts = [header, ...rows].map(({ raw }, index, all) => {
    return index < all.length - 1 && !/[\r\n]$/.test(raw) ? raw + ending : raw;
  });
  return texts.join("");
}

/** A table with the columns that new rows use and that it did not have; without such, as it was. */
function addColumns(text: string, rows: readonly RowCells[], rare: readonly string[]): string {
  const lines = splitLines(text);
  const names = lines[0]?.cells.map((name) => name.trim()) ?? [];
  const missing = rare.filter((name) => !names.includes(name) && rows.some((row) => row[name]));
  if (missing.length === 0) return text;
  const widen = ({ raw }: Line, index: number) => {
    const end = /(\r\n|\n|\r)?$/.exec(raw)?.index ?? raw.length;
    const cells = index === 0 ? `,${missing.join(",")}` : ",".repeat(missing.length);
    return raw.slice(0, end) + cells + raw.slice(end);
  };
  return lines.map(widen).join("");
}

interface Line {
  /** With its end. */
  raw: string;
  cells: string[];
}

/** A line ends outside of quotation marks. */
const LINE = /(?:"(?:[^"]|"")*"|[^"\r\n])*(?:\r\n|\n|\r|$)/g;

function splitLines(text: string): Line[] {
  const raws = [...text.matchAll(LINE)].map(([raw]) => raw).filter((raw) => raw !== "");
  return raws.map((raw) => ({ raw, cells: (parse(raw.replace(/^\uFEFF/, ""), PARSING) as string[][])[0] ?? [] }));
}

const PARSING = { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };

function writeCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
