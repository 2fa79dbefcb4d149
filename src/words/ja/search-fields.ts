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

/** Where in an item, or in another part of the plan, a search found its words. */
export function describeSearchField(field: ItemField | PlanField): string {
  return FIELDS[field];
}
