import type { FiscalYear } from "#domain/fiscal-year.ts";

/** How many years outside the plan's period a fiscal year may lie before it is taken for a typing mistake. */
const YEARS_BEFORE = 20;
const YEARS_AFTER = 15;

/** Why a fiscal year is implausible, as a Japanese sentence; `null` where it is plausible. */
export function explainImplausibleYear(
  year: FiscalYear | undefined,
  period: { first: FiscalYear; last: FiscalYear },
): string | null {
  const [first, last] = [period.first - YEARS_BEFORE, period.last + YEARS_AFTER];
  if (year === undefined || (year >= first && year <= last)) return null;
  return `計画の期間から離れすぎた年度です。${first}から${last}までの西暦で書いてください`;
}
