import { parseFollows } from "#domain/follow.ts";
import type { StoredFollows } from "./database.ts";
import { readLocalJson, writeLocal } from "./local.ts";

export const MIRROR_KEY = "follows";

/** The copy of the follows in localStorage; `null` where there is none that can be read. */
export function readMirror(): StoredFollows | null {
  return parseStoredFollows(readLocalJson(MIRROR_KEY));
}

/** Writes the copy synchronously, so that a tap outlives a page closed right after it; false where that fails. */
export function writeMirror(follows: StoredFollows): boolean {
  return writeLocal(MIRROR_KEY, JSON.stringify(follows));
}

/** The follows in a value of unknown origin, checked by hand (see `parseFollows`); `null` where it holds none. */
export function parseStoredFollows(value: unknown): StoredFollows | null {
  if (typeof value !== "object" || value === null || !("revision" in value) || !("follows" in value)) return null;
  const { revision, follows } = value;
  const isRevision = typeof revision === "number" && Number.isSafeInteger(revision) && revision >= 0;
  if (!isRevision || !Array.isArray(follows)) return null;
  const stored: StoredFollows = { revision, follows: parseFollows(follows) };
  return "partial" in value && value.partial === true ? { ...stored, partial: true } : stored;
}
