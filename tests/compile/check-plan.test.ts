import { describe, expect, it } from "vitest";
import { checkCounts, checkPlan, checkSite } from "#compile/check-plan.ts";
import type { ItemFile, PlanFile } from "#compile/plan-files.ts";
import type { Site } from "#domain/snapshot.ts";
import { aPlan, aSnapshot } from "../support/fixtures.ts";
import { asYaml } from "../support/yaml.ts";

const fact = { id: "f1", topic: "council" as const, date: "2021-02", text: "答申した。", source: "s1" };
const note = { id: "n1", mark: "※1", term: "率", entries: [{ text: "割合" }] };
const chapter = { id: "purpose", number: "1", title: "目的", blocks: [] };
const part = { id: "council", number: "①", kind: "body" as const, title: "審議会", texts: ["審議する。"] };

/** A plan file that is right, with some fields changed. */
const aPlanFile = (given: object = {}) => ({ ...aPlan(), ...given }) as unknown as PlanFile;
const problemsOf = (given: object, { folder = "4", sources = new Set(["s1"]) as Set<string> | null } = {}) =>
  checkPlan(asYaml(aPlanFile(given), "plan.yaml"), folder, sources).map(({ field, value, message }) =>
    [field, value ?? "-", message].join(" | "),
  );
const twice = "同じものがほかにもあります。別の名前にしてください";

it("finds nothing wrong with a plan that agrees with itself", () => {
  expect(problemsOf({ facts: [fact], notes: [note], chapters: [chapter], governance: { parts: [part] } })).toEqual([]);
});

it.each<[string, object, string]>([
  [
    "a period that ends before it begins",
    { period: { first: 2026, last: 2025 } },
    "period | - | 期間の終わりが始まりより前です。first と last を確かめてください",
  ],
  [
    "a fact without its source",
    { facts: [{ ...fact, source: "s2" }] },
    "facts.0.source | s2 | この出典は sources.csv にありません。出典の行を足すか、id を直してください（もしかして: s1）",
  ],
  [
    "an edition without its source",
    { editions: [{ ...aPlan().editions[0], source: "s2" }] },
    "editions.0.source | s2 | この出典は sources.csv にありません。出典の行を足すか、id を直してください（もしかして: s1）",
  ],
  [
    "comments that end before they begin",
    { editions: [{ ...aPlan().editions[0], commentPeriod: { first: "2021-01-02", last: "2021-01-01" } }] },
    "editions.0.commentPeriod | - | 受付の終わりが始まりより前です。first と last を確かめてください",
  ],
  ["an edition twice", { editions: [aPlan().editions[0], aPlan().editions[0]] }, `editions.1.id | draft | ${twice}`],
  ["a chapter twice", { chapters: [chapter, chapter] }, `chapters.1.id | purpose | ${twice}`],
  ["a policy twice", { policies: [aPlan().policies[0], aPlan().policies[0]] }, `policies.1.id | 2 | ${twice}`],
  [
    "a section twice",
    { policies: [{ ...aPlan().policies[0], sections: [1, 2].map(() => aPlan().policies[0]?.sections[0]) }] },
    `policies.0.sections.1.id | 1 | ${twice}`,
  ],
  ["the id of a note twice", { notes: [note, { ...note, mark: "※2" }] }, `notes.1.id | n1 | ${twice}`],
  ["the mark of a note twice", { notes: [note, { ...note, id: "n2" }] }, `notes.1.mark | ※1 | ${twice}`],
  [
    "a part of the governance twice",
    { governance: { parts: [part, part] } },
    `governance.parts.1.id | council | ${twice}`,
  ],
  ["a fact twice", { facts: [fact, fact] }, `facts.1.id | f1 | ${twice}`],
  [
    "the slug of an area twice",
    { areas: ["東", "西"].map((name) => ({ slug: "east", name, words: [name] })) },
    `areas.1.slug | east | ${twice}`,
  ],
  [
    "the name of an area twice",
    { areas: ["east", "west"].map((slug) => ({ slug, name: "東", words: ["東"] })) },
    `areas.1.name | 東 | ${twice}`,
  ],
  [
    "the slug of a department twice",
    { departments: ["甲課", "乙課"].map((name) => ({ slug: "a", name, kind: "section" })) },
    `departments.1.slug | a | ${twice}`,
  ],
  [
    "the name of a department twice",
    { departments: ["a", "b"].map((slug) => ({ slug, name: "甲課", kind: "section" })) },
    `departments.1.name | 甲課 | ${twice}`,
  ],
])("refuses %s", (_, given, says) => {
  expect(problemsOf(given)).toEqual([says]);
});

