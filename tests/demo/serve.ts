import { buildSite } from "../../src/build/build.ts";
import { serveSite } from "../../src/serve/serve.ts";

// `npm run demo`: the same app with an invented city that shows every kind and every status, on PORT (default 4174).
// No other command builds or serves these data.
const DATA = "tests/demo/data";
const FOLDER = ".cache/demo";

try {
  await buildSite({ dataDir: DATA, outDir: FOLDER, isCompressed: false });
  serveSite(FOLDER, Number(process.env.PORT ?? 4174));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
