/**
 * Why current data or storage are not available: the single list of reasons.
 *
 * From the network: `offline` (the device says so and the request failed), `unreachable`, `slow`
 * (over the time limit), `not-ours` (a login page of a Wi-Fi, not our file), `damaged`, `too-large`,
 * `older` (than what this device has already seen), `newer-than-app` (the app must be updated first).
 * From the device: `no-space`, `storage-refused` (by a setting or a private window), `storage-lost`
 * (the connection broke), `blocked` (another tab holds an older database open), `newer-storage` (the data were stored
 * by a newer app).
 *
 * What a reader is told: `describeFailure` in words.
 */
export type Failure =
  | "offline"
  | "unreachable"
  | "slow"
  | "not-ours"
  | "damaged"
  | "too-large"
  | "older"
  | "newer-than-app"
  | "no-space"
  | "storage-refused"
  | "storage-lost"
  | "blocked"
  | "newer-storage";
