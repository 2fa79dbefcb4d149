import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { fillIn, newPlan } from "./filled-plan.ts";
import { SMALL_FILES } from "./small-plan.ts";
import { writeFiles } from "./temporary.ts";

/**
 * An invented town's plan 1 (FY2024 to FY2026), published while it was the current one, and plan 2, which has followed it.
 */
export async function writeTwoPlans(folder: string): Promise<void> {
  await newPlan(folder, "2");
  await fillIn(folder, "2");
  await writeFiles(folder, SMALL_FILES);
  await publishVersion({ folder, date: "2026-05-01", note: undefined });
  await makeCurrent(folder, "2");
  await publishVersion({ folder, date: "2027-05-01", note: undefined });
}

/** Has site.yaml name another plan. */
export async function makeCurrent(folder: string, planId: string): Promise<void> {
  const file = join(folder, "site.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace(/^plan: .*$/m, `plan: "${planId}"`));
}
