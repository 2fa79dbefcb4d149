/**
 * How often a property is tried: `count` times in `npm test`, more often in `npm run soak` and less in `npm run mutate`,
 * which set the factor. What a test costs is bound by this number alone, never by time.
 */
export function runs(count: number): number {
  return Math.max(1, Math.round(count * Number(process.env.PROPERTY_RUNS_FACTOR ?? 1)));
}
