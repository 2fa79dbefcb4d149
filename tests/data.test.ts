import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { listPlanQuotations } from "#compile/check-quotations.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import type { DataFiles } from "#compile/problem.ts";
import { withoutSpace } from "#compile/quotation.ts";
import type { Item } from "#domain/item.ts";
import { Plan } from "#domain/plan.ts";
import { countStatuses, judgePlan } from "#domain/status.ts";
import { listUnread } from "#domain/unread.ts";
import { loadSnapshot } from "../src/build/load-snapshot.ts";
import { readData } from "../src/build/read-data.ts";

const FOLDER = new URL("../data", import.meta.url).pathname;
const AS_OF = "2026-11-22";

let files: DataFiles;
let plan: Plan;
/** The plan with the records of version 2 alone, which were gathered from what is published: a year's results come later. */
let gathered: Plan;
let source: string;

beforeAll(async () => {
  ({ files } = await readData(FOLDER));
  const result = compilePlan(files);
  expect(result.ok ? [] : result.problems).toEqual([]);
  if (result.ok) plan = result.plan;
  const version = JSON.parse(await readFile(`${FOLDER}/plans/4/versions/2.json`, "utf8")) as { plan: Plan };
  const ids = new Set(version.plan.records.map(({ id }) => id));
  gathered = { ...plan, records: plan.records.filter(({ id }) => ids.has(id)) };
  // Read by hand, not by the compiler, so that one mistake cannot hide another.
  const text = await readFile(`${FOLDER}/plans/4/source/draft.txt`, "utf8");
  source = text.replace(/<[^<>]+>/g, "").replace(/\s/g, "");
});

const keysOf = (items: readonly Item[]) => items.map(({ key }) => key);

