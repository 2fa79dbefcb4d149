import type { FoldedChange } from "#domain/changes.ts";
import { findWithdrawn } from "#domain/current-records.ts";
import type { HandoverFate } from "#domain/handover.ts";
import type { Item } from "#domain/item.ts";
import type { Opinion } from "#domain/opinion.ts";
import type { Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { describeFiscalYear, describeFiscalYearLong, describePartialDate } from "./dates.ts";
import { HANDOVER_WORDS } from "./handover.ts";
import { describeOrigin, describeRating } from "./kinds.ts";
import { describeValue } from "./numbers.ts";
import { describeOutcome } from "./opinion.ts";
import { describeRecordType } from "./record.ts";
import { describeStatus } from "./status.ts";
import { describeStepState, describeYearState } from "./target.ts";

/** A change for readers. */
export interface ChangeWords {
  /** What changed: 状況, 目標, 出典 … */
  title: string;
  /** From what to what: 登録なし → 完了. */
  detail: string;
  /** Of which year a new result is: 令和5(2023)年度のこと。 */
  year?: string;
  /** The values as words; absent where there was or is none. */
  old?: string;
  new?: string;
}

/** A change and what is told with it, each sentence once; the first one is what the entry is about. */
export function describeEntry(change: FoldedChange, plan: Plan): ChangeWords[] {
  const words = [change, ...change.with].map((one) => describeChange(one, plan));
  return words.filter(({ detail }, index) => words.findIndex((other) => other.detail === detail) === index);
}

type ChangeLike = Pick<FoldedChange, "item" | "field" | "old" | "new"> & { revertedTo?: boolean };

/** Tells a change in words: 「状況」「登録なし → 完了」. `plan` is the newer version. */
export function describeChange(change: ChangeLike, plan: Plan): ChangeWords {
  const old = change.old === undefined ? undefined : describeFieldValue(change.field, change.old, change.item, plan);
  const current =
    change.new === undefined ? undefined : describeFieldValue(change.field, change.new, change.item, plan);
  const year = plan.records.find(({ id }) => change.field === `record.${id}`)?.fiscalYear;
  return {
    title: describeField(change, plan),
    detail: describeTransition(old, current, change.revertedTo === true),
    ...(year === undefined ? {} : { year: `${describeFiscalYearLong(year)}のこと。` }),
    ...(old === undefined ? {} : { old }),
    ...(current === undefined ? {} : { new: current }),
  };
}

function describeTransition(old: string | undefined, current: string | undefined, reverted: boolean): string {
  if (reverted) return old === undefined ? "加わったあと、取り下げられました" : `変更後、元に戻りました（${old}）`;
  if (old === undefined) return current ?? "";
  return current === undefined ? `${old}（取り下げ）` : `${old} → ${current}`;
}

/** Fields of an item by their path. */
const ITEM_FIELDS: Readonly<Record<string, string>> = {
  status: "状況",
  title: "改革実施項目の名称",
  origin: "継続・新規の別",
  policy: "基本方針",
  section: "取組の区分",
  content: "内容",
  goal: "目標",
  schedule: "実施時期",
  ownerText: "所管課",
  owners: "所管課の読み取り",
  areas: "地域",
  notes: "用語の注",
  asPrinted: "原文ママとした語",
  numbers: "項目番号",
  metric: "数値の名称・単位",
  target: "目標の読み取り",
  expected: "今後の予定",
  opinion: "意見と市の考え方",
  handover: "次の計画への引き継ぎ",
};

/** Parts of the plan as a whole, by the first name of their path; what an item may have, too, is called as there. */
const PLAN_FIELDS: Readonly<Record<string, string>> = {
  title: "計画の名称",
  city: "市の名称",
  period: "計画の期間",
  results: "市の公表ページ",
  closedYears: "結果がそろった年度",
  commentsOpen: "意見の受付",
  printedTotal: "計画に印刷された項目数",
  edition: "計画の版",
  chapter: "大綱の文",
  policy: "基本方針の文",
  note: "用語の注の文",
  governance: "推進体制の文",
  fact: "計画全体についての公表資料",
  area: "地域の一覧",
  department: "所管課の一覧",
  source: "出典",
  document: "まだ読めていない資料",
  readings: "検索に使う読み",
  everydayWords: "検索に使う言い換え",
  searchExamples: "検索の言葉の例",
};

const RECORD_FIELDS: Readonly<Record<string, string>> = {
  value: "値",
  fiscalYear: "年度",
  date: "日付",
  state: "内容",
  source: "出典",
  note: "注記",
  interim: "途中の値かどうか",
  corrects: "訂正の対象",
  withdraws: "取り下げの対象",
  reason: "理由",
};

function describeField({ item, field, old, new: current }: ChangeLike, plan: Plan): string {
  const [first = "", id = "", ...rest] = field.split(".");
  if (item === undefined)
    return `${PLAN_FIELDS[first] ?? ITEM_FIELDS[first] ?? "計画のデータ"}${describeAddition(field, old, current)}`;
  if (first === "title") {
    if (old === undefined && current !== undefined) return "改革実施項目の追加";
    return current === undefined ? "改革実施項目の取り下げ" : "改革実施項目の名称";
  }
  if (first === "metric" && rest[0] === "isContext") return "結果ではなく背景の数とみる数値";
  if (first !== "record") return ITEM_FIELDS[first] ?? "項目のデータ";
  const record = findRecord(plan, id);
  const type = record ? describeRecordType(record) : "公表資料の記録";
  if (rest.length > 0) return `${type}の${RECORD_FIELDS[rest[0] ?? ""] ?? "データ"}`;
  if (current === undefined) return "公表資料の記録の取り下げ";
  if (old !== undefined) return `${type}の文`;
  if (record && findWithdrawn(record) !== undefined) return "公表資料の記録の取り下げ";
  return record?.corrects === undefined ? `${type}の追加` : `${type}の訂正`;
}

/** Only a thing with an id is added or taken away; a field of it just changes. */
function describeAddition(field: string, old: string | undefined, current: string | undefined): string {
  if (field.split(".").length !== 2 || old !== undefined) return "";
  return current === undefined ? "" : "の追加";
}

/** The fate of an item, and what goes on with it: `continued、1 窓口の一本化`. */
function describeHandover(value: string): string {
  const [fate = "", ...items] = value.split("、");
  const words = HANDOVER_WORDS[fate as HandoverFate] ?? fate;
  return items.length > 0 ? `${words}（${items.join("、")}）` : words;
}

function describeFieldValue(field: string, value: string, item: string | undefined, plan: Plan): string {
  const [first = "", id = ""] = field.split(".");
  const last = field.slice(field.lastIndexOf(".") + 1);
  switch (last) {
    case "status":
      return describeStatusWord(value);
    case "handover":
      return describeHandover(value);
    case "outcome":
      return describeOutcome(value as Opinion["outcome"]);
    case "origin":
      return describeOrigin(value as Item["origin"]);
    case "fiscalYear":
    case "due":
    case "start":
    case "end":
      return describeYear(value);
    case "first":
    case "last":
      return first === "period" ? describeYear(value) : describeDay(value);
    case "closedYears":
      return value.split("、").map(describeYear).join("、");
    case "date":
    case "publishedOn":
    case "readOn":
    case "lookedOn":
      return describeDay(value);
    case "value":
      return describeMeasured(value);
    case "areas":
      return value
        .split("、")
        .map((slug) => plan.areas.find((area) => area.slug === slug)?.name ?? slug)
        .join("、");
    case "owners":
      return value
        .split("、")
        .map((slug) => plan.departments.find((department) => department.slug === slug)?.name ?? slug)
        .join("、");
    case "source":
      return plan.sources.find((source) => source.id === value)?.title ?? value;
    case "isContext":
      return plan.items.find(({ key }) => key === item)?.metrics.find((metric) => metric.id === id)?.name ?? id;
    case "state":
      return describeRecordState(findRecord(plan, id), value);
    case "policy":
      return item === undefined ? value : (plan.policies.find((policy) => policy.id === value)?.title ?? value);
    default:
      return value === "true" ? "はい" : value === "false" ? "いいえ" : value;
  }
}

function describeStatusWord(value: string): string {
  const name = STATUS_NAMES.find((name) => name === value);
  return name ? describeStatus(name) : value;
}

function describeYear(value: string): string {
  return /^\d{4}$/.test(value) ? describeFiscalYear(Number(value)) : value;
}

function describeDay(value: string): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(value) ? describePartialDate(value) : value;
}

/** `18 路線` → 18路線 */
function describeMeasured(value: string): string {
  const [number = "", ...unit] = value.split(" ");
  return number !== "" && Number.isFinite(Number(number)) ? describeValue(Number(number), unit.join(" ")) : value;
}

function describeRecordState(record: PlanRecord | null, state: string): string {
  switch (record?.type) {
    case "step":
      return describeStepState({ state: state as typeof record.state, inTime: true });
    case "year":
      return describeYearState(state as typeof record.state);
    case "rating":
      return describeRating(state as typeof record.state);
    case "decision":
      return state === "closed" ? "検討終了" : "再開";
    default:
      return state;
  }
}

function findRecord(plan: Plan, id: string): PlanRecord | null {
  return plan.records.find((record) => record.id === id) ?? null;
}
