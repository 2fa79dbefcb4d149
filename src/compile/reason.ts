import type { PlanRecord } from "#domain/record.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { isNumberOf, listFigures } from "./japanese-numbers.ts";

/** What the checks ask a reason for: how great a value is, which year a row is of, a department's word. */
export type Unusual = "value" | "fiscalYear" | "state";

/**
 * Whether a row's reason answers for something unusual in it. A correction has a reason in any case, which tells why it
 * corrects; it answers for the rest only where it names it (710路線, 2022年度, 「完了」).
 * Source: data/README.md, "まちがいを直す（訂正）".
 */
export function hasReasonFor(record: PlanRecord, unusual: Unusual): boolean {
  const { corrects, reason } = record;
  if (reason === undefined || corrects === undefined) return reason !== undefined;
  if (reason.includes(nameOf(record, unusual))) return true;
  const { fiscalYears, numbers } = listFigures(reason);
  if (unusual === "fiscalYear") return record.fiscalYear !== undefined && fiscalYears.includes(record.fiscalYear);
  return record.type === "observation" && numbers.some((number) => isNumberOf(number, record.value, record.unit));
}

/** What to write where a reason is missing: 「reason に理由を」, and what a correction's must name. */
export function askForReason(record: PlanRecord, unusual: Unusual): string {
  if (record.corrects === undefined) return "reason に理由を書いてください";
  return `reason に、訂正の理由に続けて「${nameOf(record, unusual)}」が正しい理由を書いてください（この数や言葉も書く）`;
}

/** The record with one more reason, after those that it has; none is lost, and each names what it speaks of. */
export function addReason(record: PlanRecord, unusual: Unusual, reason: string): PlanRecord {
  const { reason: before } = record;
  if (before === undefined) return { ...record, reason };
  if (before === reason && hasReasonFor(record, unusual)) return record;
  const first = before.replace(/。$/, "");
  const joined = { ...record, reason: `${first}。${reason}` };
  return hasReasonFor({ ...record, reason }, unusual)
    ? joined
    : { ...record, reason: `${first}。${nameOf(record, unusual)}：${reason}` };
}

function nameOf(record: PlanRecord, unusual: Unusual): string {
  if (unusual === "value" && record.type === "observation") return `${record.value}${record.unit}`;
  if (unusual === "state" && record.type === "rating") return describeRating(record.state);
  return `${record.fiscalYear}年度`;
}
