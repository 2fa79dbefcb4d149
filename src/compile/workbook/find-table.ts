import { findNearest } from "../problem.ts";
import type { Finding, Place } from "./finding.ts";
import { showNumber } from "./number-format.ts";
import type { Sheet, SheetCell } from "./sheet.ts";

/** A table as found in a sheet: where its columns are, and its rows below the titles. */
export interface FoundTable<Field extends string> {
  sheet: Sheet;
  columns: ReadonlyMap<Field, number>;
  /** Numbers of the rows below the titles that have a cell at all, ascending. */
  rows: number[];
  placeOf: (row: number, field: Field) => Place;
  /** The cell, or that of the merged cells to which it belongs. */
  cellAt: (row: number, field: Field) => SheetCell | undefined;
}

/** Above the titles there may be a heading, a date, a name; not a page of them. */
const LAST_TITLE_ROW = 20;

/**
 * Finds a table by the titles of its columns, wherever it begins and in whatever order they stand; columns of other titles
 * are staff's own. `null` where the sheet has none of `marks`, the titles by which the table is known.
 */
export function findTable<Field extends string>(
  file: string,
  sheet: Sheet,
  titles: Readonly<Record<Field, string>>,
  needed: readonly Field[],
  marks: readonly Field[],
): { table: FoundTable<Field> | null; findings: Finding[] } | null {
  const titleRow = [...sheet.rows.keys()].find((row) => {
    const names = listTitles(sheet, row);
    return row <= LAST_TITLE_ROW && marks.every((field) => names.has(plainTitle(titles[field])));
  });
  if (titleRow === undefined) return null;

  const findings: Finding[] = [];
  const names = listTitles(sheet, titleRow);
  const columns = new Map<Field, number>();
  for (const field of Object.keys(titles) as Field[]) {
    const [first, second] = names.get(plainTitle(titles[field])) ?? [];
    if (first === undefined) continue;
    columns.set(field, first);
    if (second !== undefined) {
      findings.push({
        level: "error",
        place: { file, sheet: sheet.name, row: titleRow, column: second, title: titles[field] },
        message: "同じ名前の列が2つあります。片方の列を消すか、名前を変えてください",
      });
    }
  }
  const known = new Set(Object.values<string>(titles).map(plainTitle));
  for (const field of needed.filter((it) => !columns.has(it))) {
    const others = [...names].filter(([name]) => !known.has(name));
    const near = findNearest(
      plainTitle(titles[field]),
      others.map(([name]) => name),
    );
    const found = others.find(([name]) => name === near);
    findings.push({
      level: "error",
      place: {
        file,
        sheet: sheet.name,
        row: titleRow,
        ...(found ? { column: found[1][0], value: found[0] } : {}),
      },
      message: `「${titles[field]}」の列がありません。列の名前をひな形のとおりに直してください`,
      meant: titles[field],
    });
  }
  if (findings.length > 0) return { table: null, findings };

  const rows = [...sheet.rows.keys()].filter((row) => row > titleRow);
  const cellAt = (row: number, field: Field) => findCell(sheet, row, columns.get(field));
  const placeOf = (row: number, field: Field): Place => {
    const column = columns.get(field);
    const value = describeCell(cellAt(row, field));
    return {
      file,
      sheet: sheet.name,
      row,
      ...(column === undefined ? {} : { column, title: titles[field] }),
      ...(value === undefined ? {} : { value }),
    };
  };
  return { table: { sheet, columns, rows, placeOf, cellAt }, findings: [] };
}

/** The merged cells in which a cell stands; `null` where it stands alone. */
export function findMerge({ merges }: Sheet, row: number, column: number) {
  return (
    merges.find(
      (merge) =>
        merge.firstRow <= row && row <= merge.lastRow && merge.firstColumn <= column && column <= merge.lastColumn,
    ) ?? null
  );
}

function findCell(sheet: Sheet, row: number, column: number | undefined): SheetCell | undefined {
  if (column === undefined) return undefined;
  const merge = findMerge(sheet, row, column);
  return merge ? sheet.rows.get(merge.firstRow)?.get(merge.firstColumn) : sheet.rows.get(row)?.get(column);
}

/** Columns by their titles, in a form in which white space and full-width letters do not matter. */
function listTitles({ rows }: Sheet, row: number): Map<string, [number, ...number[]]> {
  const titles = new Map<string, [number, ...number[]]>();
  for (const [column, cell] of rows.get(row) ?? []) {
    if (cell.kind !== "text") continue;
    const title = plainTitle(cell.text);
    const before = titles.get(title);
    titles.set(title, before ? [...before, column] : [column]);
  }
  return titles;
}

function plainTitle(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[※*]+$/, "");
}

/** What a cell shows, for a person; `undefined` for an empty one. */
export function describeCell(cell: SheetCell | undefined): string | undefined {
  switch (cell?.kind) {
    case undefined:
      return undefined;
    case "text":
    case "struck":
      return cell.text;
    case "number":
      return showNumber(cell.value, cell.format).text;
    case "date":
      return cell.date;
    case "truth":
      return cell.value ? "TRUE" : "FALSE";
    case "error":
      return cell.code;
    case "formula":
      return `=${cell.formula}`;
    default:
      return cell satisfies never;
  }
}
