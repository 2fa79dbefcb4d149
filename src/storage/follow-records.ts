import { parseFollows } from "#domain/follow.ts";
import type { StoredFollows } from "./database.ts";

/** What the names end in under which the follows of a plan lie, in the database and in localStorage. */
export type FollowsSuffix = "" | `.${string}`;

/**
 * Where the follows of a plan lie. Those of the plan that was published first lie where they lay when there was but one; an
 * app of that time, still open or put up again, neither sees nor changes those of another.
 */
export function suffixOf(plan: string, first = plan): FollowsSuffix {
  return plan === first ? "" : `.${plan}`;
}

/** Key of the record in the database. */
export const recordKeyOf = (suffix: FollowsSuffix) => `mine${suffix}`;

/** Key of the mirror in localStorage, and of a damaged record in quarantine. */
export const mirrorKeyOf = (suffix: FollowsSuffix) => `follows${suffix}`;

/** The follows in a value of unknown origin, checked by hand (see `parseFollows`); `null` where it holds none. */
export function parseStoredFollows(value: unknown): StoredFollows | null {
  if (typeof value !== "object" || value === null || !("revision" in value) || !("follows" in value)) return null;
  const { revision, follows, took, partial, gone } = value as Record<string, unknown>;
  const isRevision = typeof revision === "number" && Number.isSafeInteger(revision) && revision >= 0;
  if (!isRevision || !Array.isArray(follows)) return null;
  // In this order, by which two copies are compared.
  return {
    revision,
    follows: parseFollows(follows),
    ...(Array.isArray(took) && { took: took.map(String) }),
    ...(partial === true && { partial }),
    ...(partial === true && Array.isArray(gone) && { gone: gone.map(String) }),
  };
}
