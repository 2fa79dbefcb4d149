/** A data folder as text, by the path of each file below it: `plans/4/plan.yaml`. */
export type DataFiles = Readonly<Record<string, string>>;

/** Something in a data file that must be corrected before the data can be built. */
export interface Problem {
  /** Path below the data folder. */
  file: string;
  /** Line of a YAML file, 1-based. */
  line?: number;
  /** Row of a table as a spreadsheet counts it: the row of column names is 1. */
  row?: number;
  /** Column of a table, or path of a YAML field: `targets[0].due`. */
  field?: string;
  /** What stands there, as text. */
  value?: string;
  /** What should probably stand there instead, where that can be told; the message says it too. */
  meant?: string;
  /** A Japanese sentence: what is wrong, and what to do. */
  message: string;
}

/** One line for a person: 「data/plans/4/records.csv 12行目 unit「人」: …」. */
export function describeProblem(problem: Problem, folder = "data"): string {
  const place = problem.row ?? problem.line;
  const value = problem.value === undefined ? "" : `「${clip(problem.value)}」`;
  const where = [`${folder}/${problem.file}`];
  if (place !== undefined) where.push(`${place}行目`);
  if (problem.field || value) where.push(`${problem.field ?? ""}${value}`);
  return `${where.join(" ")}: ${problem.message}`;
}

function clip(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  return oneLine.length > 40 ? `${oneLine.slice(0, 40)}…` : oneLine;
}

/** 「（もしかして: 企画課）」 for a name that is close to one that exists, else an empty string. */
export function suggest(name: string, existing: Iterable<string>): string {
  const nearest = findNearest(name, existing);
  return nearest === null ? "" : `（もしかして: ${nearest}）`;
}

/** The existing name that differs least, or `null` where none is close enough to be what was meant. */
export function findNearest(name: string, existing: Iterable<string>): string | null {
  // A name that is not a name, such as a pasted paragraph, resembles nothing.
  if (name.length > 100) return null;
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 2)) + 1;
  for (const candidate of existing) {
    const distance = editDistance(name, candidate);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Characters to insert, delete or replace to turn one text into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
