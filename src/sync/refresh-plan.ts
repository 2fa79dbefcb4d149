import type { Failure } from "#domain/failure.ts";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { OLDEST_SCHEMA, SCHEMA_VERSION } from "#domain/schema-version.ts";
import { IndexEntry, type Snapshot } from "#domain/snapshot.ts";
import { checkSnapshot } from "#storage/check-snapshot.ts";
import { isOlderThanSeen, noteSeenVersion } from "#storage/seen-version.ts";
import { readSnapshot, replaceSnapshot, type SnapshotRead } from "#storage/snapshots.ts";
import { download } from "./download.ts";
import { parseJson } from "./parse-json.ts";

const INDEX_URL = "/data/index.json";
const INDEX_LIMITS = { ms: 8_000, bytes: 256 * 1024 };
const SNAPSHOT_LIMITS = { ms: 30_000, bytes: 8 * 1024 * 1024 };

export interface RefreshOptions {
  /** Id of the plan. */
  plan: string;
  /** The version on the screen; nothing older is accepted, whatever is stored. */
  atLeast?: number | undefined;
}

const inFlight = new Map<string, Promise<RefreshResult>>();

/**
 * Updates the device to the current snapshot of a plan: reads the index and, where it names a newer
 * snapshot, fetches it, verifies length, SHA-256 and schema, and replaces the stored one.
 *
 * Never throws. On any failure, what is stored stays as it was and the result says why.
 * Runs in pages and in the worker; calls made while one is in flight share its result.
 */
export function refreshPlan(options: RefreshOptions): Promise<RefreshResult> {
  const { plan } = options;
  const refreshing = inFlight.get(plan) ?? refreshAndNote(options).finally(() => inFlight.delete(plan));
  inFlight.set(plan, refreshing);
  return refreshing;
}

/** Notes the version even where the database could not store the data, so that nothing older is shown after it. */
async function refreshAndNote(options: RefreshOptions): Promise<RefreshResult> {
  const result = await refresh(options);
  if (result.kind === "current") await noteSeenVersion(options.plan, result.version);
  if (result.kind === "updated") await noteSeenVersion(options.plan, result.snapshot.version);
  return result;
}

async function refresh(options: RefreshOptions): Promise<RefreshResult> {
  const entry = await fetchEntry(options.plan, "no-cache");
  const result = typeof entry === "string" ? failed(entry) : await updateTo(entry, options);
  if (!isIndexSuspect(entry, result)) return result;
  // A browser that cached a damaged index under its correct ETag would be answered 304 for ever.
  const again = await fetchEntry(options.plan, "reload");
  const isOther = typeof again !== "string" && JSON.stringify(again) !== JSON.stringify(entry);
  return isOther ? updateTo(again, options) : result;
}

/** Whether a damaged index could explain the failure. */
function isIndexSuspect(entry: IndexEntry | Failure, result: RefreshResult): boolean {
  if (typeof entry === "string") return entry === "damaged";
  return result.kind === "failed" && result.failure !== "older" && result.failure !== "slow";
}

/** Updates the device to the snapshot that the index names. */
async function updateTo(entry: IndexEntry, options: RefreshOptions): Promise<RefreshResult> {
  const read = await readSnapshot(entry.plan);
  const held = Math.max(options.atLeast ?? 0, read.stored?.snapshot.version ?? 0);
  if (await isOlderThanSeen(entry.plan, entry.version, held)) return failed("older");
  if (isUpToDate(entry, read)) return { kind: "current", version: entry.version };

  const snapshot = await fetchSnapshot(entry);
  if (typeof snapshot === "string") return failed(snapshot);
  const failure = await replaceSnapshot(entry.plan, snapshot, entry.sha256);
  if (failure === "older") return failed("older");
  return failure ? { kind: "updated", snapshot, kept: false, failure } : { kind: "updated", snapshot, kept: true };
}

function failed(failure: Failure): RefreshResult {
  return { kind: "failed", failure };
}

/** The index's entry for the plan. Those of other plans are ignored: only a newer app may know their shape. */
async function fetchEntry(planId: string, cache: RequestCache): Promise<IndexEntry | Failure> {
  const bytes = await download(INDEX_URL, cache, INDEX_LIMITS);
  if (typeof bytes === "string") return bytes;
  const wanted = listEntries(parseJson(bytes)).find(({ plan }) => plan === planId);
  // Before the strict check, which would call an entry of a newer shape damaged.
  if (isNewer(wanted?.schema)) return "newer-than-app";
  const entry = IndexEntry.safeParse(wanted);
  if (!entry.success) return "damaged";
  return entry.data.schema < OLDEST_SCHEMA ? "older" : entry.data;
}

function listEntries(index: unknown): Record<string, unknown>[] {
  const plans = typeof index === "object" && index !== null && "plans" in index ? index.plans : null;
  return Array.isArray(plans) ? plans.filter((entry) => typeof entry === "object" && entry !== null) : [];
}

function isNewer(schema: unknown): boolean {
  return typeof schema === "number" && schema > SCHEMA_VERSION;
}

function isUpToDate(entry: IndexEntry, { stored }: SnapshotRead): boolean {
  if (stored?.snapshot.version !== entry.version) return false;
  // A published version never changes; one made from unpublished data does.
  return stored.sha256 === entry.sha256 || !stored.snapshot.unpublished;
}

async function fetchSnapshot(entry: IndexEntry): Promise<Snapshot | Failure> {
  if (entry.bytes > SNAPSHOT_LIMITS.bytes) return "too-large";
  const first = await downloadSnapshot(entry, "default");
  // The address is immutable, so a browser that cached damaged bytes would return them for ever.
  return first === "damaged" ? downloadSnapshot(entry, "reload") : first;
}

async function downloadSnapshot(entry: IndexEntry, cache: RequestCache): Promise<Snapshot | Failure> {
  const bytes = await download(entry.url, cache, { ms: SNAPSHOT_LIMITS.ms, bytes: entry.bytes });
  if (typeof bytes === "string") return bytes;
  if (bytes.length !== entry.bytes || !(await hasHash(bytes, entry.sha256))) return "damaged";
  const snapshot = await checkSnapshot(parseJson(bytes));
  const isNamed = snapshot?.plan.id === entry.plan && snapshot.version === entry.version;
  return isNamed ? snapshot : "damaged";
}

async function hasHash(bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<boolean> {
  // Absent on insecure origins (a trial in an office network). There, length and schema have to do:
  // whoever can change the bytes could change this code as well.
  if (!globalThis.crypto?.subtle) return true;
  try {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
  } catch {
    return false; // a device short of memory, say: what cannot be verified is refused
  }
}
