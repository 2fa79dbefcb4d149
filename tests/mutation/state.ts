import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** What became of a mutant: who noticed it, or `null` while nobody has. */
export interface Outcome {
  /** The test that fails on it. */
  by: string | null;
  /** Whether any test runs its line. */
  isReached: boolean;
}

/** What the process that tests tells the one that has started it, through a file. */
export interface State {
  /** How many test files there are. */
  tests: number;
  /** The mutants to try, each with the end of the path of the test file that is about its file. */
  mutants: { id: string; test: string }[];
  outcomes: Record<string, Outcome>;
  /** The mutant that is being tried, with the test file. */
  trying: { id: string; file: string } | null;
}

export function readState(path: string): State {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Whole or not at all: the reader may look at any moment. */
export function writeState(path: string, state: State): void {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
