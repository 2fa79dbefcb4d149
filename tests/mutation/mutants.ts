import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** One small change to the code that a test should notice. */
export interface Mutant {
  id: string;
  /** From the root of the repository: `src/domain/status.ts`. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** What the change is called in StrykerJS: `ConditionalExpression`. */
  kind: string;
  code: string;
  becomes: string;
  /** The same for the same change in the same place of an unchanged file. */
  key: string;
}

export interface MutatedRoom {
  /** Code in which every mutant waits behind a switch, by file. */
  code: Record<string, string>;
  mutants: Mutant[];
  /** How many changes were left out: those to a sentence in Japanese, and to a case that no value has by its type. */
  leftOut: number;
}

const JAPANESE = /[\u3000-\u30ff\u4e00-\u9fff]/;
const QUIET = { info: () => undefined, debug: () => undefined, isDebugEnabled: () => false, warn: console.warn };
const OPTIONS = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false };

/** All mutants of a room of `src/`, or of those of its files that are named. */
export async function mutateRoom(room: string, only: readonly string[]): Promise<MutatedRoom> {
  const names = readdirSync(`src/${room}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", room, name))
    .filter((name) => only.length === 0 || only.some((part) => name.includes(part)))
    .toSorted();
  const texts = new Map(names.map((name) => [name, readFileSync(name, "utf8")]));
  const instrumenter = new Instrumenter(QUIET as never);
  const { files, mutants } = await instrumenter.instrument(
    names.map((name) => ({ name, mutate: true, content: texts.get(name) ?? "" })),
    OPTIONS,
  );
  const all = mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }): Mutant => {
    const lines = (texts.get(fileName) ?? "").split("\n").slice(start.line, end.line + 1);
    const last = lines.length - 1;
    lines[last] = (lines[last] ?? "").slice(0, end.column);
    lines[0] = (lines[0] ?? "").slice(start.column);
    const code = lines.join("\n");
    const place = [fileName, texts.get(fileName), start.line, start.column, code, mutatorName, replacement];
    const key = createHash("sha256").update(JSON.stringify(place)).digest("hex").slice(0, 16);
    return { id, file: fileName, line: start.line + 1, kind: mutatorName, code, becomes: replacement, key };
  });
  const tried = all.filter(
    ({ kind, code }) =>
      (kind !== "StringLiteral" || !JAPANESE.test(code)) && !/^default:\s*return \w+ satisfies never;$/.test(code),
  );
  return {
    code: Object.fromEntries(files.map(({ name, content }) => [name, content])),
    mutants: tried,
    leftOut: all.length - tried.length,
  };
}
