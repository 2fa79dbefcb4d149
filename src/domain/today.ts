import type { IsoDate } from "./fiscal-year.ts";

/** The date in Asia/Tokyo, which has no summer time, at `now` in milliseconds since 1970 UTC. */
export function todayInTokyo(now = Date.now()): IsoDate {
  return new Date(now + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
