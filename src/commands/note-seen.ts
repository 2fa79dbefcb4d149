import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readData } from "#build/read-data.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import { toCells } from "#compile/import/table-cells.ts";
import { updateTable } from "#compile/import/update-table.ts";
import { describeProblems } from "#compile/problem.ts";
import { RARE_SOURCE_COLUMNS, SOURCE_COLUMNS } from "#compile/record-tables.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Source } from "#domain/source.ts";

/**
 * Writes into `sources.csv` the day on which these sources could be opened; no other row changes. The column is made
 * where there is none. Throws one message where the data would be broken then, and writes nothing.
 */
export async function noteSeen(folder: string, sources: readonly Source[], day: IsoDate): Promise<string> {
  const { files, unreadable } = await readData(folder);
  const before = compilePlan(files, { unreadable });
  if (!before.ok) throw new Error(describeProblems(before.problems, folder).join("\n"));
  const file = `plans/${before.plan.id}/sources.csv`;
  const later = sources.filter(({ seenOn }) => seenOn === undefined || seenOn < day);
  const table = await readFile(join(folder, file), "utf8");
  const noted = updateTable(table, {
    added: [],
    rewritten: new Map(later.map((source) => [source.id, toCells({ ...source, seenOn: day }, SOURCE_COLUMNS)])),
    follows: () => false,
    rare: RARE_SOURCE_COLUMNS,
  });
  if (noted === table) return "新しく記すことはありません。何も書き換えていません。";
  const after = compilePlan({ ...files, [file]: noted }, { unreadable });
  if (!after.ok) throw new Error(describeProblems(after.problems, folder).join("\n"));
  await writeFile(join(folder, file), noted);
  return `開けた${later.length}件の seen_on に ${day} と書きました: ${join(folder, file)}。次の公開で読者に伝わります。`;
}
