/** Where the news of a page can be subscribed to, as addresses without origin. */
export interface FeedAddresses {
  /** An Atom feed. */
  feed: string;
  /** A calendar (iCalendar). */
  calendar: string;
}

/**
 * The feed and the calendar of a page's address; `null` for pages that are about no plan, item, area, department or policy.
 *
 * @param first id of the plan whose addresses name no plan; absent where the site shows one plan.
 */
export function findFeeds(page: string, first?: string): FeedAddresses | null {
  const found = /^\/(plans\/([^/]+))(?:\/((?:items|areas|departments|policies)\/[^/]+))?$/.exec(page);
  if (!found) return null;
  const [, whole, plan, part] = found;
  const path = part === undefined ? whole : plan === (first ?? plan) ? part : `${whole}/${part}`;
  return { feed: `/feeds/${path}.atom`, calendar: `/calendar/${path}.ics` };
}
