import { parseArgs } from "node:util";
import { todayInTokyo } from "#domain/today.ts";
import { describeFault } from "./describe-fault.ts";
import { publishVersion } from "./publish-version.ts";

// `npm run publish-data -- --note "…" [--plan 4] [--date 2026-11-22] [--data data] [--if-changed]`: adds a version of the
// plan that is named, or of the current one, or says why not. With `--if-changed`, data that are published already are no
// failure.

try {
  const options = {
    note: { type: "string" },
    plan: { type: "string" },
    date: { type: "string" },
    data: { type: "string" },
    "if-changed": { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  const { note, plan: planId, date = todayInTokyo(), data: folder = "data", "if-changed": onlyIfChanged } = values;
  console.log(await publishVersion({ note, date, folder, planId, onlyIfChanged }));
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
