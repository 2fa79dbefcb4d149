import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCurrentRecords } from "#domain/current-records.ts";
import {
  type Finding,
  findNewestFinding,
  groupFindingsByYear,
  isResult,
  listAllFindings,
  listFindings,
} from "#domain/findings.ts";
import type { PlanRecord } from "#domain/record.ts";
import { aMilestone, anItem, aPlan, aRecord, aStepReport, OTHER_VOICES } from "../support/fixtures.ts";

const PUPILS = { id: "pupils", name: "開校の日の児童数", unit: "人", isContext: true } as const;
const school = anItem({
  key: "2-2-3",
  metrics: [{ id: "rate", name: "改定の率", unit: "%" }, PUPILS],
  targets: [aMilestone()],
});

const common = { item: "2-2-3", source: "s1", text: "公表された結果。" };
const event = (given: Partial<PlanRecord> & { id: string }): PlanRecord =>
  ({ ...common, type: "event", ...given }) as PlanRecord;
const step = (given: Partial<PlanRecord> = {}): PlanRecord =>
  aStepReport({ ...common, id: "step", date: "2022-04", text: "開校した。", ...given } as object);
const pupils = (given: object = {}): PlanRecord =>
  aRecord({
    ...common,
    id: "pupils",
    subject: "pupils",
    value: 142,
    unit: "人",
    date: "2022-04",
    interim: true,
    ...given,
  });

const idsOf = (findings: readonly Finding[]) => findings.map(({ records }) => records.map(({ id }) => id));

describe("listFindings", () => {
  it("makes one entry of what one source tells of one event, results before context, with its figures inside", () => {
    const found = listFindings(school, [
      pupils(),
      event({ id: "party", date: "2022-04", text: "式典があった。" }),
      step(),
    ]);
    expect(found).toEqual([
      {
        id: "step",
        item: "2-2-3",
        source: "s1",
        date: "2022-04",
        fiscalYear: 2022,
        isResult: true,
        texts: ["開校した。", "式典があった。", "公表された結果。"],
        figures: [expect.objectContaining({ id: "pupils" })],
        records: [
          expect.objectContaining({ id: "step" }),
          expect.objectContaining({ id: "party" }),
          expect.objectContaining({ id: "pupils" }),
        ],
        replaced: [],
      },
    ]);
  });

  it("keeps apart what another source, another date or another fiscal year tells", () => {
    const others = [
      event({ id: "source", source: "s2", date: "2022-04" }),
      event({ id: "date", date: "2022-08" }),
      event({ id: "year", fiscalYear: 2021 }),
      event({ id: "later", fiscalYear: 2023 }),
    ];
    expect(idsOf(listFindings(school, [step(), ...others]))).toEqual([
      ["later"],
      ["date"],
      ["step"],
      ["source"],
      ["year"],
    ]);
  });

  it("says a sentence that stands in several records once", () => {
    const both = [
      pupils({ id: "one", text: "児童は142人。" }),
      pupils({ id: "two", text: "児童は142人。", value: 829 }),
    ];
    expect(listFindings(school, both)).toMatchObject([
      { texts: ["児童は142人。"], figures: [{ value: 142 }, { value: 829 }] },
    ]);
  });

  it("takes a result of a year for its end, an event for its beginning, and puts last what nobody dates", () => {
    const records = [
      event({ id: "unknown" }),
      event({ id: "before", date: "2023-03" }),
      event({ id: "event", fiscalYear: 2022, source: "s2" }),
      aRecord({ ...common, id: "result", subject: "rate", fiscalYear: 2022 }),
      event({ id: "after", date: "2023-04-01" }),
      event({ id: "earlier", date: "2022-03-31" }),
    ];
    const order = ["after", "result", "before", "event", "earlier", "unknown"];
    expect(idsOf(listFindings(school, records)).flat()).toEqual(order);
  });

  it("tells a correction, and keeps in sight what it corrects, also where its date is another", () => {
    const records = [
      pupils({ id: "first", date: "2022-05", value: 140 }),
      pupils({ id: "second", value: 141, corrects: "first" }),
      pupils({ id: "third", value: 142, corrects: "second" }),
    ];
    const [only, ...others] = listFindings(school, records);
    expect(others).toEqual([]);
    expect(only?.records.map(({ id }) => id)).toEqual(["third"]);
    expect(only?.replaced.map(({ id }) => id)).toEqual(["second", "first"]);
  });

  it("calls an event or a figure of the surroundings no result", () => {
    expect(listFindings(school, [pupils()])).toMatchObject([{ isResult: false }]);
    expect(isResult(event({ id: "e" }), school)).toBe(false);
    expect(isResult(aRecord({ subject: "rate" }), school)).toBe(true);
    const voices = OTHER_VOICES.filter(({ type }) => type !== "event");
    expect(voices.every((voice) => isResult(voice, school))).toBe(true);
  });

  it("leaves other items' records aside", () => {
    expect(listFindings(school, [aRecord()])).toEqual([]);
    expect(findNewestFinding(school, [aRecord()])).toBeNull();
    expect(findNewestFinding(school, [step(), event({ id: "e", date: "2025-01" })])?.id).toBe("e");
    // Nobody tells when: it is not the newest.
    expect(findNewestFinding(school, [event({ id: "e" })])).toBeNull();
  });

  it("tells each record that holds exactly once, whatever the records are", () => {
    const records = fc
      .uniqueArray(
        fc.record({
          id: fc.constantFrom("a", "b", "c", "d", "e"),
          source: fc.constantFrom("s1", "s2"),
          date: fc.constantFrom(undefined, "2022", "2022-04", "2022-04-01"),
          fiscalYear: fc.constantFrom(undefined, 2021, 2022),
          kind: fc.constantFrom("event", "observation"),
          corrects: fc.constantFrom(undefined, "a", "b"),
        }),
        { selector: ({ id }) => id },
      )
      .map((rows) =>
        rows.map(({ kind, corrects, ...given }): PlanRecord => {
          // An older record never corrects a newer one.
          const old = corrects !== undefined && corrects < given.id ? { corrects } : {};
          return kind === "event" ? event({ ...given, ...old }) : pupils({ ...given, ...old });
        }),
      );
    fc.assert(
      fc.property(records, (given) => {
        const found = listFindings(school, given);
        const told = found.flatMap((finding) => finding.records.map(({ id }) => id)).toSorted();
        expect(told).toEqual(
          listCurrentRecords(given)
            .map(({ id }) => id)
            .toSorted(),
        );
        for (const {
          records: [first, ...rest],
          source,
        } of found) {
          expect([first, ...rest].every((record) => record?.source === source)).toBe(true);
        }
        const all = new Set([...told, ...found.flatMap(({ replaced }) => replaced.map(({ id }) => id))]);
        expect(all).toEqual(new Set(given.map(({ id }) => id)));
      }),
    );
  });
});

