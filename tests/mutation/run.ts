import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Mutant, mutateRoom } from "./mutants.ts";
import { readState, type State, writeState } from "./state.ts";

// `npm run mutate -- domain compile` changes the code of rooms of `src/` in one place at a time and asks each room's unit
// tests whether they notice; docs/mutation.md. `--file status.ts` takes some files of a room, `--test status` asks some
// test files only; `--survivors` tries only what lived the last time. Ctrl-C reports what has been tried so far, a random
// sample; `--resume` goes on from there.

const FOLDER = ".cache/mutation";
const ROOMS = ["domain", "compile", "storage", "sync", "publish"];
/** Mutants that change nothing anybody could see, with the reason. */
const EQUIVALENT: Record<string, { code: string; becomes: string; why: string }[]> = JSON.parse(
  readFileSync("tests/mutation/equivalent.json", "utf8"),
);
/** A test that makes no progress for so long hangs: its mutant has been noticed. */
const HANGS_MS = 180_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string", multiple: true, default: [] },
    test: { type: "string", multiple: true, default: [] },
    survivors: { type: "boolean", default: false },
    resume: { type: "boolean", default: false },
  },
});
const unknown = positionals.filter((room) => !ROOMS.includes(room));
if (unknown.length > 0) throw new Error(`${unknown.join(", ")}: rooms are ${ROOMS.join(", ")}`);
let isStopped = false;
/** Ends the tests that are running, with all that they have started. */
let endTests = (): void => undefined;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    isStopped = true;
    endTests();
  });
}
mkdirSync(FOLDER, { recursive: true });
for (const room of positionals.length > 0 ? positionals : ROOMS) await mutate(room);

async function mutate(room: string): Promise<void> {
  const start = performance.now();
  const { code, mutants, leftOut } = await mutateRoom(room, values.file);
  const resultPath = `${FOLDER}/${room}.json`;
  const statePath = `${FOLDER}/${room}.state.json`;
  const codePath = `${FOLDER}/${room}.code.json`;
  // What became of each mutant the last time, by its key.
  const last: Record<string, string | null> = existsSync(resultPath)
    ? JSON.parse(readFileSync(resultPath, "utf8"))
    : {};
  writeFileSync(codePath, JSON.stringify(code));
  const tried = mutants
    .filter(({ key }) => (!values.survivors || last[key] === null) && (!values.resume || last[key] === undefined))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const tests = readdirSync(`tests/${room}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => values.test.length === 0 || values.test.some((part) => name.includes(part)))
    .map((name) => `tests/${room}/${name}`);
  writeState(statePath, {
    tests: tests.length,
    mutants: tried.map(({ id, file }) => ({ id, test: file.replace(/^src/, "tests").replace(".ts", ".test.ts") })),
    outcomes: {},
    trying: null,
  });
  console.log(`${room}: ${mutants.length} mutants, ${tried.length} to try; ${leftOut} are left out`);

  const env = {
    ...process.env,
    MUTATION_STATE: statePath,
    MUTATED_CODE: codePath,
    PROPERTY_RUNS_FACTOR: "0.1",
    MUTATED_TESTS: tests.join(","),
  };
  while (!isStopped && !(await runTests(statePath, env)));

  const { outcomes } = readState(statePath);
  for (const { id, key } of mutants) if (id in outcomes) last[key] = outcomes[id]?.by ?? null;
  writeFileSync(resultPath, JSON.stringify(last));
  report(room, mutants, last, outcomes);
  console.log(`${((performance.now() - start) / 60_000).toFixed(1)} minutes`);
}

/** Whether the tests came to their end; one that hangs is ended, its mutant counted as noticed. */
async function runTests(statePath: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = ["vitest", "run", "--config", "tests/mutation/vitest.config.ts", "--reporter=dot"];
  const child = spawn("npx", args, { env, stdio: ["ignore", "ignore", "inherit"], detached: true });
  endTests = () => {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  };
  let before: string | undefined;
  const watch = setInterval(() => {
    const { trying } = readState(statePath);
    const now = JSON.stringify(trying);
    if (trying && now === before) endTests();
    before = now;
  }, HANGS_MS);
  const status = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  endTests = () => undefined;
  const state: State = readState(statePath);
  if (status === 0 || isStopped) return true;
  if (!state.trying) throw new Error("the tests fail without any mutant");
  state.outcomes[state.trying.id] = { by: "it hangs", isReached: true };
  state.trying = null;
  writeState(statePath, state);
  return false;
}

function report(
  room: string,
  mutants: Mutant[],
  last: Record<string, string | null>,
  outcomes: State["outcomes"],
): void {
  const isEquivalent = ({ file, code, becomes }: Mutant) =>
    EQUIVALENT[file]?.some((known) => known.code === code && known.becomes === becomes) ?? false;
  const living = mutants.filter(({ key }) => last[key] === null);
  const equivalent = living.filter(isEquivalent);
  const survivors = living.filter((mutant) => !isEquivalent(mutant));
  for (const { file, line, kind, code, becomes, id } of survivors) {
    const reached = outcomes[id]?.isReached === false ? " (no test gets here)" : "";
    console.log(`${file}:${line} ${kind}${reached}\n    ${oneLine(code)}  →  ${oneLine(becomes)}`);
  }
  const known = mutants.filter(({ key }) => last[key] !== undefined);
  const asked = known.length - equivalent.length;
  const noticed = asked - survivors.length;
  const score = ((100 * noticed) / asked).toFixed(1);
  console.log(
    `${room}: ${score} % (${noticed} of ${asked} noticed, ${survivors.length} live; ${equivalent.length} equivalent)`,
  );
}

function oneLine(code: string): string {
  const text = code.replaceAll(/\s+/g, " ");
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
