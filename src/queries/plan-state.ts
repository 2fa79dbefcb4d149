import type { Failure } from "#domain/failure.ts";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";
import { createPlanView, type PlanView } from "./plan-view.ts";

/** `refreshPlan` of sync, which the app hands in, because queries know no network. */
export type Refresh = (options: { plan: string; atLeast?: number; held?: number }) => Promise<RefreshResult>;

/**
 * A plan as an app has it in memory, or why it has none. `stored` tells whether it is on the device too; where it is
 * not, `failure` tells why.
 */
export type PlanState =
  | { kind: "ready"; view: PlanView; stored: true }
  | { kind: "ready"; view: PlanView; stored: false; failure: Failure }
  | { kind: "unavailable"; failure: Failure };

export interface PlanSource {
  plan: string;
  /** Version that the document was made from; nothing older is shown, even where storage holds no newer. */
  atLeast: number;
  refresh: Refresh;
}

/** The plan on this device, or fetched where there is none of the document's version or newer. */
export async function loadPlan({ plan, atLeast, refresh }: PlanSource): Promise<PlanState> {
  return (await readStored(plan, atLeast)) ?? stateAfter(plan, await refresh({ plan, atLeast }), atLeast);
}

/**
 * What an app goes on with when `next` arrives: nothing on a screen ever goes back to an older version, and the same
 * version is not drawn anew unless more has become known about it.
 */
export function latestState(shown: PlanState | undefined, next: PlanState): PlanState {
  if (shown?.kind !== "ready") return next;
  if (next.kind !== "ready") return shown;
  const [before, after] = [shown.view.snapshot, next.view.snapshot];
  if (after.version < before.version) return shown;
  const isSame = after.version === before.version && !after.unpublished;
  if (!isSame) return next;
  return next.stored && !shown.stored ? { ...next, view: shown.view } : shown;
}

/** What an app has after a look for newer data. */
export async function stateAfter(plan: string, result: RefreshResult, atLeast: number): Promise<PlanState> {
  switch (result.kind) {
    case "updated": {
      const view = createPlanView(result.snapshot);
      return result.kept
        ? { kind: "ready", view, stored: true }
        : { kind: "ready", view, stored: false, failure: result.failure };
    }
    case "failed":
      // Another tab or the worker may all the same have stored something.
      return (await readStored(plan, atLeast)) ?? { kind: "unavailable", failure: result.failure };
    case "current":
      return (await readStored(plan, atLeast)) ?? { kind: "unavailable", failure: "storage-lost" };
    default:
      return result satisfies never;
  }
}

async function readStored(plan: string, atLeast: number): Promise<PlanState | null> {
  const snapshot = await readStoredSnapshot(plan);
  if (!snapshot || snapshot.version < atLeast) return null;
  return { kind: "ready", view: createPlanView(snapshot), stored: true };
}
