const STORED = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 10 });
const COMPUTED = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });
/** 万 in an 億. */
const TEN_THOUSAND = 10_000;
const TINY = new Intl.NumberFormat("ja-JP", { maximumSignificantDigits: 1 });

/** A published number with its digits grouped, never rounded: 72,000. */
export function describeNumber(value: number): string {
  return STORED.format(value);
}

/** A published value with its unit as the city prints it: 22路線, 275万円, 1億1,630万円, 72,000㎡, 82.2%. */
export function describeValue(value: number, unit: string): string {
  if (unit === "万円" && value >= TEN_THOUSAND) {
    const rest = value % TEN_THOUSAND;
    return `${describeNumber(Math.trunc(value / TEN_THOUSAND))}億${rest > 0 ? `${describeNumber(rest)}万` : ""}円`;
  }
  return `${describeNumber(value)}${unit}`;
}

/** A value that the app computed, to one decimal, and never rounded down to nothing: 15.4路線. */
export function describeComputed(value: number, unit: string): string {
  const isTiny = value !== 0 && Math.abs(value) < 0.05;
  return `${(isTiny ? TINY : COMPUTED).format(value)}${unit}`;
}

/** The size of files as a page of the city prints it, thousands of KB as rounded MB: 「11937KB・392KB」 → 「約12MB・392KB」. */
export function describeFileSize(printed: string): string {
  return printed.replace(/(\d{4,})KB/g, (_, kilobytes: string) => `約${Math.round(Number(kilobytes) / 1000)}MB`);
}
