import type { ExpectedNews, Search } from "#domain/expected-news.ts";
import type { Opinion } from "#domain/opinion.ts";
import type { Plan } from "#domain/plan.ts";
import type { Problem } from "./problem.ts";
import type { HandoverRow, RowsRead } from "./record-tables.ts";

/** The tables beside results and sources, as read; `null` stands for what is broken, of which nothing more is said. */
export interface OutlookTables {
  expected: RowsRead<ExpectedNews> | null;
  searches: RowsRead<Search> | null;
  opinions: RowsRead<Opinion> | null;
  handover: RowsRead<HandoverRow> | null;
}

/**
 * What was published of what comes, of searches, of opinions and of items handed over stays in its table. Searches stay to the letter,
 * since feeds name them by their place; the others may be mended, which the log of changes tells.
 */
export function checkOutlookKept(
  { expected, searches, opinions, handover }: OutlookTables,
  last: Pick<Plan, "expected" | "searches" | "opinions" | "handover">,
  files: Record<keyof OutlookTables, string>,
): Problem[] {
  const problems: Problem[] = [];
  if (expected) {
    const missing = (last.expected ?? []).filter(({ id }) => !expected.ids.has(id)).map(({ id }) => id);
    const how = "過ぎた予定も、取りやめになった予定も消さず、text にそう書きます";
    problems.push(...listMissing(files.expected, "id", missing, last.expected?.length ?? 0, how));
    for (const { value, problemAt } of expected.rows) {
      const before = last.expected?.find(({ id }) => id === value.id);
      if (!before || (before.item === value.item && (before.text === value.text || before.source === value.source))) {
        continue;
      }
      const message = `この id は「${before.text}」として公開しました（暦の予定の名前です）。別の予定には新しい id をつけてください`;
      problems.push(problemAt("id", message));
    }
  }
  if (searches && searches.broken.length === 0) {
    const rows = new Set(searches.rows.map(({ value }) => nameSearch(value)));
    const missing = (last.searches ?? []).map(nameSearch).filter((name) => !rows.has(name));
    const how = "探した日の行は、書きかえも消しもせず、下に足すだけです";
    problems.push(...listMissing(files.searches, "date", missing, last.searches?.length ?? 0, how));
  }
  if (opinions) {
    const missing = (last.opinions ?? []).filter(({ id }) => !opinions.ids.has(id)).map(({ id }) => id);
    const how = "写しまちがいは行を消さず、その行を直します（更新として伝わります）";
    problems.push(...listMissing(files.opinions, "id", missing, last.opinions?.length ?? 0, how));
    for (const { value, problemAt } of opinions.rows) {
      const before = last.opinions?.find(({ id }) => id === value.id);
      if (!before || before.text === value.text || before.reply === value.reply) continue;
      const message = `この id は「${before.text}」として公開しました。別の意見には新しい id をつけてください`;
      problems.push(problemAt("id", message));
    }
  }
  if (handover && handover.broken.length === 0) {
    const rows = new Set(handover.rows.map(({ value }) => value.item));
    const published = [...(last.handover?.items ?? []), ...(last.handover?.withdrawn ?? [])];
    const missing = published.map(({ item }) => item).filter((item) => !rows.has(item));
    const how =
      "まちがいは行を消さず、fate などを直します。何も言えなくなったら fate を withdrawn にし、note に理由を書きます（更新として伝わります）";
    problems.push(...listMissing(files.handover, "item", missing, published.length, how));
  }
  return problems;
}

function nameSearch({ date, item, text }: Search): string {
  return [date, ...(item === undefined ? [] : [item]), `「${text}」`].join(" ");
}

/** Published rows that are gone, named up to five; the problem stands at the column that names a row. */
export function listMissing(file: string, field: string, names: readonly string[], of: number, how: string): Problem[] {
  if (names.length === 0) return [];
  const shown = `${names.slice(0, 5).join("、")}${names.length > 5 ? " …" : ""}`;
  const message = `公開した${of}行のうち、${names.length}行がありません。git で元に戻してください。${how}`;
  return [{ file, field, value: shown, message }];
}
