import type { FiscalYear } from "#domain/fiscal-year.ts";

/** How far from the plan's period a fiscal year may lie before it is taken for a slip of the pen. */
const YEARS_BEFORE = 20;
const YEARS_AFTER = 15;

/** Why a fiscal year cannot be meant, as a Japanese sentence; `null` where it can. */
export function explainImplausibleYear(
  year: FiscalYear | undefined,
  period: { first: FiscalYear; last: FiscalYear },
): string | null {
  const [first, last] = [period.first - YEARS_BEFORE, period.last + YEARS_AFTER];
  if (year === undefined || (year >= first && year <= last)) return null;
  return `計画の期間から離れすぎた年度です。${first}から${last}までの西暦で書いてください`;
}
