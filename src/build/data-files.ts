import { createHash } from "node:crypto";
import { toCanonicalJson } from "#domain/canonical.ts";
import { type SitePlans, withSiteOfNow } from "#domain/site-plans.ts";
import type { DataIndex, IndexEntry, Snapshot } from "#domain/snapshot.ts";
import { publishAnnouncements } from "#publish/announcements.ts";
import { publishCalendars } from "#publish/calendars.ts";
import { publishCatalog, publishLicence } from "#publish/catalog.ts";
import { publishFeeds } from "#publish/feeds.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";
import type { LoadedData } from "./load-snapshot.ts";

/** A file of the built site, by its path below `dist/`. */
export interface DataFile {
  path: string;
  text: string;
}

/**
 * The published data: the index, of each plan the newest snapshot and all older ones under names that carry their hash,
 * the tables, catalog, terms of use, JSON Schemas, announcements, feeds and calendars.
 */
export function describeDataFiles(
  snapshot: Snapshot,
  older: readonly Snapshot[],
  { others = [], plans }: { others?: readonly LoadedData[]; plans?: SitePlans | undefined } = {},
): DataFile[] {
  const all: LoadedData[] = [{ snapshot, older: [...older] }, ...others];
  const index: DataIndex = { plans: all.map((loaded) => describeEntry(loaded.snapshot)) };
  const datasets = all.map((loaded) => {
    const shown = withSiteOfNow(loaded.snapshot, plans);
    return { snapshot: shown, tables: publishTables(shown) };
  });
  return [
    { path: "data/index.json", text: JSON.stringify(index) },
    ...all.flatMap((loaded) => [loaded.snapshot, ...loaded.older].map(describeSnapshotFile)),
    ...datasets.flatMap(({ snapshot: { plan }, tables }) =>
      tables.map(({ file, text }) => ({ path: `data/plans/${plan.id}/${file}`, text })),
    ),
    { path: "data/catalog.jsonld", text: publishCatalog(snapshot.site, datasets) },
    { path: "data/licence.txt", text: publishLicence(snapshot) },
    ...all.flatMap((loaded) => describeNews(loaded, plans)),
    ...Object.entries(publishJsonSchemas()).map(([name, text]) => ({ path: `data/schema/${name}`, text })),
  ];
}

function describeEntry(snapshot: Snapshot): IndexEntry {
  const file = describeSnapshotFile(snapshot);
  return {
    plan: snapshot.plan.id,
    schema: snapshot.schema,
    version: snapshot.version,
    date: snapshot.date,
    ...(snapshot.unpublished ? { unpublished: true } : {}),
    url: `/${file.path}`,
    bytes: Buffer.byteLength(file.text),
    sha256: sha256(file.text),
  };
}

/**
 * Announcements, feeds and calendars of a plan. What is in a feed stays there under its id, so nothing gets in that is not published;
 * until there is a version, the data as they are stand for the first one.
 */
function describeNews({ snapshot, older }: LoadedData, plans: SitePlans | undefined): DataFile[] {
  const versions = snapshot.unpublished && older.length > 0 ? older : [...older, snapshot];
  const shown = versions.map((version) => withSiteOfNow(version, plans));
  return [
    ...publishAnnouncements(versions),
    ...publishFeeds(shown, plans?.first),
    ...publishCalendars(shown, plans?.first),
  ];
}

function describeSnapshotFile(snapshot: Snapshot): DataFile {
  const text = toCanonicalJson(snapshot);
  return { path: `data/plans/${snapshot.plan.id}.${sha256(text).slice(0, 16)}.json`, text };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
