/** Where the news of a page can be subscribed to, as addresses without origin. */
export interface FeedAddresses {
  /** An Atom feed. */
  feed: string;
  /** A calendar (iCalendar). */
  calendar: string;
}

/** The feed and the calendar of a page's address; `null` for pages that are about no plan, item, area, department or policy. */
export function findFeeds(page: string): FeedAddresses | null {
  const found = /^\/(plans\/[^/]+)(?:\/((?:items|areas|departments|policies)\/[^/]+))?$/.exec(page);
  if (!found) return null;
  const path = found[2] ?? found[1];
  return { feed: `/feeds/${path}.atom`, calendar: `/calendar/${path}.ics` };
}
