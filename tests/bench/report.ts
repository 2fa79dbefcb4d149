/** The value in the middle; of an even number of values the mean of the two. `NaN` of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** A table in Markdown; numbers stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isNumeric = (column: number) => rows.every((row) => typeof row[column] === "number" || isFigure(row[column]));
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (isNumeric(column) ? "---:" : "---"))), ...rows.map(line)].join(
    "\n",
  );
}

const isFigure = (cell: string | number | undefined) =>
  typeof cell === "string" && /^([\d,.~–×≤−-]+( ?[a-zA-Z%/]+)?|—)$/.test(cell);

/** Milliseconds without fractions; a dash where nothing was measured. */
export const ms = (value: number) => (Number.isFinite(value) ? Math.round(value).toLocaleString("en") : "—");

/** KB of 1,024 bytes, with one decimal below 1,000. */
export function kilobytes(bytes: number): string {
  const value = bytes / 1024;
  return value < 1000 ? value.toFixed(1) : Math.round(value).toLocaleString("en");
}

/** A ratio such as ×6.4. */
export const times = (ratio: number) => (Number.isFinite(ratio) ? `×${ratio.toFixed(ratio < 10 ? 1 : 0)}` : "—");

/** Runs work again and again and gives the results, in order. */
export async function repeat<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < count; run += 1) results.push(await work());
  return results;
}

/** A figure and the target that the document sets for it (docs/benchmarks.md, 目標). */
export interface Judged {
  what: string;
  value: number;
  atMost?: number;
  atLeast?: number;
  /** Writes the figures as the table does. */
  format: (value: number) => string;
}

/** Says below a table which of its targets were missed, and by how much, so that nobody has to look for it. */
export function listMissed(judged: readonly Judged[]): string {
  const missed = judged.filter(
    ({ value, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) =>
      value > atMost || value < atLeast,
  );
  if (missed.length === 0) return "目標にはすべて届きました。";
  const lines = missed.map(({ what, value, atMost, atLeast, format }) => {
    const target = atMost === undefined ? `${format(atLeast ?? Number.NaN)}以上` : `${format(atMost)}まで`;
    return `- ${what}：${format(value)}（目標 ${target}）`;
  });
  return `届いていない目標:\n\n${lines.join("\n")}`;
}