describe("the plan in data/", () => {
  it("fits the schema of what the app downloads", () => {
    expect(Plan.safeParse(plan).error).toBeUndefined();
  });

  it("has the 47 items of the printed table, 11, 19, 14 and 3, of which 9 are new", () => {
    const counts = plan.policies.map(({ id }) => plan.items.filter(({ policy }) => policy === id).length);
    expect(counts).toEqual([11, 19, 14, 3]);
    const sections = plan.policies.flatMap(({ sections: own }) => own.map(({ printedCount }) => printedCount));
    expect(sections).toEqual([4, 7, 8, 11, 8, 4, 2, 3]);
    expect(plan.items.filter(({ origin }) => origin === "new")).toHaveLength(9);
    expect(plan.items.filter(({ origin }) => origin === "continued")).toHaveLength(38);
  });

  it("prints the same counts as the city's table (参考)", () => {
    const table = source.slice(source.indexOf("(参考)改革実施項目別の項目数"));
    const printed = plan.policies.map(
      ({ number, title, printedCount, sections }) =>
        `${number}${title}${printedCount}${sections.map(({ mark, printedCount: count }) => mark + count).join("")}`,
    );
    expect(table).toContain(`項目数${printed.join("")}合計${plan.printedTotal}`);
  });

  it("quotes the city to the character", () => {
    const quotations = [
      ...listPlanQuotations(plan).map(([, text]) => text),
      ...plan.items.flatMap(({ title, content, goal, schedule, ownerText, asPrinted = [] }) => [
        title,
        content,
        goal,
        schedule.text,
        ownerText,
        ...asPrinted,
      ]),
      ...plan.items.flatMap(({ targets }) => targets.map(({ quote }) => quote)),
    ];
    expect(quotations.length).toBeGreaterThan(300);
    expect(quotations.filter((text) => !source.includes(withoutSpace(text)))).toEqual([]);
  });

  it("marks items as the city does, 新規 or 継続", () => {
    const marked = plan.items.map(({ title, origin }) => `${withoutSpace(title)}${origin === "new" ? "新規" : "継続"}`);
    const printed = source.replace(/[（(](新規|継続)[)）]/g, "$1");
    expect(marked.filter((text) => !printed.includes(text))).toEqual([]);
  });

  it("has the nine notes, each used where its mark is printed", () => {
    expect(plan.notes.map(({ mark }) => mark)).toEqual(Array.from({ length: 9 }, (_, index) => `※${index + 1}`));
    const used = plan.items.filter(({ notes }) => notes.length > 0).map(({ key, notes }) => [key, ...notes]);
    expect(used).toEqual([
      ["3-1-1", "※5"],
      ["3-2-3", "※6"],
      ["3-2-4", "※7"],
      ["4-1-1", "※8"],
      ["4-1-2", "※9"],
    ]);
  });

  it("keeps the blank row of the draft", () => {
    expect(plan.policies[3]?.sections[0]?.openRow).toEqual({ number: "追加", title: "※ICTの活用について、現在検討中" });
  });

  it("classifies the targets", () => {
    const kinds = plan.items.map(({ targets }) => targets.map(({ kind }) => kind).join("+"));
    const count = (kind: string) => kinds.filter((own) => own === kind).length;
    expect([count("quantity"), count("yearly"), count("milestone"), count("direction")]).toEqual([6, 17, 13, 9]);
    const several = plan.items.filter(({ targets }) => targets.length > 1);
    expect(several.map(({ key, targets }) => [key, ...targets.map(({ kind }) => kind)])).toEqual([
      ["2-2-5", "milestone", "direction"],
      ["2-2-8", "milestone", "yearly"],
    ]);
  });

  it("calls a due year assumed wherever 実施時期 states no end", () => {
    const openEnded = plan.items.filter(({ schedule }) => schedule.form === "from");
    expect(keysOf(openEnded)).toEqual(["2-2-6", "2-2-8", "2-2-10"]);
    const targets = openEnded.flatMap((item) => item.targets.filter(({ kind }) => kind !== "direction"));
    expect(targets.filter(({ dueAssumed }) => !dueAssumed)).toEqual([]);
  });

  it("says where a fiscal year is estimated: no date and no words of the record tell it", () => {
    const dateless = gathered.records.filter(({ fiscalYear, date }) => fiscalYear !== undefined && date === undefined);
    const names = (text: string, year: number) => text.includes(`令和${year - 2018}年度`);
    const silent = dateless.filter(
      ({ text, fiscalYear = 0, note = "" }) => !names(text, fiscalYear) && !/推定/.test(note),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("gives items to the areas that they name or whose own branch owns them", () => {
    const byArea = plan.areas.map(({ slug }) => [
      slug,
      ...keysOf(plan.items.filter(({ areas }) => areas.includes(slug))),
    ]);
    expect(byArea).toEqual([
      ["ichinoseki"],
      ["hanaizumi", "2-2-3", "3-1-7", "3-3-1"],
      ["daito", "2-1-7", "2-2-3", "2-2-5", "3-3-1"],
      ["senmaya", "2-2-2"],
      ["higashiyama", "2-2-2", "3-1-8"],
      ["murone", "2-2-2", "2-2-3", "3-3-1"],
      ["kawasaki", "3-1-7", "3-1-8"],
      ["fujisawa", "2-2-2", "3-1-8"],
    ]);
  });

  it("lists no department that owns nothing", () => {
    const owning = new Set(plan.items.flatMap(({ owners }) => owners.map(({ department }) => department)));
    expect(plan.departments.filter(({ slug }) => !owning.has(slug))).toEqual([]);
  });

  it("says 完了 3, 判定できない 10 and 登録なし 34 as of the day on which the facts were read", () => {
    const statuses = judgePlan(gathered, AS_OF);
    const { done, "not-rated": notRated, "no-record": noRecord } = countStatuses(statuses.values());
    expect([done, notRated, noRecord]).toEqual([3, 10, 34]);
    expect([...statuses].filter(([, { name }]) => name === "done").map(([key]) => key)).toEqual([
      "2-2-3",
      "3-2-2",
      "4-1-3",
    ]);
    expect(statuses.get("2-2-5")).toMatchObject({ name: "not-rated", doneCount: 1 });
  });

  it("cites a source for every record, and no source that nothing cites", () => {
    const cited = new Set([
      ...plan.records.map(({ source: id }) => id),
      ...plan.facts.map(({ source: id }) => id),
      ...plan.editions.flatMap(({ source: id }) => id ?? []),
    ]);
    expect(plan.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  it("marks the tables as UTF-8, so that Excel does not take them for Shift_JIS", async () => {
    for (const name of ["records", "sources"]) {
      expect(await readFile(`${FOLDER}/plans/4/${name}.csv`, "utf8")).toMatch(/^\uFEFFid,/);
    }
  });

  it("names no place on anybody's disk", () => {
    const own = Object.entries(files).filter(([file]) => !file.includes("/source/"));
    expect(
      own
        .filter(([, text]) => /(^|[\s"'(])(\/(home|tmp|work|usr|root|Users)\/|[A-Z]:\\)/m.test(text))
        .map(([file]) => file),
    ).toEqual([]);
  });
});

it("tells a reader of the first version what the second one brought, each result once", async () => {
  const { snapshot } = await loadSnapshot("data");
  const all = listUnread(snapshot, [{ id: "policy:3", since: 1, read: 1 }]);
  const ofGifts = all.filter(({ item }) => item === "3-1-1");
  const fields = ofGifts.flatMap((change) => [change.field, ...change.with.map(({ field }) => field)]);
  for (const id of ["f087", "f088", "f089", "f090"]) expect(fields).toContain(`record.${id}`);
  expect(new Set(fields).size).toBe(fields.length);
  // A record and what came of it are one thing to read, and so fewer than the records.
  expect(ofGifts.length).toBeLessThan(fields.length);
});
