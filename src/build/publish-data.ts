import { parseArgs } from "node:util";
import type { IsoDate } from "#domain/fiscal-year.ts";
import { publishVersion } from "./publish-version.ts";

// `npm run publish-data -- --note "…" [--date 2026-11-22] [--data data]`: adds a version of the data, or says why not.

/** The date in Asia/Tokyo, which has no summer time. */
function todayInTokyo(): IsoDate {
  return new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

try {
  const options = { note: { type: "string" }, date: { type: "string" }, data: { type: "string" } } as const;
  const { note, date = todayInTokyo(), data: folder = "data" } = parseArgs({ options }).values;
  console.log(await publishVersion({ note, date, folder }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
