import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldChanges, listChanges } from "#domain/changes.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Change, LogEntry } from "#domain/snapshot.ts";
import {
  aDocument,
  aLogEntry,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aSource,
  aStepReport,
} from "../support/fixtures.ts";
import { runs } from "../support/runs.ts";

const dates = { olderAsOf: "2026-11-22", newerAsOf: "2026-11-22" };
const diff = (older: Partial<Plan>, newer: Partial<Plan>) => listChanges(aPlan(older), aPlan(newer), dates);
const entry = (version: number, changes: Change[]): LogEntry =>
  aLogEntry({ version, date: `2027-01-0${version}`, changes });

describe("listChanges", () => {
  it("finds nothing in a first version, and nothing between equal plans", () => {
    expect(listChanges(null, aPlan(), dates)).toEqual([]);
    expect(diff({}, {})).toEqual([]);
  });

  it("tells a new result, and the status that came of it, with its source", () => {
    const record = aRecord({ id: "r1", fiscalYear: 2023, value: 11, text: "11路線になった。" });
    expect(diff({}, { records: [record] })).toEqual(
      expect.arrayContaining([
        { item: "2-1-5", field: "status", old: "no-record", new: "done", source: "s1" },
        { item: "2-1-5", field: "record.r1", new: "11路線になった。", source: "s1" },
        { item: "2-1-5", field: "record.r1.value", new: "11 路線", source: "s1" },
      ]),
    );
  });

  it("tells a corrected result as a new record that names the old one", () => {
    const records = [aRecord({ id: "r1" }), aRecord({ id: "r2", value: 17, corrects: "r1" })];
    expect(diff({ records: records.slice(0, 1) }, { records })).toContainEqual({
      item: "2-1-5",
      field: "record.r2.corrects",
      new: "r1",
      source: "s1",
    });
  });

  it("tells expected news as the item's, with its source", () => {
    const expected = [{ id: "e1", item: "2-1-5", text: "結果が公表される。", date: "2027-03", source: "s1" }];
    expect(diff({}, { expected })).toEqual([
      { item: "2-1-5", field: "expected.e1", new: "結果が公表される。", source: "s1" },
      { item: "2-1-5", field: "expected.e1.date", new: "2027-03", source: "s1" },
      { item: "2-1-5", field: "expected.e1.source", new: "s1", source: "s1" },
    ]);
  });

  it("tells no change where somebody looked and found nothing new", () => {
    expect(diff({}, { searches: [{ date: "2026-12-01", text: "新しい結果はありませんでした。" }] })).toEqual([]);
    expect(diff({}, { results: { ...aPlan().results, searchedOn: "2026-12-01" } })).toEqual([]);
  });

  it("tells a record that was taken away by its old text", () => {
    expect(diff({ records: [aRecord({ id: "r1", text: "18路線。" })] }, {})).toContainEqual({
      item: "2-1-5",
      field: "record.r1",
      old: "18路線。",
      source: "s1",
    });
  });

  it.each<{ field: string; given: Partial<Item>; old: string; new: string }>([
    { field: "title", given: { title: "市営バスの再編" }, old: "市営バス路線の再編", new: "市営バスの再編" },
    { field: "origin", given: { origin: "continued" }, old: "new", new: "continued" },
    {
      field: "schedule",
      given: { schedule: { form: "in", text: "令和６年度", year: 2023 } },
      old: "令和5年度",
      new: "令和６年度",
    },
    {
      field: "target.a.target.value",
      given: { targets: [aQuantity({ target: { fiscalYear: 2023, value: 10 } })] },
      old: "11",
      new: "10",
    },
    {
      field: "metric.routes.unit",
      given: { metrics: [{ id: "routes", name: "路線の数", unit: "本", isCount: true }] },
      old: "路線",
      new: "本",
    },
    { field: "numbers.draft", given: { numbers: { draft: "2-1-6" } }, old: "2-1-5", new: "2-1-6" },
  ])("tells a change of $field from $old to $new", ({ field, given, old, new: current }) => {
    expect(diff({}, { items: [anItem(given)] })).toEqual([{ item: "2-1-5", field, old, new: current }]);
  });

  it("tells what changed in the plan as a whole, without an item", () => {
    expect(diff({}, { title: "改訂版", closedYears: [2021, 2022] })).toEqual([
      { field: "title", old: "第4次みほん市行政改革プラン", new: "改訂版" },
      { field: "closedYears", new: "2021、2022" },
    ]);
    expect(diff({}, { sources: [aSource(), aSource({ id: "s2", title: "市の広報" })] })).toContainEqual({
      field: "source.s2",
      new: "市の広報",
    });
  });

  it("tells of a source neither where else it is kept nor when it was last seen", () => {
    const archiveUrl = "https://archive.example.jp/results/2021";
    expect(diff({}, { sources: [aSource({ archiveUrl, seenOn: "2026-11-27" })] })).toEqual([]);
  });

  it("tells a status that changed only because a year has ended, without a source", () => {
    const given = aPlan({ records: [aRecord({ value: 15 })] });
    expect(listChanges(given, given, { olderAsOf: "2022-06-01", newerAsOf: "2024-06-01" })).toEqual([
      { item: "2-1-5", field: "status", old: "on-track", new: "no-record" },
    ]);
  });
});

