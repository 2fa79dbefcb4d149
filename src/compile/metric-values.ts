import type { Metric } from "#domain/item.ts";

/** What the values of a metric may be; an absent bound is none. */
interface Bounds {
  least?: number;
  greatest?: number;
  step?: number;
}

/** The bounds that a metric states, else those of its kind: a count is whole and not negative, a percentage 0 to 100. */
function boundsOf({ isCount, unit, least, greatest, step }: Metric): Bounds {
  const byKind: Bounds = isCount ? { least: 0, step: 1 } : /^[%％]$/.test(unit) ? { least: 0, greatest: 100 } : {};
  return {
    ...byKind,
    ...(least === undefined ? {} : { least }),
    ...(greatest === undefined ? {} : { greatest }),
    ...(step === undefined ? {} : { step }),
  };
}

/** Why a value cannot be one of a metric, as a Japanese sentence; `null` where it can. */
export function explainImpossibleValue(value: number, metric: Metric): string | null {
  const { least, greatest, step } = boundsOf(metric);
  const about = `「${metric.name}」`;
  const ask = "資料を見て、数と単位を確かめてください";
  if (least !== undefined && value < least) return `${about}は ${least} より小さくなりません。${ask}`;
  if (greatest !== undefined && value > greatest) return `${about}は ${greatest} より大きくなりません。${ask}`;
  if (step !== undefined && !isMultiple(value - (least ?? 0), step)) {
    const form = step === 1 ? "1つずつ数えるので、整数です" : `${step} きざみの数です`;
    return `${about}は${form}。${ask}`;
  }
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return `桁が多すぎます。${ask}`;
  return null;
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  // 82.2 / 0.1 is not quite 822.
  return Math.abs(times - Math.round(times)) < 1e-6;
}

/** Why the bounds that a metric states cannot be meant; `null` where they can. */
export function explainImpossibleBounds({ least, greatest, step }: Metric): { field: string; message: string } | null {
  if (step !== undefined && !(step > 0))
    return { field: "step", message: "きざみ（step）は 0 より大きい数にしてください" };
  if (least === undefined || greatest === undefined || least <= greatest) return null;
  return {
    field: "least",
    message: `最小の値が最大の値（${greatest}）より大きくなっています。どちらかを直してください`,
  };
}

/** Three times the greatest known value or a third of the least is more often a slip of digits or units than a year's work. */
const FAR = 3;
/** Small counts move by such factors in earnest: 2 → 7 件. */
const NEAR_COUNT = 10;

/** Whether a value lies so far from all that is known of its metric that somebody has to say that it is right. */
export function isFarFrom(value: number, known: readonly number[], metric: Metric): boolean {
  if (known.length === 0) return false;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (value >= low && value <= high) return false;
  if (metric.isCount && Math.abs(value - (value < low ? low : high)) <= NEAR_COUNT) return false;
  if (value < 0 && low >= 0) return true;
  if (low < 0) return Math.abs(value) > FAR * Math.max(Math.abs(low), Math.abs(high));
  // What began at nothing has no size to compare with.
  if (high === 0) return false;
  return value > FAR * high || value < low / FAR;
}