it("may have a period of one year, and comments of one day", () => {
  const editions = [{ ...aPlan().editions[0], commentPeriod: { first: "2021-01-01", last: "2021-01-01" } }];
  expect(problemsOf({ period: { first: 2025, last: 2025 }, editions })).toEqual([]);
});

it("is called as its folder", () => {
  expect(problemsOf({}, { folder: "5" })).toEqual(["id | 4 | フォルダの名前と違います。5 と書いてください"]);
});

it("asks for no source where the table of sources is broken", () => {
  expect(problemsOf({ facts: [{ ...fact, source: "s2" }] }, { sources: null })).toEqual([]);
});

it("refuses an address of results that nobody can open, with what was meant", () => {
  const results = { ...aPlan().results, url: "https://example.com/a）" };
  expect(checkPlan(asYaml(aPlanFile({ results }), "plan.yaml"), "4", null)).toEqual([
    expect.objectContaining({ field: "results.url", value: results.url, meant: "https://example.com/a" }),
  ]);
});

describe("a site", () => {
  const problemsOfSite = (given: Partial<Site>) =>
    checkSite(asYaml({ ...aSnapshot().site, ...given }, "site.yaml")).map(({ field, value, meant }) => [
      field,
      value,
      meant,
    ]);

  it("may have no address yet", () => {
    expect(problemsOfSite({})).toEqual([]);
    expect(problemsOfSite({ origin: "https://example.com", contact: { url: "https://example.com/about" } })).toEqual(
      [],
    );
  });

  it("has addresses that others can open", () => {
    expect(problemsOfSite({ origin: "http://localhost", contact: { url: "https://example.com/a）" } })).toEqual([
      ["origin", "http://localhost", undefined],
      ["contact.url", "https://example.com/a）", "https://example.com/a"],
    ]);
  });
});

describe("the printed numbers of items", () => {
  const draft = { id: "draft", label: "案", title: "計画（案）", date: "2020-12" };
  const adopted = { id: "adopted", label: "策定", title: "計画", date: "2021-03" };
  const anItem = (section: string, numbers: Record<string, string> = { draft: "1" }, policy = "2") =>
    ({ policy, section, numbers }) as unknown as ItemFile;
  const section = (id: string, printedCount?: number) => ({
    id,
    mark: id,
    shortName: id,
    ...(printedCount === undefined ? {} : { printedCount }),
  });
  const counted = (items: ItemFile[], given: object = {}) =>
    checkCounts(
      asYaml(
        aPlanFile({
          editions: [draft],
          printedTotal: 2,
          policies: [
            {
              id: "2",
              number: "②",
              title: "見直し",
              texts: [],
              printedCount: 2,
              sections: [section("1", 1), section("2", 1)],
            },
          ],
          ...given,
        }),
        "plan.yaml",
      ),
      items,
    ).map(({ field, value, message }) => [field, value, message].join(" | "));
  const says = (printed: number, what: string, found: number, counting = "") =>
    `計画の項目数の表では${printed}項目ですが、${what}は${found}項目です${counting}。項目のファイルか、この数を確かめてください`;

  it("are those of the files, by section, policy and in all", () => {
    expect(counted([anItem("1"), anItem("2")])).toEqual([]);
    expect(counted([anItem("1")])).toEqual([
      `policies.0.printedCount | 2 | ${says(2, "この方針の items/", 1)}`,
      `policies.0.sections.1.printedCount | 1 | ${says(1, "この区分の items/", 0)}`,
      `printedTotal | 2 | ${says(2, "items/ 全体", 1)}`,
    ]);
    expect(counted([anItem("1"), anItem("1", { draft: "2" }, "3")]).map((line) => line.split(" ")[0])).toEqual([
      "policies.0.printedCount",
      "policies.0.sections.1.printedCount",
    ]);
  });

  it("are those of the newest edition, which is said where there are several", () => {
    const editions = [draft, adopted];
    const both = { draft: "1", adopted: "1" };
    expect(counted([anItem("1", both), anItem("2", both), anItem("2")], { editions })).toEqual([]);
    expect(counted([anItem("1", both), anItem("2")], { editions }).at(-1)).toBe(
      `printedTotal | 2 | ${says(2, "items/ 全体", 1, "（numbers に adopted の番号がある項目）")}`,
    );
  });

  it("need not be printed", () => {
    const policies = [{ id: "2", number: "②", title: "見直し", texts: [], sections: [section("1")] }];
    expect(counted([], { policies, printedTotal: undefined })).toEqual([]);
  });
});
