import { findNumber } from "#domain/edition.ts";
import { findLastSearch } from "#domain/expected-news.ts";
import { type FiscalYear, type IsoDate, listFiscalYears } from "#domain/fiscal-year.ts";
import { plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { DepartmentDebt, ReportCell, ReportLine, ReportState } from "#domain/report-board.ts";
import { describeDate, describeExpectedTime, describeFiscalYear, describeYearList } from "./dates.ts";
import { describeChoice, describeQuestion, ROW_KINDS } from "./form.ts";

const STATES: Record<ReportState, string> = {
  reported: "報告あり",
  partly: "一部",
  missing: "未報告",
  due: "これから",
  none: "対象外",
};

/** A cell with how much is known where that is not all: 一部 2/3. */
export function describeReportCell({ state, answered, asked }: ReportCell): string {
  return answered > 0 && answered < asked ? `${STATES[state]} ${answered}/${asked}` : STATES[state];
}

/** What comes next for an item: 「2025年6月：…」; a dash where no source says so. */
export function describeNext({ next }: Pick<ReportLine, "next">): string {
  return next === null ? "―" : `${describeExpectedTime(next)}：${next.text}`;
}

/** What a department owes, an item a line, its years together: 「1-1-1 …：数値「…」（路線）令和5・6年度」. */
export function listOwed({ owed }: Pick<DepartmentDebt, "owed">, plan: Pick<Plan, "editions">): string[] {
  const years = new Map<string, FiscalYear[]>();
  for (const { item, question, fiscalYear } of owed) {
    const name = describeQuestion(question);
    const what = `${ROW_KINDS[question.kind]}${name === "" ? "" : `「${name}」`}（${describeChoice(question)}）`;
    const line = `${findNumber(item, plan)} ${plainTitle(item)}：${what}`;
    years.set(line, [...(years.get(line) ?? []), fiscalYear]);
  }
  return [...years].map(([line, of]) => `${line} ${describeYearList(of)}`);
}

interface RequestOptions {
  debt: DepartmentDebt;
  plan: Pick<Plan, "title" | "results" | "editions" | "searches">;
  /** The day of the data. */
  asOf: IsoDate;
}

/** The text of a mail that asks a department for what it owes; empty where it owes nothing. */
export function writeRequest({ debt, plan, asOf }: RequestOptions): string {
  const { department, owed } = debt;
  if (owed.length === 0) return "";
  const years = [...new Set(owed.map(({ fiscalYear }) => fiscalYear))];
  const [first = 0, last = 0] = [Math.min(...years), Math.max(...years)];
  const span = years.length === listFiscalYears(first, last).length && years.length > 2;
  const named = span ? `${describeFiscalYear(first)}から${describeFiscalYear(last)}まで` : describeYearList(years);
  return [
    `件名：${plan.title}の結果の報告のお願い（${department.name}）`,
    "",
    `${department.name} ご担当者様`,
    "",
    `${plan.title}について、${named}の次の結果がまだ登録されていません（${describeDate(asOf)}現在）。`,
    "添付のひな形（年度ごとに1つ）の色のついた欄に書き、返送してください。公表されている資料があれば、「出典」のシートに書いてください。",
    "分からないものは空のままでかまいません。0 や「－」は書かないでください。",
    "",
    ...listOwed(debt, plan).map((line) => `・${line}`),
    "",
    `市の公表ページを最後に確かめた日：${describeDate(findLastSearch(plan).date)}`,
  ].join("\n");
}
