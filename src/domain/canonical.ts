/**
 * JSON with the keys of every object in code-unit order, so that equal values have equal bytes.
 * Fields that are `undefined` are left out; the order of arrays stays, because it means something.
 */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** The same value with the keys of every object in code-unit order, for JSON that people read. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, sortKeys(field)]));
}
