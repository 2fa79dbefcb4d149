import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblem } from "#compile/problem.ts";
import type { Search } from "#domain/expected-news.ts";
import { writeRow } from "#publish/csv.ts";
import { readData } from "./read-data.ts";

const HEADER = "\uFEFFdate,item,text\r\n";

/**
 * Notes in `searches.csv` that somebody looked and found nothing new, and says so; the table is made where there is
 * none. Throws one message with every problem where the data would be broken then, and writes nothing.
 */
export async function appendSearch(folder: string, { date, item, text }: Search): Promise<string> {
  const files = await readData(folder);
  const before = compilePlan(files);
  if (!before.ok) throw new Error(describeAll(before.problems, folder));
  const file = `plans/${before.plan.id}/searches.csv`;
  const table = files[file] ?? HEADER;
  const [header = ""] = table.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const cells: Record<string, string | undefined> = { date, item, text };
  const row = writeRow(header.split(",").map((column) => cells[column.trim()]));
  const longer = `${table}${/[\r\n]$/.test(table) ? "" : "\r\n"}${row}`;
  const after = compilePlan({ ...files, [file]: longer });
  if (!after.ok) throw new Error(describeAll(after.problems, folder));
  await writeFile(join(folder, file), longer);
  const what = item === undefined ? "計画全体" : `項目${item}`;
  return `${date}に${what}を探し、新しいものがなかったことを ${join(folder, file)} に記しました。npm run publish-data で公開してください。`;
}

function describeAll(problems: Parameters<typeof describeProblem>[0][], folder: string): string {
  return problems.map((problem) => describeProblem(problem, folder)).join("\n");
}
