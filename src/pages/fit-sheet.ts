/**
 * Type sizes of a sheet on A4, the largest first: characters that a line takes, and lines that stand between its head and
 * its foot. A little less than there is, as words break where they may (tests/e2e/sheets.spec.ts prints every sheet).
 */
const SIZES = [
  { name: "large", perLine: 28, lines: 21 },
  { name: "small", perLine: 40, lines: 31 },
] as const;

/** How the texts of a sheet fit on one side of A4. */
export interface SheetFit {
  size: (typeof SIZES)[number]["name"];
  /** How many of the entries stand on it, from the first on. */
  shown: number;
}

/**
 * The largest type in which everything stands on one sheet; where no type is small enough, as many entries as the smallest
 * has room for. A text is a paragraph of its own, `fixed` stands in any case, and an entry as a whole or not at all.
 */
export function fitSheet(fixed: readonly string[], entries: readonly (readonly string[])[]): SheetFit {
  const fit = SIZES.map(({ name, perLine, lines }) => {
    const linesOf = (texts: readonly string[]) =>
      texts.flatMap((text) => text.split("\n")).reduce((sum, { length }) => sum + Math.ceil(length / perLine), 0);
    let used = linesOf(fixed);
    const shown = entries.findIndex((entry) => {
      used += linesOf(entry);
      return used > lines;
    });
    return { size: name, shown: shown < 0 ? entries.length : shown };
  });
  const whole = fit.find(({ shown }) => shown === entries.length);
  return whole ?? fit.at(-1) ?? { size: "small", shown: 0 };
}