describe("foldChanges", () => {
  const change = (old: string | undefined, current: string | undefined, field = "goal"): Change => ({
    item: "2-1-5",
    field,
    ...(old === undefined ? {} : { old }),
    ...(current === undefined ? {} : { new: current }),
  });

  it("joins a field's changes into one, from the oldest old to the newest new", () => {
    expect(foldChanges([entry(2, [change("A", "B")]), entry(3, [change("B", "C")])], 1)).toEqual([
      { item: "2-1-5", field: "goal", old: "A", new: "C", revertedTo: false, version: 3, date: "2027-01-03", with: [] },
    ]);
  });

  it("says of A → B → A that it is again what it was", () => {
    expect(foldChanges([entry(3, [change("B", "A")]), entry(2, [change("A", "B")])], 1)).toMatchObject([
      { old: "A", new: "A", revertedTo: true },
    ]);
  });

  it("leaves out what the reader has read", () => {
    const log = [entry(1, []), entry(2, [change("A", "B")]), entry(3, [change("B", "C")])];
    expect(foldChanges(log, 2)).toMatchObject([{ old: "B", new: "C" }]);
    expect(foldChanges(log, 3)).toEqual([]);
  });

  it("tells a new record once, and a changed one by the fields that changed", () => {
    const [before, after] = [aRecord({ id: "r1", value: 18 }), aRecord({ id: "r1", value: 17 })];
    const added = foldChanges([entry(2, diff({}, { records: [before] }))], 1);
    expect(added.map(({ field }) => field)).toEqual(["record.r1"]);
    const changed = foldChanges([entry(2, diff({ records: [before] }, { records: [after] }))], 1);
    expect(changed).toMatchObject([{ field: "record.r1.value", old: "18 路線", new: "17 路線" }]);
  });

  it("tells a new item once, by its title", () => {
    const items = [anItem(), anItem({ key: "adopted-5-1-1", title: "新しい項目" })];
    expect(foldChanges([entry(2, diff({}, { items }))], 1)).toMatchObject([{ field: "title", new: "新しい項目" }]);
  });

  it("tells a result, its source, its metric and the status that came of it as one change", () => {
    const pupils = { id: "pupils", name: "児童数", unit: "人" };
    const older = aPlan({ items: [anItem({ targets: [aMilestone()], metrics: [] })], sources: [] });
    const newer = aPlan({
      items: [anItem({ targets: [aMilestone()], metrics: [pupils] })],
      records: [
        aRecord({ id: "pupils", subject: "pupils", unit: "人", date: "2022-04", text: "児童は142人。" }),
        aStepReport({ id: "east", date: "2022-04", text: "東小が開校した。" }),
        aStepReport({ id: "west", subject: "west", date: "2022-04", text: "西小が開校した。" }),
      ],
    });
    const folded = foldChanges([entry(2, listChanges(older, newer, dates))], 1);
    expect(folded).toMatchObject([
      {
        field: "status",
        new: "done",
        with: [{ field: "record.east" }, { field: "record.west" }, { field: "record.pupils" }],
      },
    ]);
  });

  it("keeps apart what another source or event tells, and the status where it may have come of either", () => {
    const records = [
      aRecord({ id: "r1", fiscalYear: 2021, value: 18 }),
      aRecord({ id: "r2", fiscalYear: 2023, value: 11 }),
      aRecord({ id: "r3", fiscalYear: 2023, value: 11, source: "s2" }),
    ];
    const folded = foldChanges([entry(2, diff({}, { records }))], 1);
    expect(folded.map(({ field, with: others }) => [field, others.length])).toEqual([
      ["status", 0],
      ["record.r1", 0],
      ["record.r2", 0],
      ["record.r3", 0],
    ]);
  });

  it("leaves a status that changed with time alone by itself, beside an event of the same version", () => {
    const event: PlanRecord = {
      id: "e",
      type: "event",
      item: "2-1-5",
      date: "2024-05",
      text: "動きがあった。",
      source: "s1",
    };
    const older = aPlan({ records: [aRecord({ value: 15 })] });
    const newer = aPlan({ records: [aRecord({ value: 15 }), event] });
    const changes = listChanges(older, newer, { olderAsOf: "2022-06-01", newerAsOf: "2024-06-01" });
    expect(foldChanges([entry(2, changes)], 1)).toMatchObject([
      { field: "status", new: "no-record", with: [] },
      { field: "record.e", with: [] },
    ]);
    expect(changes.find(({ field }) => field === "status")).not.toHaveProperty("source");
  });

  it("tells a source by the fact that needs it, and metrics that were found to be context as one change", () => {
    const metrics = ["a", "b"].map((id) => ({ id, name: `数${id}`, unit: "人" }));
    const contexts = metrics.map((metric) => ({ ...metric, isContext: true as const }));
    const fact = { id: "f1", topic: "effect" as const, text: "効果額は120万円。", source: "s2" };
    const folded = foldChanges(
      [
        entry(
          2,
          diff(
            { items: [anItem({ metrics })] },
            { items: [anItem({ metrics: contexts })], facts: [fact], sources: [aSource(), aSource({ id: "s2" })] },
          ),
        ),
      ],
      1,
    );
    expect(folded.map(({ field, with: others }) => [field, ...others.map((other) => other.field)])).toEqual([
      ["metric.a.isContext", "metric.b.isContext"],
      ["fact.f1"],
    ]);
  });

  it("tells a list of documents that grew as one change, and a source that nothing new cites by itself", () => {
    const documents = [aDocument({ id: "d1" }), aDocument({ id: "d2" })];
    const folded = foldChanges([entry(2, diff({}, { documents, sources: [aSource(), aSource({ id: "s2" })] }))], 1);
    expect(folded.map(({ field, with: others }) => [field, ...others.map((other) => other.field)])).toEqual([
      ["source.s2"],
      ["document.d1", "document.d2"],
    ]);
  });

  it("tells of a record that came and went only that it did", () => {
    const records = [aRecord({ id: "r1" })];
    const log = [entry(2, diff({}, { records })), entry(3, diff({ records }, {}))];
    expect(foldChanges(log, 1)).toMatchObject([{ field: "record.r1", revertedTo: true }]);
  });
});

