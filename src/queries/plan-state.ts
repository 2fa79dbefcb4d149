import type { Failure } from "#domain/failure.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/**
 * A plan as the app has it in memory, or why it has none. `stored` tells whether it is on the device
 * too; where it is not, `failure` tells why.
 */
export type PlanState =
  | { kind: "ready"; snapshot: Snapshot; stored: true }
  | { kind: "ready"; snapshot: Snapshot; stored: false; failure: Failure }
  | { kind: "unavailable"; failure: Failure };

/**
 * What the app goes on with when `next` arrives: nothing on a screen ever goes back to an older
 * version, and the same version is not drawn anew unless more has become known about it.
 */
export function latestPlanState(before: PlanState | undefined, next: PlanState): PlanState {
  if (before?.kind !== "ready") return next;
  if (next.kind !== "ready" || next.snapshot.version < before.snapshot.version) return before;
  const isSame = next.snapshot.version === before.snapshot.version && !next.snapshot.unpublished;
  if (!isSame) return next;
  return next.stored && !before.stored ? { ...next, snapshot: before.snapshot } : before;
}
