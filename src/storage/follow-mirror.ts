import { parseFollows } from "#domain/follow.ts";
import type { StoredFollows } from "./database.ts";
import { readLocalJson, writeLocal } from "./local.ts";

export const MIRROR_KEY = "follows";

/** The copy of the follows in localStorage; `null` where there is none that can be read. */
export function readMirror(): StoredFollows | null {
  return parseStoredFollows(readLocalJson(MIRROR_KEY));
}

/** Writes the copy at once, so that a tap outlives even a page that is closed right after it; false where it cannot. */
export function writeMirror(follows: StoredFollows): boolean {
  return writeLocal(MIRROR_KEY, JSON.stringify(follows));
}

/** Follows from a value of unknown origin, checked by hand (see `parseFollows`); `null` if it is none. */
export function parseStoredFollows(value: unknown): StoredFollows | null {
  if (typeof value !== "object" || value === null || !("revision" in value) || !("follows" in value)) return null;
  const { revision, follows } = value;
  const isRevision = typeof revision === "number" && Number.isSafeInteger(revision) && revision >= 0;
  if (!isRevision || !Array.isArray(follows)) return null;
  const stored: StoredFollows = { revision, follows: parseFollows(follows) };
  return "partial" in value && value.partial === true ? { ...stored, partial: true } : stored;
}
