import { readLocalJson, writeLocal } from "./local.ts";
import { isShared } from "./settings.ts";

const KEY = "recentSearches";
const MOST = 8;

/** The last searches, latest first, at most eight; none on a shared device. */
export function listRecentSearches(): string[] {
  const stored = isShared() ? null : readLocalJson(KEY);
  return Array.isArray(stored) ? stored.filter((text) => typeof text === "string").slice(0, MOST) : [];
}

/** Adds a search at the front; one that is listed already moves up. Does nothing on a shared device. */
export function rememberSearch(text: string): void {
  const wanted = text.trim();
  if (wanted === "" || isShared()) return;
  const others = listRecentSearches().filter((other) => other !== wanted);
  writeLocal(KEY, JSON.stringify([wanted, ...others].slice(0, MOST)));
}

/** Forgets them all; false where the browser refuses. */
export function clearRecentSearches(): boolean {
  return writeLocal(KEY, null);
}
