import { createHash } from "node:crypto";
import { toCanonicalJson } from "#domain/canonical.ts";
import type { DataIndex, Snapshot } from "#domain/snapshot.ts";
import { publishAnnouncements } from "#publish/announcements.ts";
import { publishCalendars } from "#publish/calendars.ts";
import { publishCatalog, publishLicence } from "#publish/catalog.ts";
import { publishFeeds } from "#publish/feeds.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";

/** A file of the built site, by its path below `dist/`. */
export interface DataFile {
  path: string;
  text: string;
}

/**
 * The published data: the index, the current snapshot and all older ones under names that carry
 * their hash, the tables, catalog, terms of use, JSON Schemas, announcements, feeds and calendars.
 */
export function describeDataFiles(snapshot: Snapshot, older: readonly Snapshot[]): DataFile[] {
  const current = describeSnapshotFile(snapshot);
  const index: DataIndex = {
    plans: [
      {
        plan: snapshot.plan.id,
        schema: snapshot.schema,
        version: snapshot.version,
        date: snapshot.date,
        ...(snapshot.unpublished ? { unpublished: true } : {}),
        url: `/${current.path}`,
        bytes: Buffer.byteLength(current.text),
        sha256: sha256(current.text),
      },
    ],
  };
  // What is in a feed stays there under its id, so nothing gets in that is not published; until there is a version, the
  // data as they are stand for the first one.
  const versions = snapshot.unpublished && older.length > 0 ? older : [...older, snapshot];
  const tables = publishTables(snapshot);
  return [
    { path: "data/index.json", text: JSON.stringify(index) },
    current,
    ...older.map(describeSnapshotFile),
    ...tables.map(({ file, text }) => ({ path: `data/plans/${snapshot.plan.id}/${file}`, text })),
    { path: "data/catalog.jsonld", text: publishCatalog(snapshot, tables) },
    { path: "data/licence.txt", text: publishLicence(snapshot) },
    ...publishAnnouncements(versions),
    ...publishFeeds(versions),
    ...publishCalendars(versions),
    ...Object.entries(publishJsonSchemas()).map(([name, text]) => ({ path: `data/schema/${name}`, text })),
  ];
}

function describeSnapshotFile(snapshot: Snapshot): DataFile {
  const text = toCanonicalJson(snapshot);
  return { path: `data/plans/${snapshot.plan.id}.${sha256(text).slice(0, 16)}.json`, text };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
