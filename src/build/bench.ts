// `npm run bench` measures the built site in `dist/` and writes docs/benchmarks.md and the costs in docs/deploying.md.
// `npm run bench -- --only loads,offline --runs 1` runs some parts, each as often as it says.

interface BenchModule {
  runBench: (args: string[]) => Promise<void>;
}

// Loaded at run time, because nothing in src/ is built together with tests/.
const { runBench }: BenchModule = await import(new URL("../../tests/bench/run.ts", import.meta.url).href);
try {
  await runBench(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
