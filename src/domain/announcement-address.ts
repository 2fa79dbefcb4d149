import type { Plan } from "./plan.ts";

/** Address of the text that announces a version of the data, within the site. */
export function announcementOf(plan: Plan["id"], version: number): string {
  return `/data/plans/${plan}/announcements/version-${version}.txt`;
}
