import { buildSite } from "../../src/build/build.ts";
import { createServer } from "../../src/serve/serve.ts";

// `npm run demo`: the same app with an invented city that shows every kind and every status, on PORT (default 4174).
// No other command builds or serves these data.
const DATA = "tests/demo/data";
const FOLDER = ".cache/demo";

const port = Number(process.env.PORT ?? 4174);
try {
  await buildSite({ dataDir: DATA, outDir: FOLDER, hasBudgets: false });
  createServer(FOLDER)
    .on("error", (error: NodeJS.ErrnoException) => {
      console.error(
        error.code === "EADDRINUSE" ? `ポート ${port} は使用中です。PORT に別の番号を指定してください。` : error,
      );
      process.exit(1);
    })
    .listen(port, () => console.log(`架空の市の見本を http://localhost:${port} で開けます`));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
