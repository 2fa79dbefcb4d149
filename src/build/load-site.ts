import { listSitePlans, type SitePlans } from "#domain/site-plans.ts";
import { type LoadedData, loadSnapshot } from "./load-snapshot.ts";
import { readVersions } from "./versions.ts";

/** What a site shows: the current plan's data, and beside it every other plan that was ever published. */
export interface LoadedSite extends LoadedData {
  others: LoadedData[];
  /** Absent where there are no others. */
  plans?: SitePlans | undefined;
}

/** Loads the data of all plans that a data folder publishes. */
export async function loadSite(folder: string): Promise<LoadedSite> {
  const current = await loadSnapshot(folder);
  const published = [...(await readVersions(folder))].filter(([, read]) => !read.ok || read.versions.length > 0);
  const ids = published.map(([id]) => id).filter((id) => id !== current.snapshot.plan.id);
  const others: LoadedData[] = [];
  for (const id of ids) others.push(await loadSnapshot(folder, id));
  const plans = listSitePlans([current, ...others].map(({ snapshot }) => snapshot));
  return { ...current, others, ...(plans ? { plans } : {}) };
}
