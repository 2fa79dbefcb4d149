import { groupBy } from "#domain/group-by.ts";

/** What occurs most often; the first of those that do, and `undefined` of nothing. */
export function findUsual<T>(values: readonly T[]): T | undefined {
  return [...groupBy(values, (value) => value).values()].sort((a, b) => b.length - a.length)[0]?.[0];
}
