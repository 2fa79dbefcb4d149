import type { Sheet, SheetCell } from "#compile/workbook/sheet.ts";

/** Text, a number, a cell of another kind, or nothing. */
export type CellInput = string | number | SheetCell | undefined;

/** A sheet whose first row has the titles, with the cells of each further row by title; rows and columns count from 1. */
export function aSheet(
  titles: readonly string[],
  rows: readonly Readonly<Record<string, CellInput>>[],
  given: Partial<Sheet> = {},
): Sheet {
  const lines = [Object.fromEntries(titles.map((title) => [title, title])), ...rows];
  return {
    name: "結果",
    isHidden: false,
    hiddenRows: new Set(),
    merges: [],
    rows: new Map(lines.map((cells, index) => [index + 1, toRow(titles.map((title) => cells[title]))])),
    ...given,
  };
}

/** The cells of a row by column; what is absent has none. */
export function toRow(cells: readonly CellInput[]): Map<number, SheetCell> {
  return new Map(
    cells.flatMap((cell, index): [number, SheetCell][] => {
      if (cell === undefined) return [];
      if (typeof cell === "string") return [[index + 1, { kind: "text", text: cell }]];
      return [[index + 1, typeof cell === "number" ? { kind: "number", value: cell } : cell]];
    }),
  );
}
