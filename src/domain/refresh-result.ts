import type { Failure } from "./failure.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The result of updating the device to the current snapshot. `updated` with `kept: false` has a complete,
 * verified snapshot that could not be stored; `failure` says why. After `failed` what is stored is unchanged.
 */
export type RefreshResult =
  | { kind: "updated"; snapshot: Snapshot; kept: true }
  | { kind: "updated"; snapshot: Snapshot; kept: false; failure: Failure }
  | { kind: "current"; version: number }
  | { kind: "failed"; failure: Failure };
