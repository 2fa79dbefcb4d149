import type { RowCells } from "./update-table.ts";

/** A record or source as the cells of its table; `columns` are their names by field. */
export function toCells(value: object, columns: Readonly<Record<string, string>>): RowCells {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => {
      const cell: unknown = Reflect.get(value, field);
      return [column, cell === undefined ? "" : String(cell)];
    }),
  );
}
