import { closest, distance } from "fastest-levenshtein";
import { explainLookAlike, foldLookAlikes, showCharacters } from "./characters.ts";

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
  /** What should probably stand there instead, where that can be told; the message may say it itself. */
  meant?: string;
  /** A Japanese sentence: what is wrong, and what to do. */
  message: string;
  /** Where a reason would answer for it: what is wrong alone, in a sentence that `message` begins with. */
  fact?: string;
}

/** One line for a person: 「data/plans/4/records.csv 12行目 unit「人」: …」. */
export function describeProblem(problem: Problem, folder = "data"): string {
  const place = problem.row ?? problem.line;
  const value = problem.value === undefined ? "" : `「${clip(problem.value)}」`;
  const where = [`${folder}/${problem.file}`];
  if (place !== undefined) where.push(`${place}行目`);
  if (problem.field || value) where.push(`${problem.field ?? ""}${value}`);
  const { message, meant } = problem;
  const hint = meant === undefined || message.includes(meant) ? "" : `（もしかして: ${meant}）`;
  return `${where.join(" ")}: ${message}${hint}`;
}

/** At most 40 characters, on one line. */
export function clip(text: string): string {
  // A control character of the value must not act on the terminal.
  const oneLine = showCharacters(text.replace(/\s+/g, " "));
  return oneLine.length > 40 ? `${oneLine.slice(0, 40)}…` : oneLine;
}

/** How many problems of one kind are told before the rest are only counted. */
export const SHOWN = 3;

/**
 * The lines that a person reads, causes first: what spoils a whole file stands before what spoils a cell. Problems of
 * one kind in one place are told three times and then counted: 「ほか27件（5、6、7…行目）」.
 */
export function describeProblems(problems: readonly Problem[], folder = "data"): string[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems.toSorted(byScope)) {
    const kind = kindOf(problem);
    groups.set(kind, [...(groups.get(kind) ?? []), problem]);
  }
  return [...groups.values()].flatMap((group) => {
    const lines = group.slice(0, SHOWN).map((problem) => describeProblem(problem, folder));
    const rest = group.slice(SHOWN);
    const [first] = rest;
    return first ? [...lines, `  ほか${rest.length}件: ${first.field ?? first.file}（${listPlaces(rest)}）`] : lines;
  });
}

/** What has no field is about more than one cell. */
function byScope(a: Problem, b: Problem): number {
  return Number(a.field !== undefined) - Number(b.field !== undefined);
}

function kindOf({ file, field = "", message }: Problem): string {
  const files = file.replace(/[^/]+\.yaml$/, "*.yaml");
  return JSON.stringify([files, field.replace(/\d+/g, ""), kindOfMessage(message)]);
}

/** Problems of one kind differ only in place and value: their messages are the same but for what they quote. */
export function kindOfMessage(message: string): string {
  return message.replace(/「[^」]*」|[\w.:/-]+/g, "");
}

function listPlaces(problems: readonly Problem[]): string {
  const places = problems.map(({ file, row, line }) => {
    const name = file.endsWith(".csv") ? "" : `${file.slice(file.lastIndexOf("/") + 1)} `;
    return `${name}${row ?? line ?? ""}`.trim();
  });
  // What is not read by lines, as a version is, has its name alone, once.
  if (problems.some(({ row, line }) => (row ?? line) === undefined)) return [...new Set(places)].join("、");
  const shown = places.slice(0, 10).join("、");
  return `${shown}${places.length > 10 ? "…" : ""}行目`;
}

/** 「（もしかして: 企画課）」 for a name that is close to one that exists, else an empty string. */
export function suggest(name: string, existing: Iterable<string>): string {
  const nearest = findNearest(name, existing);
  if (nearest === null) return "";
  const difference = explainLookAlike(name, nearest);
  return `（もしかして: ${nearest}${difference && `。${difference}`}）`;
}

/** The existing name that differs least, or `null` where none is close enough to be what was meant. */
export function findNearest(name: string, existing: Iterable<string>): string | null {
  // A name that is not a name, such as a pasted paragraph, resembles nothing.
  if (name.length > 100) return null;
  const names = [...existing];
  const twin = names.find((other) => foldLookAlikes(other) === foldLookAlikes(name));
  if (twin !== undefined) return twin;
  const nearest = closest(name, names);
  return nearest !== undefined && distance(name, nearest) <= Math.max(1, Math.floor(name.length / 2)) ? nearest : null;
}
