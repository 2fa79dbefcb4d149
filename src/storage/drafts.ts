import {
  addDrafts,
  type Draft,
  type DraftEntry,
  isGone,
  isSameDraft,
  mergeDrafts,
  parseDrafts,
} from "#domain/draft.ts";
import type { FollowsDurability } from "#domain/follow.ts";
import { type Outcome, transact } from "./database.ts";
import { readLocalJson, writeLocal } from "./local.ts";
import { isShared } from "./settings.ts";
import { createTabSignal } from "./tab-signal.ts";

/**
 * The reader's drafts, in IndexedDB and in a mirror in localStorage, which is written first and synchronously, at each
 * letter. Either copy may vanish; of each draft the one with more edits wins. Where neither can be written, and on a
 * shared device, drafts live in memory until the page is left.
 */

const MIRROR_KEY = "drafts";
const RECORD_KEY = "mine";

/** Drafts that could not be written to the mirror. */
let unmirrored: DraftEntry[] = [];
/** Drafts written while the device is shared: never written anywhere. */
let visitors: DraftEntry[] = [];
let isMirrored = true;
let isStored = true;
let writing: Promise<void> | null = null;
let isBehind = false;

const tabs = createTabSignal("drafts", MIRROR_KEY);

/** Every draft, in the order in which they were begun, once the database has answered or failed to. */
export async function listDrafts(): Promise<Draft[]> {
  await keep();
  return peekDrafts();
}

/** Every draft that is known synchronously. */
export function peekDrafts(): Draft[] {
  return known().filter((one): one is Draft => !isGone(one));
}

/**
 * Keeps a draft at once, and in the database when that answers (`kept`). Where another tab has edited it meanwhile, both
 * texts are kept: the answer has an id of its own then.
 */
export function saveDraft(draft: Draft): { saved: Draft; kept: Promise<void> } {
  const other = known().find(({ id }) => id === draft.id);
  const isOvertaken = other && !isGone(other) && other.revision > draft.revision && !isSameDraft(other, draft);
  const saved: Draft = isOvertaken
    ? { ...draft, id: newDraftId(), revision: 1 }
    : { ...draft, revision: Math.max(draft.revision, other?.revision ?? 0) + 1 };
  return { saved, kept: change(saved) };
}

/** Throws a draft away, in every copy. */
export function removeDraft({ id, revision }: Draft): Promise<void> {
  const other = known().find((one) => one.id === id);
  return change({ id, revision: Math.max(revision, other?.revision ?? 0) + 1, gone: true });
}

/**
 * Adds drafts that were kept in a file to those of this device, of which none changes (`addDrafts`). Answers how many were
 * new here; on a shared device none is taken in.
 */
export async function restoreDrafts(kept: readonly Draft[]): Promise<number> {
  // The database may hold drafts that the mirror lost.
  await keep();
  if (isShared()) return 0;
  const before = known();
  // While it does not answer, nobody knows which ids it holds: under ids of their own the file's drafts meet none of them.
  const after = addDrafts(before, isStored ? kept : kept.map((one) => ({ ...one, id: newDraftId() })), newDraftId);
  keepAtOnce(after);
  await keep().finally(tabs.send);
  return after.length - before.length;
}

/** An id that no other draft has, on this device or another. */
export function newDraftId(): string {
  // `randomUUID` is missing where the page did not come by https.
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
}

/** How safely drafts were kept at the last look. */
export function draftsDurability(): FollowsDurability {
  if (isShared()) return "memory-only";
  if (isStored) return "kept";
  return isMirrored ? "mirror-only" : "memory-only";
}

/** Calls `listener` when another tab has changed a draft; returns a function that stops it. */
export function onDraftsChanged(listener: () => void): () => void {
  return tabs.listen(listener);
}

/** Forgets what this page holds in memory, as on a shared device when it is left. */
export function forgetDrafts(): void {
  unmirrored = [];
  visitors = [];
}

function change(entry: DraftEntry): Promise<void> {
  keepAtOnce([...known().filter(({ id }) => id !== entry.id), entry]);
  return keep().finally(tabs.send);
}

function known(): DraftEntry[] {
  return isShared() ? visitors : mergeDrafts(parseDrafts(readLocalJson(MIRROR_KEY)), unmirrored);
}

function keepAtOnce(entries: DraftEntry[]): void {
  if (isShared()) {
    visitors = entries;
    return;
  }
  isMirrored = writeLocal(MIRROR_KEY, entries.length > 0 ? JSON.stringify(entries) : null);
  unmirrored = isMirrored ? [] : entries;
}

/** Makes database and mirror agree; while the database is at work, what is typed waits for one more turn. */
function keep(): Promise<void> {
  if (isShared()) return Promise.resolve();
  isBehind = true;
  writing ??= (async () => {
    while (isBehind) {
      isBehind = false;
      await reconcile();
    }
  })().finally(() => {
    writing = null;
  });
  return writing;
}

async function reconcile(): Promise<void> {
  const outcome = await write(known());
  isStored = !("failure" in outcome);
  // The device may have been declared shared in the meantime.
  if (isShared()) return;
  const now = known();
  const newest = "failure" in outcome ? now : mergeDrafts(now, outcome.value);
  // Without a database the mirror is written even if nothing changed, to learn whether it can be.
  if (!isStored || JSON.stringify(newest) !== JSON.stringify(parseDrafts(readLocalJson(MIRROR_KEY)))) {
    keepAtOnce(newest);
  }
}

function write(entries: readonly DraftEntry[]): Promise<Outcome<DraftEntry[]>> {
  return transact(["drafts", "quarantine"], "readwrite", async (transaction) => {
    const record: unknown = await transaction.objectStore("drafts").get(RECORD_KEY);
    const stored = parseDrafts(record);
    if (record !== undefined && JSON.stringify(record) !== JSON.stringify(stored)) {
      await transaction.objectStore("quarantine").put(record, "drafts");
    }
    const merged = mergeDrafts(stored, entries);
    if (merged.length > 0 && JSON.stringify(merged) !== JSON.stringify(record)) {
      await transaction.objectStore("drafts").put(merged, RECORD_KEY);
    }
    return merged;
  });
}
