import type { IsoDate } from "#domain/fiscal-year.ts";

/** What stands in a cell, as the file stores it. An empty cell is absent. */
export type SheetCell =
  | { kind: "text"; text: string }
  /** Text of which some is struck out, and what is left of it. */
  | { kind: "struck"; text: string; kept: string }
  /** `format` is the number format by which a spreadsheet shows it (`0.0%`, `"令和"0"年度"`), where there is one. */
  | { kind: "number"; value: number; format?: string }
  /** `hasTime`: and a time of that day, which nothing of ours has. */
  | { kind: "date"; date: IsoDate; hasTime?: true }
  | { kind: "truth"; value: boolean }
  /** `#REF!`, `#N/A` … */
  | { kind: "error"; code: string }
  /** A formula that was saved without its result. */
  | { kind: "formula"; formula: string };

/** Cells that are shown as one; rows and columns from 1, both ends included. */
export interface MergedCells {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** One sheet of a workbook, or a CSV file as the only sheet of one. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  /** Cells by row and column as a spreadsheet counts them, from 1 and ascending. */
  rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  /** Rows out of sight, whether hidden by hand or filtered away. */
  hiddenRows: ReadonlySet<number>;
  merges: readonly MergedCells[];
}

/** A file as sheets, or why it cannot be read: a Japanese sentence, with the cell where one is to blame. */
export type WorkbookRead =
  /** `note` says what the file was taken for, where that is not what it should be. */
  | { ok: true; sheets: Sheet[]; note?: string }
  | { ok: false; message: string; sheet?: string; row?: number; column?: number };

/** The name of a column as a spreadsheet writes it: 1 is A, 27 is AA. */
export function nameColumn(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column > 26 ? nameColumn((column - 1 - rest) / 26) + letter : letter;
}
