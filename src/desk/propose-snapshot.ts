import { listChanges } from "#domain/changes.ts";
import type { DatedPlan } from "#domain/preview.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/** What readers would have if a plan were published on a day, marked as not public yet. */
export function proposeSnapshot(published: Snapshot, { plan, asOf }: DatedPlan): Snapshot {
  const version = published.version + 1;
  const changes = listChanges(published.plan, plan, { olderAsOf: published.date, newerAsOf: asOf });
  const entry = { version, date: asOf, note: "公開前の案", changes };
  return { ...published, version, date: asOf, plan, log: [...published.log, entry], unpublished: true };
}
