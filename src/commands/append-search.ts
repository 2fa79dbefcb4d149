import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readData } from "#build/read-data.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblems } from "#compile/problem.ts";
import type { Search } from "#domain/expected-news.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import { writeRow } from "#publish/csv.ts";

const HEADER = "date,item,text\r\n";

interface Circumstances {
  today: IsoDate;
  /** Id of the plan of which results were looked for; absent: the current one. */
  planId?: string | undefined;
}

/**
 * Notes in `searches.csv` that somebody looked and found nothing new, and says so; the table is made where there is
 * none. Throws one message with every problem where the data would be broken then or the day has not come, and writes
 * nothing.
 */
export async function appendSearch(
  folder: string,
  { date, item, text }: Search,
  { today, planId }: Circumstances,
): Promise<string> {
  if (date > today) throw new Error(`${date} は今日（${today}）より後の日付です。探した日を --date に書いてください。`);
  const { files, unreadable } = await readData(folder);
  const before = compilePlan(files, { planId, unreadable });
  if (!before.ok) throw new Error(describeProblems(before.problems, folder).join("\n"));
  const file = `plans/${before.plan.id}/searches.csv`;
  const table = (files[file] ?? HEADER).replace(/^\uFEFF/, "");
  const [header = ""] = table.split(/\r\n|\n|\r/);
  const cells: Record<string, string | undefined> = { date, item, text };
  const row = writeRow(header.split(",").map((column) => cells[column.trim()]));
  const longer = `${table}${/[\r\n]$/.test(table) ? "" : "\r\n"}${row}`;
  const after = compilePlan({ ...files, [file]: longer }, { planId });
  if (!after.ok) throw new Error(describeProblems(after.problems, folder).join("\n"));
  // Excel takes a table without this mark for Shift_JIS.
  await writeFile(join(folder, file), `\uFEFF${longer}`);
  const what = item === undefined ? "計画全体" : `項目${item}`;
  return `${date}に${what}を探し、新しいものがなかったことを ${join(folder, file)} に記しました。npm run publish-data${planId === undefined ? "" : ` -- --plan ${planId}`} で公開してください。`;
}
