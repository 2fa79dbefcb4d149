import { beforeAll, describe, expect, it } from "vitest";
import { foldChanges } from "#domain/changes.ts";
import { isAtOdds } from "#domain/cycle.ts";
import { findNumber } from "#domain/edition.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { countStatuses, type ItemStatus, judgePlan, STATUS_NAMES, type StatusReason } from "#domain/status.ts";
import { listYearCells } from "#domain/targets/yearly.ts";
import { buildSite } from "../src/build/build.ts";
import { loadSnapshot } from "../src/build/load-snapshot.ts";
import { DEMO_DATA, listDemoVersions } from "./demo/publish.ts";

let snapshot: Snapshot;
let older: Snapshot[];
let statuses: Map<string, ItemStatus>;

beforeAll(async () => {
  ({ snapshot, older } = await loadSnapshot(DEMO_DATA));
  statuses = judgePlan(snapshot.plan, snapshot.date);
});

const targets = () => snapshot.plan.items.flatMap((item) => item.targets);
const reasons = (): StatusReason[] => [...statuses.values()].flatMap((status) => status.targets.map((it) => it.reason));

describe("the invented city", () => {
  it("says on every screen that it is invented", () => {
    const { site, plan } = snapshot;
    expect(site.watermark).toBe("見本・架空のデータ");
    expect([site.name, site.publisher, plan.city].join()).toMatch(/見本.*見本.*架空/);
    expect(site.isOfficial).toBe(false);
    expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
  });

  it("cites only addresses that nobody can own", () => {
    const urls = [snapshot.plan.results.url, ...snapshot.plan.sources.map(({ url }) => url)];
    expect(urls.filter((url) => !/^https:\/\/(city\.)?example\.jp\//.test(url))).toEqual([]);
  });

  it("cannot be built as a release", async () => {
    const outDir = ".cache/demo-release";
    await expect(buildSite({ dataDir: DEMO_DATA, outDir, isRelease: true })).rejects.toThrow("見本・架空のデータ");
  });
});

describe("what the demo shows", () => {
  it("has an item of every status, in counts that sum", () => {
    const counts = countStatuses(statuses.values());
    expect(STATUS_NAMES.filter((name) => counts[name] === 0)).toEqual([]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(snapshot.plan.printedTotal);
  });

  it("has completions in time, late, early and at a time that nobody tells", () => {
    const timings = reasons().flatMap((reason) => ("timing" in reason && reason.timing ? [reason.timing] : []));
    expect(new Set(timings)).toEqual(new Set(["in-time", "late", "early", "unknown"]));
  });

  it("has a setback behind the baseline and a trend of a direction", () => {
    expect(reasons()).toContainEqual(expect.objectContaining({ kind: "line", regressed: true }));
    expect(reasons()).toContainEqual(expect.objectContaining({ kind: "no-threshold", trend: expect.anything() }));
    expect(reasons()).toContainEqual(expect.objectContaining({ kind: "no-threshold", trend: null }));
  });

  it.each([
    ["a quantity that falls", { kind: "quantity", direction: "fall" }],
    ["a quantity that rises from a baseline", { kind: "quantity", direction: "rise", baseline: expect.anything() }],
    ["a yearly duty with parts", { kind: "yearly", parts: expect.anything() }],
    ["a yearly duty with a threshold", { kind: "yearly", threshold: expect.anything() }],
    ["a yearly duty for when it is needed", { kind: "yearly", whenNeeded: true }],
    ["a due year that is assumed", { kind: "milestone", dueAssumed: true, assumptions: expect.anything() }],
  ])("has %s", (_, shape) => {
    expect(targets()).toContainEqual(expect.objectContaining(shape));
  });

  it("has a quantity without a baseline, and milestones of one and of several steps", () => {
    expect(targets().some((target) => target.kind === "quantity" && !target.baseline)).toBe(true);
    const steps = targets().flatMap((target) => (target.kind === "milestone" ? [target.steps.length] : []));
    expect(steps).toContain(1);
    expect(steps.some((count) => count > 1)).toBe(true);
  });

  it("has every state of a year's cell", () => {
    const { plan, date } = snapshot;
    const states = plan.items.flatMap(({ targets: own, key, metrics }) =>
      own.flatMap((target) =>
        target.kind === "yearly"
          ? listYearCells(
              target,
              plan.records.filter(({ item }) => item === key),
              { period: plan.period, asOf: date, metrics },
            ).map(({ state }) => state)
          : [],
      ),
    );
    expect(new Set(states)).toEqual(
      new Set(["done", "partly", "not-done", "not-needed", "not-due", "no-record", "upcoming"]),
    );
  });

  it("has items with two targets, areas, branches, notes and words printed as they are", () => {
    const { items, departments } = snapshot.plan;
    expect(items.filter((item) => item.targets.length > 1)).toHaveLength(2);
    expect(items.some(({ areas }) => areas.length > 1)).toBe(true);
    expect(items.some(({ notes }) => notes.length > 0)).toBe(true);
    expect(items.some(({ asPrinted }) => asPrinted)).toBe(true);
    expect(items.some(({ owners }) => owners.some(({ duties }) => duties))).toBe(true);
    expect(departments.some(({ kind }) => kind === "branch")).toBe(true);
  });

  it("has a full series of five years, interim values and corrections of corrections", () => {
    const { records } = snapshot.plan;
    const years = records.flatMap((record) =>
      record.type === "observation" && record.subject === "routes" ? [record.fiscalYear] : [],
    );
    expect(new Set(years)).toEqual(new Set([2019, 2020, 2021, 2022, 2023]));
    expect(records.some((record) => record.type === "observation" && record.interim)).toBe(true);
    const corrections = records.filter(({ corrects }) => corrects);
    expect(corrections.some(({ id }) => corrections.some(({ corrects }) => corrects === id))).toBe(true);
  });

  it("has departments that agree and that differ, and a council that is answered", () => {
    const { records } = snapshot.plan;
    const odds = records.flatMap((record) =>
      record.type === "rating" && record.fiscalYear === 2023
        ? [isAtOdds(record.state, statuses.get(record.item)?.name ?? "no-record")]
        : [],
    );
    expect(new Set(odds)).toEqual(new Set([true, false]));
    expect(records.flatMap((record) => (record.type === "remark" ? [record.state] : []))).toEqual(
      expect.arrayContaining(["council", "reply"]),
    );
  });
});

it("shows an item of a later edition by the number printed there, never by its key", () => {
  const item = snapshot.plan.items.find(({ key }) => key === "adopted-3-1-5");
  expect(item && findNumber(item, snapshot.plan)).toBe("3-1-5");
});

describe("the demo's versions", () => {
  it("are what its data say; else run: npx tsx tests/demo/publish.ts", async () => {
    expect(snapshot.unpublished).toBeUndefined();
    expect(older.length).toBeGreaterThanOrEqual(2);
    const made = await listDemoVersions();
    expect(snapshot.log.map(({ changes }) => changes)).toEqual(made.map(({ changes }) => changes));
  });

  it("tell old → new, and a status that changed and is again what it was", () => {
    const folded = foldChanges(snapshot.log, 2);
    const statusOf = (key: string) => folded.find(({ item, field }) => item === key && field === "status");
    expect(statusOf("1-1-1")).toMatchObject({ old: "on-track", new: "on-track", revertedTo: true });
    expect(statusOf("3-1-1")).toMatchObject({ old: "done", new: "behind", revertedTo: false });
    expect(snapshot.log[2]?.changes).toContainEqual(
      expect.objectContaining({ item: "1-1-1", field: "status", old: "on-track", new: "slightly-behind" }),
    );
  });
});
