import type { PublishedVersion } from "#compile/published-versions.ts";
import type { Plan } from "#domain/plan.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import type { LogEntry, Snapshot } from "#domain/snapshot.ts";
import { FIRST_NOTE, isPublishedAs, nextVersion, readDataAndVersions } from "./versions.ts";

export interface LoadedData {
  /** What the site shows: the last published version, or the data as they are, marked as unpublished. */
  snapshot: Snapshot;
  /** Published versions before it, oldest first; their files stay, because devices may still ask for them. */
  older: Snapshot[];
}

/**
 * Compiles a plan of a data folder and joins it with its published versions. The same files always give the same bytes.
 * Throws one message with every problem where the data are broken.
 *
 * @param planId absent: the current plan, which site.yaml names.
 */
export async function loadSnapshot(folder: string, planId?: string): Promise<LoadedData> {
  const { data, versions } = await readDataAndVersions(folder, { planId });
  const last = versions.at(-1);
  if (last && isPublishedAs(last, data)) {
    return { snapshot: toSnapshot(last, versions), older: listSnapshots(versions.slice(0, -1), versions) };
  }
  const { searchedOn } = data.plan.results;
  const date = last && last.date > searchedOn ? last.date : searchedOn;
  const draft = nextVersion(data, last, { note: last ? "未公開の編集" : FIRST_NOTE, date });
  const snapshot: Snapshot = { ...toSnapshot(draft, [...versions, draft]), unpublished: true };
  return { snapshot, older: listSnapshots(versions, versions) };
}

function listSnapshots(chosen: readonly PublishedVersion[], all: readonly PublishedVersion[]): Snapshot[] {
  return chosen.map((version) => toSnapshot(version, all));
}

/** A version as the app downloads it, with the log up to it. */
function toSnapshot(version: PublishedVersion, all: readonly PublishedVersion[]): Snapshot {
  const { number, date, ruleVersion, site, plan } = version;
  const log = all.filter((other) => other.number <= number).map(toLogEntry);
  return { schema: shapeOf(plan), version: number, date, ruleVersion, site, plan, log };
}

/** The shape that a plan needs. What it does not use changes no byte of what was published, and asks no app for an update. */
function shapeOf({ sources, editions, items, handover, inherited, opinions }: Plan): Snapshot["schema"] {
  const ended = inherited?.flatMap((one) => one.items) ?? [];
  if (handover?.withdrawn || ended.some(({ note }) => note !== undefined)) return SCHEMA_VERSION;
  if (opinions) return 6;
  if (handover ?? inherited) return 5;
  const isCompared = editions.some(({ compared }) => compared) || items.some(({ earlier, from }) => earlier ?? from);
  if (isCompared) return 4;
  const isTraced = sources.some(({ archiveUrl, seenOn }) => archiveUrl !== undefined || seenOn !== undefined);
  return isTraced ? 3 : 2;
}

function toLogEntry({ number, date, note, changes }: PublishedVersion): LogEntry {
  return { version: number, date, note, changes };
}
