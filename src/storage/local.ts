/**
 * localStorage, which a browser setting may turn into a getter that throws. What cannot be read is
 * absent, what cannot be written is reported; nothing here throws.
 *
 * Keys in use: `theme`, `shared`, `textSize` (settings.ts), `follows` and `follows.<plan>`
 * (follow-mirror.ts), `follows.handed.<plan>` (handed-told.ts), `drafts` (drafts.ts), `recentSearches` (recent-searches.ts).
 */
export function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores `value`, or removes the key for `null`; false where the browser refuses or is full. */
export function writeLocal(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** The JSON under a key; `null` where there is none or it does not parse. Its shape is for the caller to check. */
export function readLocalJson(key: string): unknown {
  try {
    return JSON.parse(readLocal(key) ?? "null");
  } catch {
    return null;
  }
}
