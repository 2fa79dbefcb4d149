import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { dropNoteMarks, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import {
  createYearlyReport,
  type PolicyReport,
  RATINGS,
  type ReportedItem,
  type YearlyReport,
} from "#domain/yearly-report.ts";
import { answerStatus } from "#words/ja/answer.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { describeStatus } from "#words/ja/status.ts";
import { listUpcoming } from "#words/ja/upcoming.ts";
import { type SheetToWrite, writeWorkbook } from "./write-workbook.ts";

/**
 * 実施状況 of a fiscal year as bytes of an .xlsx: the counts by policy, a row for each of the plan's items, and 財政効果額
 * where any is published. The same snapshot gives the same bytes.
 */
export function publishReport({ plan, date }: Snapshot, fiscalYear: FiscalYear): Promise<Uint8Array> {
  const report = createYearlyReport(plan, fiscalYear);
  const effects = describeEffects(report, plan);
  return writeWorkbook([describeCounts(report), describeItems(report, plan), ...effects], date);
}

function describeCounts({ fiscalYear, policies }: YearlyReport): SheetToWrite {
  const columns: { name: string; countOf: (policy: PolicyReport) => number }[] = [
    { name: "項目", countOf: ({ all }) => all.length },
    ...RATINGS.map((state) => ({
      name: `所管課：${describeRating(state)}`,
      countOf: ({ rated }: PolicyReport) => rated[state],
    })),
    { name: "所管課：登録なし", countOf: ({ unrated }) => unrated },
    ...STATUS_NAMES.map((status) => ({
      name: `計算：${describeStatus(status)}`,
      countOf: ({ computed }: PolicyReport) => computed[status],
    })),
  ];
  const sum = (countOf: (policy: PolicyReport) => number) =>
    policies.reduce((total, policy) => total + countOf(policy), 0);
  return {
    name: `${describeFiscalYear(fiscalYear)} 件数`,
    header: ["基本方針", ...columns.map(({ name }) => name)],
    widths: [40, ...columns.map(() => 11)],
    frozenColumns: 1,
    rows: [
      ...policies.map((policy) => [
        `${policy.policy.number} ${policy.policy.title}`,
        ...columns.map(({ countOf }) => countOf(policy)),
      ]),
      ["計", ...columns.map(({ countOf }) => sum(countOf))],
    ],
  };
}

function describeItems({ fiscalYear, asOf, policies }: YearlyReport, plan: Plan): SheetToWrite {
  const titleOf = new Map(plan.sources.map(({ id, title, publisher }) => [id, `${title}（${publisher}）`]));
  const columns: { name: string; width: number; tell: (reported: ReportedItem) => string }[] = [
    { name: "番号", width: 9, tell: ({ item }) => findNumber(item, plan) },
    { name: "項目", width: 26, tell: ({ item }) => plainTitle(item) },
    {
      name: "担当",
      width: 18,
      tell: ({ item }) => describeOwners(item.owners, plan),
    },
    { name: "目標", width: 36, tell: ({ item }) => dropNoteMarks(item.goal) },
    { name: "実績", width: 40, tell: ({ results }) => results.map(({ texts }) => texts.join("")).join("\n") },
    { name: "所管課の評価", width: 12, tell: ({ rating }) => (rating ? describeRating(rating.state) : "") },
    { name: "評価の文", width: 30, tell: ({ rating }) => rating?.text ?? "" },
    { name: "評価の理由", width: 30, tell: ({ rating }) => rating?.reason ?? "" },
    { name: "計算による判定", width: 14, tell: ({ status }) => describeStatus(status.name) },
    { name: "判定の説明", width: 30, tell: ({ status, item }) => answerStatus(status, item, asOf) },
    { name: "審議会の意見", width: 30, tell: ({ remarks }) => tellRemarks(remarks, "council") },
    { name: "市の回答", width: 30, tell: ({ remarks }) => tellRemarks(remarks, "reply") },
    { name: "これまで", width: 30, tell: ({ history }) => history.map(tellYear).join("\n") },
    { name: "今後", width: 36, tell: (reported) => listUpcoming(reported).join("\n") },
    {
      name: "出典",
      width: 40,
      tell: ({ sources }) => sources.map((id) => titleOf.get(id) ?? id).join("\n"),
    },
  ];
  return {
    name: `${describeFiscalYear(fiscalYear)} 項目`,
    header: columns.map(({ name }) => name),
    widths: columns.map(({ width }) => width),
    frozenColumns: 2,
    rows: policies.flatMap(({ all }) => all.map((reported) => columns.map(({ tell }) => tell(reported)))),
  };
}

/** A year of これまで, on a line of its own: 令和5年度 期限超過（課：完了）. */
function tellYear({ fiscalYear, status, rating }: ReportedItem["history"][number]): string {
  const word = rating === null ? "" : `（課：${describeRating(rating)}）`;
  return `${describeFiscalYear(fiscalYear)} ${describeStatus(status)}${word}`;
}

/** A row for each figure; no sheet where nothing is published. */
function describeEffects({ fiscalYear, effects, otherEffects }: YearlyReport, plan: Plan): SheetToWrite[] {
  const titleOf = (id: string) => plan.sources.find((source) => source.id === id)?.title ?? id;
  const rows = [...effects, ...otherEffects].flatMap(({ text, source, fiscalYear: year, figures = [] }) =>
    figures.map(({ name, value, unit }) => [
      year === undefined ? "" : describeFiscalYear(year),
      name,
      value,
      unit,
      text,
      titleOf(source),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      name: `${describeFiscalYear(fiscalYear)} 財政効果額`,
      header: ["年度", "何の額", "額", "単位", "公表された文", "出典"],
      widths: [12, 30, 14, 8, 50, 40],
      rows,
    },
  ];
}

function tellRemarks(remarks: ReportedItem["remarks"], who: ReportedItem["remarks"][number]["state"]): string {
  return remarks
    .filter(({ state }) => state === who)
    .map(({ text }) => text)
    .join("\n");
}
