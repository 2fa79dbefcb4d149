import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createPlan } from "./create-plan.ts";
import { describeFault } from "./describe-fault.ts";

// `npm run new-plan -- 5 [1-1-1 1-1-2 …] [--data data]`: makes the files of a plan, or of further items of it, in which
// everything that is to be filled in stands empty.
try {
  const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  const [planId, ...keys] = positionals;
  if (planId === undefined) throw new Error("計画の id を書いてください（第5次の計画なら npm run new-plan -- 5）。");
  const guide = await readFile(new URL("../../docs/data-format.md", import.meta.url), "utf8");
  console.log(await createPlan({ folder: values.data ?? "data", planId, keys, guide }));
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
