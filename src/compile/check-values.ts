import { type FiscalYear, fiscalYearOf, type IsoDate, type PartialDate } from "#domain/fiscal-year.ts";
import { findMetric, type Metric } from "#domain/item.ts";
import type { Observation, PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import { listCurrentRows } from "./check-replacements.ts";
import { isNumberOf, listFigures } from "./japanese-numbers.ts";
import { explainImpossibleValue, isFarFrom } from "./metric-values.ts";
import type { ItemFile } from "./plan-files.ts";
import type { Problem } from "./problem.ts";
import { askForReason, hasReasonFor } from "./reason.ts";
import type { TableRow } from "./record-tables.ts";

type RecordRow = TableRow<PlanRecord>;

/** What a record's value, years and words are compared with. */
interface Context {
  items: ReadonlyMap<string, ItemFile | null>;
  sources: ReadonlyMap<string, Source>;
}

/**
 * Whether the records in force say what can be so: values within their metric's bounds and near what is known of it,
 * year-end figures known at the end of their year, words that agree with the columns beside them.
 */
export function checkValues(rows: readonly RecordRow[], { items, sources }: Context): Problem[] {
  const current = listCurrentRows(rows);
  return current.flatMap((row) => {
    const { value: record } = row;
    const item = items.get(record.item);
    const problems = [...checkYearOfDate(row), ...checkWords(row)];
    if (record.type !== "observation" || !item) return problems;
    const metric = findMetric({ metrics: item.metrics ?? [] }, record.subject);
    return [
      ...problems,
      ...(metric ? checkValue(row, record, metric, item, current) : []),
      ...checkYearEnd(row, record, item, sources.get(record.source)),
    ];
  });
}

function checkValue(
  row: RecordRow,
  record: Observation,
  metric: Metric,
  item: ItemFile,
  rows: readonly RecordRow[],
): Problem[] {
  const impossible = explainImpossibleValue(record.value, metric);
  if (impossible) return [row.problemAt("value", impossible)];
  if (hasReasonFor(record, "value")) return [];
  const known = listKnownValues(record, metric, item, rows);
  const values = known.map(({ value }) => value);
  if (values.length === 0 && /^[%％]$/.test(metric.unit) && record.value > 0 && record.value < 1) {
    const percent = Number((record.value * 100).toPrecision(15));
    return [askAt(row, "value", "1% に満たない割合です。", `${percent}% のことでないか確かめ`)];
  }
  if (!isFarFrom(record.value, values, metric)) return [];
  const list = known.map(({ name, value }) => `${name} ${value}`).join("、");
  const fact = `知られている値（${list}）から離れすぎています。`;
  return [askAt(row, "value", fact, "桁と単位を確かめ")];
}

/** What is unusual, with what to do about it or, where it is right, which reason to write. */
function askAt(row: RecordRow, field: "value" | "fiscalYear", fact: string, what: string): Problem {
  return { ...row.problemAt(field, `${fact}${what}、正しければ ${askForReason(row.value, field)}`), fact };
}

/** The values of a metric in earlier years, with those that the plan prints. */
function listKnownValues(record: Observation, metric: Metric, item: ItemFile, rows: readonly RecordRow[]) {
  const earlier = rows.flatMap(({ value: other }) => {
    const isSame = other.type === "observation" && other.item === record.item && other.subject === metric.id;
    const isEarlier = (other.fiscalYear ?? 0) < (record.fiscalYear ?? Number.POSITIVE_INFINITY);
    return isSame && isEarlier && other.id !== record.id ? [{ name: other.id, value: other.value }] : [];
  });
  const printed = item.targets.flatMap((target) => {
    if (target.kind !== "quantity" || target.metric !== metric.id) return [];
    const { baseline, target: goal } = target;
    return [...(baseline ? [{ name: "基準値", value: baseline.value }] : []), { name: "目標値", value: goal.value }];
  });
  return [...printed, ...earlier];
}

/** The last day that a date of any precision may mean. */
function lastDayOf(date: PartialDate): IsoDate {
  if (date.length === 4) return `${date}-12-31`;
  // No month is longer; the day is only compared.
  return date.length === 7 ? `${date}-31` : date;
}

/** The last day of a fiscal year. */
function endOf(year: FiscalYear): IsoDate {
  return `${year + 1}-03-31`;
}

/** What was reported of a year cannot have been known before it began. */
function checkYearOfDate(row: RecordRow): Problem[] {
  const { type, fiscalYear, date } = row.value;
  if (fiscalYear === undefined || date === undefined || type === "event" || type === "remark" || type === "decision") {
    return [];
  }
  if (lastDayOf(date) >= `${fiscalYear}-04-01`) return [];
  const message = `${fiscalYear}年度は ${fiscalYear}-04-01 に始まるので、この日にはまだ結果がありません。date か fiscal_year を直してください`;
  return [row.problemAt("date", message)];
}

/**
 * A figure of a metric that a target is judged by is a year-end figure only where it was known at the end of its year:
 * by its own date, or else by the day of its document.
 */
function checkYearEnd(row: RecordRow, record: Observation, item: ItemFile, source: Source | undefined): Problem[] {
  const { fiscalYear, date, interim, subject } = record;
  if (interim || fiscalYear === undefined || !listJudgedMetrics(item).includes(subject)) return [];
  const end = endOf(fiscalYear);
  const how = "年度末より前の値なら interim に true と書いてください";
  if (date !== undefined) {
    if (lastDayOf(date) >= end) return [];
    return [row.problemAt("date", `${fiscalYear}年度の末（${end}）より前の日付です。${how}`)];
  }
  if (!source) return [];
  const { publishedOn, readOn } = source;
  if (lastDayOf(publishedOn ?? readOn) > end) return [];
  const day = publishedOn ? `公表（${publishedOn}）` : `確認（${readOn}）`;
  return [row.problemAt("interim", `出典の${day}が${fiscalYear}年度の末（${end}）より後ではありません。${how}`)];
}

function listJudgedMetrics({ targets }: ItemFile): (string | undefined)[] {
  return targets.map((target) => {
    if (target.kind === "yearly") return target.threshold?.metric;
    return target.kind === "milestone" ? undefined : target.metric;
  });
}

/** The numbers and years of a record's text against its columns; a text without any says nothing against them. */
function checkWords(row: RecordRow): Problem[] {
  const { value: record } = row;
  // Words of others and context name other years and numbers by nature.
  if (["event", "remark", "decision"].includes(record.type)) return [];
  const { fiscalYears, months, numbers } = listFigures(record.text);
  const problems: Problem[] = [];
  if (
    record.type === "observation" &&
    numbers.length > 0 &&
    !hasReasonFor(record, "value") &&
    !numbers.some((it) => isNumberOf(it, record.value, record.unit))
  ) {
    const fact = `text の数（${numbers.join("、")}）の中に、value の ${record.value}${record.unit} がありません。`;
    problems.push(askAt(row, "value", fact, "どちらかを直すか"));
  }
  const { fiscalYear, date } = record;
  if (fiscalYear === undefined || hasReasonFor(record, "fiscalYear")) return problems;
  const named = [
    ...fiscalYears,
    ...(fiscalYears.length > 0 ? [] : months.map(({ year, month }) => fiscalYearOf(`${year}-${pad(month)}-01`))),
  ];
  const isDated = date !== undefined && date.length >= 7 && fiscalYearOf(`${date}-01`.slice(0, 10)) === fiscalYear;
  const isDateNamed = months.some(({ year, month }) => date?.startsWith(`${year}-${pad(month)}`));
  const isBorneOut = isDateNamed || (record.type !== "observation" && isDated);
  if (named.length > 0 && !named.includes(fiscalYear) && !isBorneOut) {
    const fact = `text の年度（${named.join("、")}）の中に、この ${fiscalYear} がありません。`;
    problems.push(askAt(row, "fiscalYear", fact, "どちらかを直すか"));
  }
  return problems;
}

function pad(month: number): string {
  return String(month).padStart(2, "0");
}
