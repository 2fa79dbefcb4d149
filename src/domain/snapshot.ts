import * as z from "zod/mini";
import { IsoDate } from "./fiscal-year.ts";
import { Plan } from "./plan.ts";
import { ItemKey } from "./record.ts";
import { OLDEST_SCHEMA, SCHEMA_VERSION } from "./schema-version.ts";
import { Slug, Text, WebAddress } from "./source.ts";

/** One thing that differs between two versions of the data. */
export const Change = z.strictObject({
  /** Absent where the plan as a whole changed. */
  item: z.optional(ItemKey),
  /** What changed, as a path: `status`, `record.r020`, `target.a`, `goal` … */
  field: Text,
  /** Readable old and new values; absent where there was or is none. */
  old: z.optional(z.string()),
  new: z.optional(z.string()),
  source: z.optional(Slug),
});
export type Change = z.infer<typeof Change>;

/** One published version in the log. */
export const LogEntry = z.strictObject({
  version: z.int().check(z.gte(1)),
  date: IsoDate,
  note: Text,
  changes: z.array(Change),
});
export type LogEntry = z.infer<typeof LogEntry>;

const TagAuthority = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9-]+(\.[a-z0-9-]+)+,\d{4}(-\d{2}){0,2}$/,
      "は example.jp,2026-11 の形（名前と、それを持っていた日）にしてください",
    ),
  );

/** Who publishes the site; from `data/site.yaml`. */
export const Site = z.strictObject({
  name: Text,
  shortName: Text,
  /** Scheme and host, without a slash at the end; absent: links stay relative. */
  origin: z.optional(WebAddress),
  /** Authority of feed ids, RFC 4151: domain and the date on which it was ours. Never changed once feeds are read. */
  tagAuthority: z.optional(TagAuthority),
  publisher: Text,
  isOfficial: z.boolean(),
  contact: z.strictObject({ email: z.optional(Text), url: z.optional(WebAddress) }),
  /** Shown on every screen and print, such as 見本・架空のデータ. */
  watermark: z.optional(Text),
  /** The plan that the home page shows. */
  plan: Slug,
});
export type Site = z.infer<typeof Site>;

/** Everything the app downloads for a plan: one published version, with the log up to it. */
export const Snapshot = z.strictObject({
  schema: z.literal([OLDEST_SCHEMA, 2, 3, 4, 5, 6, SCHEMA_VERSION]),
  version: z.int().check(z.gte(1)),
  /** The date of the data; every status is judged as of this day, never by a device's clock. */
  date: IsoDate,
  /** Version of the rules in `status.ts` that were in force. */
  ruleVersion: z.int(),
  /** Made from data that nobody has published yet; every screen says so. */
  unpublished: z.optional(z.literal(true)),
  site: Site,
  plan: Plan,
  /** Oldest version first. */
  log: z.array(LogEntry),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What `/data/index.json` tells about the current snapshot of a plan. */
export const IndexEntry = z.strictObject({
  plan: Slug,
  schema: z.int(),
  version: z.int().check(z.gte(1)),
  date: IsoDate,
  unpublished: z.optional(z.literal(true)),
  /** Address on this site, `/data/plans/4.<hash>.json`. */
  url: z.string().check(z.regex(/^\/data\/plans\/[a-z0-9.-]+\.json$/)),
  /** Length of the snapshot, decoded. */
  bytes: z.int().check(z.gte(1)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type IndexEntry = z.infer<typeof IndexEntry>;

export const DataIndex = z.strictObject({ plans: z.array(IndexEntry) });
export type DataIndex = z.infer<typeof DataIndex>;
