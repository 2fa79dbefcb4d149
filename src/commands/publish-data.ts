import { parseArgs } from "node:util";
import { publishVersion } from "./publish-version.ts";
import { todayInTokyo } from "./today.ts";

// `npm run publish-data -- --note "…" [--date 2026-11-22] [--data data]`: adds a version of the data, or says why not.

try {
  const options = { note: { type: "string" }, date: { type: "string" }, data: { type: "string" } } as const;
  const { note, date = todayInTokyo(), data: folder = "data" } = parseArgs({ options }).values;
  console.log(await publishVersion({ note, date, folder }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
