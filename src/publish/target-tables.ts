import { findLastDue } from "#domain/due.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { findMetric } from "#domain/item.ts";
import type { TargetStatus } from "#domain/status.ts";
import type { Target } from "#domain/targets/target.ts";
import { listYearCells, type YearCell, type YearlyTarget } from "#domain/targets/yearly.ts";
import { explainStatus } from "#words/ja/status.ts";
import { coded, count, fiscalYear, flag, itemKey, quoted, text, value } from "./columns.ts";
import type { Column } from "./csv.ts";
import type { ItemRow } from "./item-tables.ts";

/** One step of a milestone or one part of a yearly duty. */
interface Part {
  id: string;
  name: string;
  due?: FiscalYear;
}

export function listParts(target: Target): Part[] {
  if (target.kind === "milestone") return target.steps;
  return target.kind === "yearly" ? (target.parts ?? []) : [];
}

interface TargetRow extends ItemRow {
  target: Target;
  judged: TargetStatus | undefined;
  part: Part | null;
}

export function listTargetRows(row: ItemRow): TargetRow[] {
  return row.item.targets.flatMap((target) => {
    const judged = row.status?.targets.find((status) => status.target === target.id);
    const parts = listParts(target);
    return (parts.length > 0 ? parts : [null]).map((part) => ({ ...row, target, judged, part }));
  });
}

export const TARGET_COLUMNS: Column<TargetRow>[] = [
  ...itemKey<TargetRow>(({ item }) => item.key),
  text("target", "項目の中の目標の符号", ({ target }) => target.id),
  ...coded<TargetRow>("kind", "目標の種類（アプリの分類）", "kind", ({ target }) => target.kind),
  quoted("quote", "目標の言葉（計画の文）", ({ target }) => target.quote),
  ...fiscalYear<TargetRow>("start_fiscal_year", "始まりの年度", ({ target }) => target.start),
  ...fiscalYear<TargetRow>(
    "due_fiscal_year",
    "期限の年度",
    ({ target, snapshot }) => findLastDue({ targets: [target] }, snapshot.plan.period) ?? undefined,
  ),
  flag("due_is_assumed", "期限の年度がアプリの仮定か", ({ target }) => target.dueAssumed === true),
  quoted("assumption", "アプリが置いた仮定", ({ target }) => target.assumptions?.map((it) => it.text).join(" ")),
  text("metric", "指標の符号", ({ target }) => metricOf(target)),
  text("metric_name", "指標", ({ item, target }) => findMetric(item, metricOf(target) ?? "")?.name),
  quoted(
    "unit",
    "値の単位（計画と資料のとおり）",
    ({ item, target }) => findMetric(item, metricOf(target) ?? "")?.unit,
  ),
  ...coded<TargetRow>("direction", "目指す向き", "direction", ({ target }) => quantityOf(target)?.direction),
  ...fiscalYear<TargetRow>(
    "baseline_fiscal_year",
    "基準値の年度",
    ({ target }) => quantityOf(target)?.baseline?.fiscalYear,
  ),
  value("baseline_value", "基準値", ({ target }) => quantityOf(target)?.baseline?.value),
  value("target_value", "目標値", ({ target }) => quantityOf(target)?.target.value),
  text("part", "段階か部分の符号", ({ part }) => part?.id),
  text("part_name", "段階か部分", ({ part }) => part?.name),
  ...fiscalYear<TargetRow>("part_due_fiscal_year", "段階の期限の年度", ({ part }) => part?.due),
  ...coded<TargetRow>("status", "目標の計算による状況", "status", ({ judged }) => judged?.name),
  quoted(
    "status_reason",
    "状況の理由（アプリの文）",
    ({ judged, target, item, snapshot }) => judged && explainStatus(judged.reason, target, item, snapshot.plan),
  ),
];

function metricOf(target: Target): string | undefined {
  if (target.kind === "yearly") return target.threshold?.metric;
  return target.kind === "milestone" ? undefined : target.metric;
}

function quantityOf(target: Target) {
  return target.kind === "quantity" ? target : undefined;
}

interface YearRow {
  item: ItemRow["item"];
  target: YearlyTarget;
  cell: YearCell;
  part: { id: string; name: string; state: YearCell["state"] } | null;
}

/** A row for each year of a yearly duty, and one for each of its parts in that year. */
export function listYearRows({ item, snapshot }: ItemRow): YearRow[] {
  const { plan, date } = snapshot;
  const records = plan.records.filter((record) => record.item === item.key);
  return item.targets.flatMap((target) => {
    if (target.kind !== "yearly") return [];
    const cells = listYearCells(target, records, { period: plan.period, asOf: date, metrics: item.metrics });
    return cells.flatMap((cell): YearRow[] => [
      { item, target, cell, part: null },
      ...(cell.parts ?? []).map(({ id, state }) => {
        const name = listParts(target).find((part) => part.id === id)?.name ?? id;
        return { item, target, cell, part: { id, name, state } };
      }),
    ]);
  });
}

export const YEAR_COLUMNS: Column<YearRow>[] = [
  ...itemKey<YearRow>(({ item }) => item.key),
  text("target", "目標の符号", ({ target }) => target.id),
  ...fiscalYear<YearRow>("fiscal_year", "年度", ({ cell }) => cell.fiscalYear),
  text("part", "部分の符号（空は取組の全体）", ({ part }) => part?.id),
  text("part_name", "部分", ({ part }) => part?.name),
  ...coded<YearRow>(
    "state",
    "その年度の状態（公表された結果による）",
    "year",
    ({ cell, part }) => (part ?? cell).state,
  ),
  count("known_count", "結果のわかる部分の数（全体の行だけ）", "件", ({ cell, part }) =>
    part ? undefined : cell.known,
  ),
  count("part_count", "部分の数（全体の行だけ）", "件", ({ cell, part }) => (part ? undefined : cell.of)),
];
