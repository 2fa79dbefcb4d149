import type { Plan } from "./plan.ts";
import type { LogEntry } from "./snapshot.ts";

/** What a reader writes about an item. A `result` names a document that holds one. */
export interface Draft {
  id: string;
  /** Number of edits, which tells the newer of two copies. */
  revision: number;
  plan: Plan["id"];
  item: string;
  /** Id of the edition whose words the reader had before them. */
  edition: string;
  /** Version of the data when the draft was begun. */
  version: number;
  kind: "opinion" | "result";
  text: string;
  /** As typed, and empty in an opinion. */
  fiscalYear: string;
  value: string;
  url: string;
}

/** A draft that was thrown away, so that no other copy brings it back. */
export interface GoneDraft {
  id: string;
  revision: number;
  gone: true;
}

export type DraftEntry = Draft | GoneDraft;

/** What the reader has typed. */
const TYPED = ["text", "fiscalYear", "value", "url"] as const;
const NAMES = ["id", "plan", "item", "edition"] as const;
/** How many thrown-away drafts are remembered. */
const MOST_GONE = 200;

export function isGone(entry: DraftEntry): entry is GoneDraft {
  return "gone" in entry;
}

export function isBlank(draft: Draft): boolean {
  return TYPED.every((name) => draft[name].trim() === "");
}

export function isSameDraft(a: DraftEntry, b: DraftEntry): boolean {
  if (isGone(a) || isGone(b)) return isGone(a) && isGone(b);
  return a.kind === b.kind && TYPED.every((name) => a[name] === b[name]);
}

/** Whether the data of the draft's item have changed since it was begun. */
export function hasChangedSince({ item, version }: Draft, log: readonly LogEntry[]): boolean {
  return log.some((entry) => entry.version > version && entry.changes.some((change) => change.item === item));
}

/** The drafts in a value of unknown origin; what is none is left out. Checked by hand (see `parseFollows`). */
export function parseDrafts(value: unknown): DraftEntry[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => parseEntry(one) ?? []) : [];
}

function parseEntry(value: unknown): DraftEntry | null {
  if (typeof value !== "object" || value === null) return null;
  const entry = value as Record<string, unknown>;
  const { id, revision } = entry;
  if (typeof id !== "string" || typeof revision !== "number" || !Number.isSafeInteger(revision)) return null;
  if (entry.gone === true) return { id, revision, gone: true };
  const { version, kind } = entry;
  if (typeof version !== "number" || (kind !== "opinion" && kind !== "result")) return null;
  const texts = [...NAMES, ...TYPED].map((name) => [name, entry[name]] as const);
  if (texts.some(([, text]) => typeof text !== "string")) return null;
  return { revision, version, kind, ...Object.fromEntries(texts) } as Draft;
}

/**
 * Two copies as one: of each draft the one with more edits. Where both have as many and differ, both are kept, the second
 * under an id of its own, and a text is kept rather than that it was thrown away.
 */
export function mergeDrafts(first: readonly DraftEntry[], second: readonly DraftEntry[]): DraftEntry[] {
  const merged = new Map(first.map((one) => [one.id, one]));
  const add = (entry: DraftEntry): void => {
    const other = merged.get(entry.id);
    if (!other || other.revision < entry.revision) merged.set(entry.id, entry);
    else if (other.revision === entry.revision && !isSameDraft(other, entry)) {
      if (isGone(other)) merged.set(entry.id, entry);
      else if (!isGone(entry)) add({ ...entry, id: `${entry.id}-2` });
    }
  };
  for (const one of second) add(one);
  const entries = [...merged.values()];
  const tooMany = new Set(entries.filter(isGone).slice(0, -MOST_GONE));
  return entries.filter((one) => !tooMany.has(one as GoneDraft));
}

/**
 * What is here, with the drafts that were kept elsewhere: nothing that is here changes, what is here with the same words
 * (under whatever id) is not added again, and a draft whose id is taken, also by one that was thrown away, gets a new one.
 */
export function addDrafts(here: readonly DraftEntry[], kept: readonly Draft[], newId: () => string): DraftEntry[] {
  const wordsOf = (draft: Draft) =>
    JSON.stringify([draft.plan, draft.item, draft.kind, ...TYPED.map((one) => draft[one])]);
  const words = new Set(here.flatMap((one) => (isGone(one) ? [] : wordsOf(one))));
  const ids = new Set(here.map(({ id }) => id));
  const added = kept.flatMap((draft): Draft[] => {
    if (words.has(wordsOf(draft))) return [];
    words.add(wordsOf(draft));
    const id = ids.has(draft.id) ? newId() : draft.id;
    ids.add(id);
    // Edited once here, whatever the other device counted.
    return [{ ...draft, id, revision: 1 }];
  });
  return [...here, ...added];
}