/** Small plans, each of which is a possible next version of any other. */
const plans: fc.Arbitrary<{ plan: Plan; asOf: string }> = fc.record({
  plan: fc
    .record({
      title: fc.constantFrom("計画", "計画（改訂）"),
      keys: fc.subarray(["1-1-1", "1-1-2", "2-1-5"]),
      titles: fc.array(fc.constantFrom("甲", "乙"), { minLength: 3, maxLength: 3 }),
      goals: fc.array(fc.constantFrom("目標一", "目標二"), { minLength: 3, maxLength: 3 }),
      due: fc.constantFrom(2023, 2024),
      areas: fc.subarray(["east", "west"]),
      records: fc.subarray(["r1", "r2", "r3"]),
      values: fc.array(fc.constantFrom(11, 15, 18), { minLength: 3, maxLength: 3 }),
      years: fc.array(fc.constantFrom(2021, 2022, 2023), { minLength: 3, maxLength: 3 }),
      corrects: fc.boolean(),
      sources: fc.subarray(["s1", "s2"]),
    })
    .map((given): Plan => {
      const items = given.keys.map((key, index) =>
        anItem({
          key,
          title: given.titles[index] ?? "甲",
          goal: given.goals[index] ?? "目標一",
          areas: given.areas,
          targets: [aQuantity({ target: { fiscalYear: given.due, value: 11 } })],
        }),
      );
      const records = given.records.map((id, index): PlanRecord => {
        const item = given.keys[index % Math.max(1, given.keys.length)] ?? "2-1-5";
        const record = aRecord({ id, item, value: given.values[index] ?? 18, fiscalYear: given.years[index] ?? 2021 });
        return given.corrects && id === "r3" ? { ...record, corrects: "r1" } : record;
      });
      return aPlan({ title: given.title, items, records, sources: given.sources.map((id) => aSource({ id })) });
    }),
  asOf: fc.constantFrom("2022-04-01", "2024-04-01", "2026-11-22"),
});

