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

/** What became of plan 1's items in plan 2, as `handover.csv` says it (invented). */
const HANDOVER = `item,fate,plan,successors,source,note
shisaku-9,continued,2,1-1-2,s1,
shisaku-12,continued,2,1-1-1 1-1-3,s1,二つに分けた（架空）
i-2-3,finished,2,,s1,
`;

/** Writes what plan 1 hands over to plan 2, and publishes it in both. */
export async function handOver(folder: string): Promise<void> {
  await writeFile(join(folder, "plans/1/handover.csv"), HANDOVER);
  for (const planId of ["1", "2"]) {
    await publishVersion({ folder, planId, date: "2027-06-01", note: "引き継ぎを加えた（架空）。" });
  }
}