describe("listAllFindings", () => {
  const plan = aPlan({
    items: [
      anItem({ key: "1-1-1", areas: ["east"] }),
      anItem({ key: "1-1-2", owners: [{ department: "zaisei" }] }),
      anItem({ key: "1-1-3", areas: ["east"], owners: [{ department: "zaisei" }] }),
    ],
    records: ["1-1-2", "1-1-1", "1-1-3"].map((item, index) =>
      event({ id: `e${item}`, item, date: `2024-0${index + 1}` }),
    ),
  });
  const keys = (filter?: Parameters<typeof listAllFindings>[1]) =>
    listAllFindings(plan, filter).map(({ item }) => item);

  it("lists what is known across the plan, newest first", () => {
    expect(keys()).toEqual(["1-1-3", "1-1-1", "1-1-2"]);
  });

  it("narrows by area, by department and by both", () => {
    expect(keys({ area: "east" })).toEqual(["1-1-3", "1-1-1"]);
    expect(keys({ department: "zaisei" })).toEqual(["1-1-3", "1-1-2"]);
    expect(keys({ area: "east", department: "zaisei" })).toEqual(["1-1-3"]);
    expect(keys({ area: "west" })).toEqual([]);
  });

  it("leaves out of an area what names other areas alone", () => {
    const areas = [
      { slug: "east", name: "東", words: ["東地域", "東小"] },
      { slug: "west", name: "西", words: ["西小"] },
    ];
    const texts = ["東小が開校した。", "西小が開校した。", "東小と西小が一つになった。", "市内の児童は減った。"];
    const records = texts.map((text, index) =>
      event({ id: `e${index}`, item: "1-1-1", date: `2024-0${index + 1}`, text }),
    );
    const tell = (area?: string) =>
      listAllFindings({ items: [anItem({ key: "1-1-1", areas: ["east", "west"] })], records, areas }, { area }).map(
        (finding) => texts.indexOf(finding.texts.join()),
      );
    expect([tell("east"), tell("west"), tell()]).toEqual([
      [3, 2, 0],
      [3, 2, 1],
      [3, 2, 1, 0],
    ]);
  });

  it("keeps the plan's order where the time is the same", () => {
    const records = ["1-1-2", "1-1-1"].map((item) => event({ id: `e${item}`, item, date: "2024-01" }));
    expect(listAllFindings({ ...plan, records }).map(({ item }) => item)).toEqual(["1-1-1", "1-1-2"]);
  });
});

it("groups findings by fiscal year, the latest first, and what names no fiscal year last", () => {
  const findings = listFindings(school, [
    step(),
    event({ id: "calendar-year", date: "2025" }),
    event({ id: "march", date: "2024-03" }),
    event({ id: "year", fiscalYear: 2023 }),
    event({ id: "april", date: "2024-04" }),
    event({ id: "unknown", source: "s2" }),
  ]);
  const groups = groupFindingsByYear(findings).map(({ fiscalYear, findings: told }) => [
    fiscalYear,
    told.map(({ id }) => id),
  ]);
  expect(groups).toEqual([
    [2024, ["april"]],
    [2023, ["march", "year"]],
    [2022, ["step"]],
    [null, ["calendar-year", "unknown"]],
  ]);
});
