import { CsvError, parse } from "csv-parse/browser/esm/sync";

/** What stands between the columns of a table, and its Japanese name. */
export interface Separator {
  mark: "," | "\t" | ";";
  name: string;
}

/** A comma, as it should be; a tab, as Excel's 「Unicode テキスト」 has; a semicolon, as Excel writes where commas are decimal. */
const SEPARATORS: readonly [Separator, ...Separator[]] = [
  { mark: ",", name: "コンマ" },
  { mark: "\t", name: "タブ" },
  { mark: ";", name: "セミコロン（;）" },
];

/** Lines by which a separator is recognised. */
const LOOKED_AT = 20;

/** What separates the columns of a text: the mark that parts its first lines into most cells, in doubt a comma. */
export function findSeparator(text: string): Separator {
  const counted = SEPARATORS.map((separator) => ({ separator, cells: countCells(text, separator) }));
  return counted.reduce((best, other) => (other.cells > best.cells ? other : best)).separator;
}

/** How many cells a separator makes of the first lines; none where the quotation marks do not pair up with it. */
function countCells(text: string, { mark }: Separator): number {
  try {
    const lines: string[][] = parse(text, { ...LENIENT, delimiter: mark });
    return lines.reduce((sum, cells) => sum + cells.length, 0);
  } catch (error) {
    if (error instanceof CsvError) return 0;
    throw error;
  }
}

const LENIENT = {
  to: LOOKED_AT,
  relax_column_count: true,
  // Rows added by hand may end differently from those that a spreadsheet saved.
  record_delimiter: ["\r\n", "\n", "\r"],
};
