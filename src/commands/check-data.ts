import { parseArgs } from "node:util";
import { todayInTokyo } from "#domain/today.ts";
import { checkPlans } from "./check-plans.ts";
import { describeFault } from "./describe-fault.ts";

// `npm run check-data -- [folder] [--plan 5] [--date 2026-11-22] [--data data]`: prints every problem that keeps the data
// from being published today or on that day, or one line that there is none; of all plans, or of one.
try {
  const options = { plan: { type: "string" }, date: { type: "string" }, data: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { plan, date = todayInTokyo(), data = "data" } = values;
  const [folder = data] = positionals;
  const { notes, lines, problems } = await checkPlans(folder, { plan, date });
  for (const line of [...notes, ...lines]) console.log(line);
  for (const line of problems) console.error(line);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
