import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { DataIndex, IndexEntry, LogEntry, Site, Snapshot } from "#domain/snapshot.ts";
import {
  aDecision,
  aDirection,
  aLogEntry,
  aMilestone,
  anItem,
  aPlan,
  aQuantityWithoutBaseline,
  aRecord,
  aSnapshot,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
  OTHER_VOICES,
} from "../support/fixtures.ts";

const targets = [
  aQuantityWithoutBaseline(),
  aMilestone({ id: "b" }),
  aYearly({ id: "c", parts: FIVE_PARTS }),
  aDirection({ id: "d" }),
];
const records = [aRecord(), aStepReport(), aYearReport(), aDecision(), ...OTHER_VOICES];

describe("a snapshot", () => {
  it("may hold targets and records of every kind", () => {
    const snapshot = aSnapshot({ plan: aPlan({ items: [anItem({ targets })], records }) });
    const result = z.safeParse(Snapshot, snapshot);
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it("is not accepted with a field that nobody knows", () => {
    expect(z.safeParse(Snapshot, { ...aSnapshot(), extra: 1 }).success).toBe(false);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//example.jp", ""])(
    "is not accepted with a link to %s",
    (url) => {
      const plan = aPlan();
      const given = aSnapshot({ plan: { ...plan, results: { ...plan.results, url } } });
      expect(z.safeParse(Snapshot, given).success).toBe(false);
    },
  );
});

const entry = {
  plan: "4",
  schema: 1,
  version: 3,
  date: "2026-11-22",
  url: "/data/plans/4.0a1b.json",
  bytes: 1,
  sha256: "0123456789abcdef".repeat(4),
};

describe("an entry of the index", () => {
  it("is accepted as it is, and as one of data that nobody has published yet", () => {
    expect(IndexEntry.parse(entry)).toEqual(entry);
    expect(IndexEntry.parse({ ...entry, unpublished: true })).toEqual({ ...entry, unpublished: true });
    expect(DataIndex.parse({ plans: [entry] })).toEqual({ plans: [entry] });
  });

  it.each([
    { plan: "A" },
    { schema: 1.5 },
    { version: 0 },
    { version: 1.5 },
    { date: "2026-11" },
    { unpublished: false },
    { url: "https://example.jp/data/plans/4.json" },
    { url: "/data/plans/../4.json?" },
    { url: "/data/plans/4.json/x" },
    { url: "/data/plans/a/4.json" },
    { url: "/data/plans/.JSON" },
    { bytes: 0 },
    { sha256: "0".repeat(63) },
    { sha256: "0".repeat(65) },
    { sha256: `${"0".repeat(63)}g` },
    { extra: 1 },
  ])("is not accepted with %j", (given) => {
    expect(IndexEntry.safeParse({ ...entry, ...given }).success).toBe(false);
  });
});

describe("a site", () => {
  const { site } = aSnapshot();

  it.each(["example.jp,2026", "example.jp,2026-11", "a.example.jp,2026-11-22", "my-site.example,2026"])(
    "may own feed ids as %s",
    (tagAuthority) => {
      expect(Site.safeParse({ ...site, tagAuthority }).success).toBe(true);
    },
  );

  it.each([
    "example,2026",
    "example.jp",
    "example.jp,26",
    "example.jp,2026-1",
    "example.jp,2026-11-22-01",
    "x example.jp,2026",
    "example.jp,2026x",
    "Example.jp,2026",
    ".jp,2026",
  ])("may not own feed ids as %s", (tagAuthority) => {
    expect(Site.safeParse({ ...site, tagAuthority }).success).toBe(false);
  });
});

it.each([{ version: 0 }, { note: " " }, { changes: undefined }, { changes: [{ item: "A", field: "goal" }] }])(
  "is no entry of the log with %j",
  (given) => {
    expect(LogEntry.safeParse(aLogEntry()).success).toBe(true);
    expect(LogEntry.safeParse({ ...aLogEntry(), ...given }).success).toBe(false);
  },
);