it("folded over any versions, the changes are those between the first and the last", () => {
  fc.assert(
    fc.property(fc.array(plans, { minLength: 2, maxLength: 6 }), (versions) => {
      const log = versions.map(({ plan, asOf }, index) => {
        const before = versions[index - 1];
        const changes = listChanges(before?.plan ?? null, plan, { olderAsOf: before?.asOf ?? asOf, newerAsOf: asOf });
        return aLogEntry({ version: index + 1, changes });
      });
      const [first, last] = [versions[0], versions.at(-1)];
      if (!first || !last) return;
      const direct = listChanges(first.plan, last.plan, { olderAsOf: first.asOf, newerAsOf: last.asOf });
      expect(essence(foldChanges(log, 1))).toEqual(
        essence(foldChanges([aLogEntry({ version: 2, changes: direct })], 1)),
      );
    }),
    { numRuns: runs(300) },
  );
});

it("tells new records of one item, source and event together, each once, and no others with them", () => {
  fc.assert(
    fc.property(plans, plans, (older, newer) => {
      const changes = listChanges(older.plan, newer.plan, { olderAsOf: older.asOf, newerAsOf: newer.asOf });
      const folded = foldChanges([aLogEntry({ version: 2, changes })], 1);
      const eventOf = ({ item, field }: Change) => {
        const record = newer.plan.records.find(({ id }) => field === `record.${id}`);
        return record && `${item} ${record.source} ${record.date ?? record.fiscalYear}`;
      };
      const isAdded = ({ field, old }: Change) => /^record\.[^.]+$/.test(field) && old === undefined;
      const entries = folded.map(({ with: others, ...lead }) => [lead, ...others].filter(isAdded).map(eventOf));
      const events = entries.filter((own) => own.length > 0).map((own) => new Set(own));
      expect(events.every(({ size }) => size === 1)).toBe(true);
      expect(new Set(events.flatMap((own) => [...own])).size).toBe(events.length);
    }),
    { numRuns: runs(300) },
  );
});

/** What changed in the end, whenever and by which source. */
function essence(changes: ReturnType<typeof foldChanges>) {
  return changes
    .flatMap(({ with: others, ...lead }) => [lead, ...others])
    .filter(({ revertedTo }) => !revertedTo)
    .map(({ item, field, old, new: current }) => ({ item, field, old, new: current }))
    .sort((a, b) => `${a.item} ${a.field}`.localeCompare(`${b.item} ${b.field}`));
}
