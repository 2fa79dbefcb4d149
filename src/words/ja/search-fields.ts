import type { Plan } from "#domain/plan.ts";
import type { PlanField } from "#domain/plan-search.ts";
import type { ItemField } from "#domain/search.ts";

const FIELDS: Record<ItemField | PlanField, string> = {
  number: "番号",
  title: "題名",
  areas: "地域",
  goal: "目標",
  content: "内容",
  owners: "所管課",
  schedule: "実施時期",
  notes: "用語",
  records: "公表された記録",
  sources: "出典の資料名",
  reading: "読み",
  text: "文章",
  figure: "数値の名前",
  note: "注記",
  source: "出典の資料名",
};

/** Why a search found something, before the words around the hit: 「言い換え「市税」で、目標に」. */
export function describeFound(field: ItemField | PlanField, meant: readonly string[]): string {
  const words = meant.map((word) => `「${word}」`).join("");
  return `${words === "" ? "" : `言い換え${words}で、`}${FIELDS[field]}に`;
}

/** What to show in an empty search box; `undefined` where the plan names no examples. */
export function describeSearchExamples({ searchExamples }: Pick<Plan, "searchExamples">): string | undefined {
  return searchExamples && `${searchExamples.join("、")} など`;
}
