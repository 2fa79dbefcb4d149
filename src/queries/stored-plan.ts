import type { Plan } from "#domain/plan.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";

/** A plan beside the one on the screen, where this device has it. */
export async function readStoredPlan(planId: string): Promise<Plan | null> {
  return (await readStoredSnapshot(planId))?.plan ?? null;
}
