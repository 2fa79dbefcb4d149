import { type File, type Suite, startTests, type Task, type Test } from "@vitest/runner";
import { TestRunner, vi } from "vitest";
import { readState, type State, writeState } from "./state.ts";

/** The switchboard of StrykerJS's instrumented code. */
interface Switches {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** A mutant that runs so much more often than its original is in a loop without an end. */
const LOOP_FACTOR = 100;
const statePath = process.env.MUTATION_STATE ?? "";
const globals = globalThis as { __stryker__?: Switches };
globals.__stryker__ ??= {};
const switches = globals.__stryker__;

/** A test file as it ran without a mutant. */
interface Run {
  path: string;
  ms: number;
  /** How often each mutant was reached while the file loaded. */
  loading: Record<string, number>;
  /** The same for each of its tests. */
  perTest: Record<string, Record<string, number>>;
}

/**
 * Runs all test files once as they are; then, for every mutant, the tests that reach it up to the first that fails, with
 * fresh modules for each file.
 */
export default class MutationRunner extends TestRunner {
  readonly #runs: Run[] = [];
  /** How many mutants each test file has noticed, by the test file that is about theirs. */
  readonly #noticed = new Map<string, Map<string, number>>();

  override onCollectStart(file: File): void {
    super.onCollectStart(file);
    switches.mutantCoverage = { static: {}, perTest: {} };
    delete switches.currentTestId;
  }

  override async onBeforeRunTask(test: Task): Promise<void> {
    await super.onBeforeRunTask(test);
    switches.currentTestId = test.id;
  }

  override onAfterRunTask(test: Task): void {
    super.onAfterRunTask(test);
    delete switches.currentTestId;
  }

  override async onAfterRunFiles(files: File[] = []): Promise<void> {
    const { static: loading = {}, perTest = {} } = switches.mutantCoverage ?? {};
    for (const { filepath, result } of files) {
      if (result?.state === "fail") throw new Error(`${filepath} fails without a mutant`);
      this.#runs.push({ path: filepath, ms: result?.duration ?? 0, loading, perTest });
    }
    // The next file must not see modules that this one has loaded.
    vi.resetModules();
    const state = readState(statePath);
    if (this.#runs.length === state.tests) await this.#tryMutants(state);
    super.onAfterRunFiles();
  }

  async #tryMutants(state: State): Promise<void> {
    const open = state.mutants.filter(({ id }) => !(id in state.outcomes));
    for (const { id, test } of open) {
      const runs = this.#runs.filter(({ loading, perTest }) =>
        [loading, ...Object.values(perTest)].some((it) => it[id]),
      );
      // The test files that noticed most mutants of the same file come first, then the one about it, long ones last.
      const noticed = this.#noticed.get(test) ?? new Map<string, number>();
      this.#noticed.set(test, noticed);
      const rank = (run: Run) => (run.path.endsWith(test) ? -1 : run.ms) - 1e6 * (noticed.get(run.path) ?? 0);
      let by: string | null = null;
      for (const run of runs.toSorted((a, b) => rank(a) - rank(b))) {
        writeState(statePath, { ...state, trying: { id, file: run.path } });
        by = await this.#findKiller(run, id);
        if (by === null) continue;
        noticed.set(run.path, (noticed.get(run.path) ?? 0) + 1);
        break;
      }
      state.outcomes[id] = { by, isReached: runs.length > 0 };
    }
    writeState(statePath, { ...state, trying: null });
  }

  /** The test of a file that fails on a mutant; `null` where none does. */
  async #findKiller({ path, loading, perTest }: Run, id: string): Promise<string | null> {
    const reaching = Object.entries(perTest).filter(([, hits]) => hits[id]);
    // What runs while modules load may show in any test.
    const tests = loading[id] ? null : new Set(reaching.map(([test]) => test));
    const hits = reaching.reduce((sum, [, counts]) => sum + (counts[id] ?? 0), loading[id] ?? 0);
    vi.resetModules();
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: hits * LOOP_FACTOR });
    let killer: string | null = null;
    const shadow: TestRunner = Object.create(this, {
      ...own({
        onTaskUpdate: async () => undefined,
        onTestAnnotate: async (_: Test, annotation: unknown) => annotation,
        onTestArtifactRecord: async (_: Test, artifact: unknown) => artifact,
        onCollectStart: (copy: File) => TestRunner.prototype.onCollectStart.call(this, copy),
        onCollected: ([copy]: File[]) => {
          if (copy?.result?.state === "fail") killer = "loading";
          for (const test of listTests(copy)) if (tests && !tests.has(test.id)) test.mode = "skip";
        },
        onAfterRunTask: (test: Task) => {
          if (test.result?.state !== "fail" || killer !== null) return;
          killer = test.name;
          for (const other of listTests(test.file)) if (!other.result) other.mode = "skip";
        },
        onAfterRunSuite: async (suite: Suite) => {
          if (suite.result?.state === "fail") killer ??= suite.name;
        },
        onAfterRunFiles: () => undefined,
      }),
    });
    try {
      await startTests([path], shadow);
    } catch (error) {
      killer ??= String(error);
    }
    delete switches.activeMutant;
    delete switches.hitCount;
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    return killer;
  }
}

function own(methods: Record<string, unknown>): PropertyDescriptorMap {
  return Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value, writable: true }]));
}

function listTests(suite: Suite | undefined): Test[] {
  return (suite?.tasks ?? []).flatMap((task) => (task.type === "suite" ? listTests(task) : [task]));
}
