import type { IsoDate } from "#domain/fiscal-year.ts";

/** The date in Asia/Tokyo, which has no summer time. */
export function todayInTokyo(): IsoDate {
  return new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
