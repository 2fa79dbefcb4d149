import type { Plan } from "#domain/plan.ts";
import { RARE_SOURCE_COLUMNS, RECORD_COLUMNS, SOURCE_COLUMNS } from "../record-tables.ts";
import type { DataTables } from "./import-forms.ts";
import { toCells } from "./table-cells.ts";
import { updateTable } from "./update-table.ts";

/**
 * The tables of a plan as Excel saves them (byte order mark, CRLF), for where the files themselves are not at hand. Numbers
 * lose zeros that change nothing: 87.0 becomes 87.
 */
export function writeDataTables({ records, sources }: Pick<Plan, "records" | "sources">): DataTables {
  const write = (columns: Readonly<Record<string, string>>, rows: readonly object[], rare: readonly string[]) => {
    const names = Object.values(columns).filter((name) => !rare.includes(name));
    return updateTable(`\uFEFF${names.join(",")}\r\n`, {
      added: rows.map((row) => toCells(row, columns)),
      rewritten: new Map(),
      follows: () => false,
      rare,
    });
  };
  return {
    records: write(RECORD_COLUMNS, records, []),
    sources: write(SOURCE_COLUMNS, sources, RARE_SOURCE_COLUMNS),
  };
}
