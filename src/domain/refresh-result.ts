import type { Failure } from "./failure.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * What came of bringing the device to the current snapshot. `updated` with `kept: false` is whole and
 * checked but could not be stored; `failure` tells why. After `failed` everything stored is as it was.
 */
export type RefreshResult =
  | { kind: "updated"; snapshot: Snapshot; kept: true }
  | { kind: "updated"; snapshot: Snapshot; kept: false; failure: Failure }
  | { kind: "current"; version: number }
  | { kind: "failed"; failure: Failure };
