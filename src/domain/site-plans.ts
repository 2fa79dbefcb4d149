import type { Plan } from "./plan.ts";
import type { Site, Snapshot } from "./snapshot.ts";

/** A plan among those that a site shows. */
export type PlanName = Pick<Plan, "id" | "title" | "period">;

/** What a site of several plans knows of them all. Of a site that shows one plan there is none of it. */
export interface SitePlans {
  /** By their periods, the oldest first. */
  list: readonly PlanName[];
  /** Id of the plan that was published first. Its feeds, calendars and pictures have addresses that name no plan. */
  first: string;
  /**
   * Ids of the plans whose readers may have come to the current one: the one that was published first, and after it those
   * that began before the current one, the oldest first. None where the current one was published first.
   */
  before: readonly string[];
  /** The settings of the site now, with the current plan's id. */
  site: Site;
}

/** Names the plans of a site by a snapshot of each, the current one first; absent where there is but one. */
export function listSitePlans(snapshots: readonly Snapshot[]): SitePlans | undefined {
  const [current] = snapshots;
  if (!current || snapshots.length < 2) return undefined;
  const publishedOn = ({ log, date }: Snapshot) => log[0]?.date ?? date;
  const byPeriod = snapshots.toSorted((a, b) => a.plan.period.first - b.plan.period.first);
  const [first = current] = byPeriod.toSorted((a, b) => (publishedOn(a) < publishedOn(b) ? -1 : 1));
  return {
    list: byPeriod.map(({ plan: { id, title, period } }) => ({ id, title, period })),
    first: first.plan.id,
    before: current === first ? [] : listBefore(current, first, byPeriod),
    site: current.site,
  };
}

function listBefore({ plan }: Snapshot, first: Snapshot, byPeriod: readonly Snapshot[]): string[] {
  const earlier = byPeriod.filter((one) => one !== first && one.plan.period.first < plan.period.first);
  return [first, ...earlier].map((one) => one.plan.id);
}

/** A snapshot with the site's settings of now, where its own are of a time when another plan was current. */
export function withSiteOfNow(snapshot: Snapshot, plans: SitePlans | undefined): Snapshot {
  if (!plans) return snapshot;
  const isOwn = snapshot.plan.id === plans.site.plan && snapshot.site.plan === plans.site.plan;
  return isOwn ? snapshot : { ...snapshot, site: plans.site };
}

/** Whether a snapshot is of the plan that home, search and follows are about. */
export function isCurrentPlan({ site, plan }: Pick<Snapshot, "site" | "plan">): boolean {
  return site.plan === plan.id;
}

/**
 * Address of a preview picture: an item's by its key, the plan's by its id. It names the version of the data, which a
 * device knows as well as the build does, and the plan where that was not the first.
 */
export function previewAddress({ plan, version }: Snapshot, name: string, plans: SitePlans | undefined): string {
  const folder = (plans?.first ?? plan.id) === plan.id ? "" : `${plan.id}/`;
  return `/og/${folder}${encodeURIComponent(name)}.${version}.png`;
}
