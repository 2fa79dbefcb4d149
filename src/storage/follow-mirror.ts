import type { StoredFollows } from "./database.ts";
import { type FollowsSuffix, mirrorKeyOf, parseStoredFollows } from "./follow-records.ts";
import { readLocalJson, writeLocal } from "./local.ts";

/** The copy of the follows in localStorage; `null` where there is none that can be read. */
export function readMirror(suffix: FollowsSuffix): StoredFollows | null {
  return parseStoredFollows(readLocalJson(mirrorKeyOf(suffix)));
}

/** Writes the copy synchronously, so that a tap outlives a page closed right after it; false where that fails. */
export function writeMirror(suffix: FollowsSuffix, follows: StoredFollows): boolean {
  return writeLocal(mirrorKeyOf(suffix), JSON.stringify(follows));
}
