import { describe, expect, it } from "vitest";
import type { Publication } from "#compile/check-publication.ts";
import { type CompileResult, compilePlan } from "#compile/compile-plan.ts";
import { foldChanges, listChanges } from "#domain/changes.ts";
import { describeEntry } from "#words/ja/change.ts";
import { aSmallItem, SMALL_FILES, SMALL_PLAN } from "../support/small-plan.ts";

// Plan 1 is the small plan; plan 2, which follows it, has two items of its titles under keys of its own.
const NEXT_ITEMS = { "s-1": "窓口の一本化", "s-2": "書類の電子化" };
const FILES: Record<string, string> = {
  ...SMALL_FILES,
  ...Object.fromEntries(
    ["records.csv", "sources.csv", "source/first.txt"].map((name) => [
      `plans/2/${name}`,
      (SMALL_FILES[`plans/1/${name}`] ?? "").replace("shisaku-9", "s-2"),
    ]),
  ),
  "plans/2/plan.yaml": SMALL_PLAN.replace(
    'id: "1"\nordinal: 1\ntitle: 架空町改革の方針',
    'id: "2"\nordinal: 2\ntitle: 架空町の次の改革',
  ).replace("title: 架空町改革の方針, date", "title: 架空町の次の改革, date"),
  ...Object.fromEntries(
    Object.entries(NEXT_ITEMS).map(([key, title]) => [
      `plans/2/items/${key}.yaml`,
      aSmallItem(key, `取組${key.slice(-1)}`, title),
    ]),
  ),
};
const HEADER = "item,fate,plan,successors,source,note";
const TABLE = "plans/1/handover.csv";

function compile(
  rows: readonly string[],
  { planId = "1", changes = {} as Record<string, string>, publication = undefined as Publication | undefined } = {},
): CompileResult {
  const files = { ...FILES, [TABLE]: [HEADER, ...rows, ""].join("\n"), ...changes };
  return compilePlan(files, { planId, ...(publication ? { publication } : {}) });
}

function planOf(result: CompileResult) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.plan;
}

const problemsOf = (...given: Parameters<typeof compile>) => {
  const result = compile(...given);
  return result.ok ? [] : result.problems.map(({ row, field, message }) => `${row} ${field}: ${message}`);
};

describe("what a plan hands over", () => {
  const rows = ["shisaku-9,continued,2,s-2 s-1,s1,", "i-2-3,dropped,2,,s1,やめる（架空）"];

  it("is told by both plans, with what the other calls its items", () => {
    expect(planOf(compile(rows)).handover).toEqual({
      plan: "2",
      title: "架空町の次の改革",
      items: [
        {
          item: "shisaku-9",
          fate: "continued",
          to: [
            { key: "s-2", number: "取組2", title: "書類の電子化" },
            { key: "s-1", number: "取組1", title: "窓口の一本化" },
          ],
          source: "s1",
        },
        { item: "i-2-3", fate: "dropped", to: [], source: "s1", note: "やめる（架空）" },
      ],
    });
    const next = planOf(compile(rows, { planId: "2" }));
    expect(next).not.toHaveProperty("handover");
    expect(next.inherited).toEqual([
      {
        plan: "1",
        title: "架空町改革の方針",
        items: [
          { from: { key: "shisaku-9", number: "施策9", title: "書類の電子化" }, fate: "continued", to: ["s-2", "s-1"] },
          {
            from: { key: "i-2-3", number: "Ⅰ-2-(3)", title: "待ち時間の短縮" },
            fate: "dropped",
            to: [],
            note: "やめる（架空）",
          },
        ],
      },
    ]);
  });

  it("is part of the content only where there is any", () => {
    const empty = compile([]);
    expect(planOf(empty)).not.toHaveProperty("handover");
    expect(planOf(empty)).not.toHaveProperty("inherited");
    expect(planOf(compile([], { planId: "2" }))).not.toHaveProperty("inherited");
    expect(empty.ok && empty.content).not.toContain("handover");
  });

  it("is no news for a plan that a row does not name, or whose row names no item that is there", () => {
    expect(planOf(compile(["shisaku-9,continued,3,s-2,s1,"], { planId: "2" }))).not.toHaveProperty("inherited");
    expect(planOf(compile(["shisaku-8,continued,2,s-2,s1,"], { planId: "2" }))).not.toHaveProperty("inherited");
  });

  it("is no news while the files of the plan before cannot be read", () => {
    expect(planOf(compile(rows, { planId: "2", changes: { "plans/1/plan.yaml": "id: [" } }))).not.toHaveProperty(
      "inherited",
    );
    expect(planOf(compile(rows, { planId: "2", changes: { [TABLE]: "item,fate\n" } }))).not.toHaveProperty("inherited");
  });
});

describe("a row of what is handed over", () => {
  it.each([
    {
      what: "an item that the plan has not",
      rows: ["shisaku-8,finished,2,,s1,"],
      says: ["2 item: 番号 shisaku-8 の項目は items/ にありません。番号を直してください（もしかして: shisaku-9）"],
    },
    {
      what: "an item a second time",
      rows: ["shisaku-9,finished,2,,s1,", "shisaku-9,dropped,2,,s1,"],
      says: ["3 item: この項目の行は、ほかにもあります。1行にまとめ、引き継いだ項目は successors に並べてください"],
    },
    {
      what: "an unknown fate",
      rows: ["shisaku-9,ended,2,,s1,"],
      says: [expect.stringMatching(/^2 fate: .*finished/)],
    },
    {
      what: "a source that is not listed",
      rows: ["shisaku-9,finished,2,,s2,"],
      says: [expect.stringMatching(/^2 source: .*sources\.csv.*（もしかして: s1）$/)],
    },
    {
      what: "another plan than the first row",
      rows: ["shisaku-9,continued,2,s-2,s1,", "i-2-3,continued,3,s-9,s1,"],
      says: ["3 plan: ほかの行の計画（2）と違います。次の計画は1つです"],
    },
    {
      what: "a plan that there is not",
      rows: ["shisaku-9,continued,22,s-2,s1,"],
      says: ["2 plan: この id の計画が data/plans/ にありません（もしかして: 2）"],
    },
    {
      what: "its own plan",
      rows: ["shisaku-9,continued,1,s-9,s1,"],
      says: [expect.stringMatching(/^2 plan: この id の計画が data\/plans\/ にありません/)],
    },
    {
      what: "no successor where it is continued",
      rows: ["shisaku-9,continued,2,,s1,"],
      says: ["2 successors: 引き継がれた（continued）項目には、次の計画の項目の番号を書いてください"],
    },
    ...["finished", "dropped"].map((fate) => ({
      what: `a successor where it is ${fate}`,
      rows: [`shisaku-9,${fate},2,s-1,s1,`],
      says: [
        "2 successors: 終わった（finished）・なくなった（dropped）項目では空にするか、fate を continued に直してください",
      ],
    })),
    {
      what: "an item of its own for a successor",
      rows: ["shisaku-9,continued,2,shisaku-12,s1,"],
      says: [expect.stringMatching(/^2 successors: 計画 2 に項目 shisaku-12 がありません/)],
    },
    {
      what: "a successor that the next plan has not",
      rows: ["shisaku-9,continued,2,s-1 s-9,s1,"],
      says: [
        expect.stringMatching(/^2 successors: 計画 2 に項目 s-9 がありません。番号を確かめてください（もしかして: s-/),
      ],
    },
  ])("that names $what is refused", ({ rows, says }) => {
    expect(problemsOf(rows)).toEqual(says);
  });

  it("is not measured against a next plan that cannot be read, nor against sources that cannot", () => {
    const broken = { "plans/2/plan.yaml": "id: [" };
    expect(problemsOf(["shisaku-9,continued,2,s-9,s1,"], { changes: broken })).toEqual([]);
    const changes = { "plans/1/sources.csv": "id\n", [TABLE]: `${HEADER}\nshisaku-9,finished,2,,s9,\n` };
    expect(problemsOf([], { changes }).filter((problem) => problem.includes(" source:"))).toEqual([]);
  });

  it("is measured against what can be read of the next plan's items", () => {
    const changes = { "plans/2/items/s-1.yaml": "key: [" };
    expect(problemsOf(["shisaku-9,continued,2,s-2,s1,"], { changes })).toEqual([]);
  });

  it("is told only that its table has other columns", () => {
    const result = compile([], { changes: { [TABLE]: "item,fate\nshisaku-9,finished\n" } });
    expect(result.ok ? [] : new Set(result.problems.map(({ file }) => file))).toEqual(new Set([TABLE]));
  });

  it("is published once the next plan is", () => {
    const rows = ["shisaku-9,continued,2,s-2,s1,"];
    const next = planOf(compile([], { planId: "2" }));
    const publication = (isThere: boolean) => ({
      day: "2027-06-01" as const,
      findLast: (id: string) => (isThere && id === "2" ? { plan: next } : undefined),
    });
    expect(problemsOf(rows, { publication: publication(true) } as object)).toEqual([]);
    expect(problemsOf(rows, { publication: publication(false) } as object)).toEqual([
      "2 plan: 計画 2 はまだ公開していません。先に npm run publish-data -- --plan 2 で公開してください",
    ]);
  });
});

describe("what was published of it", () => {
  const rows = ["shisaku-9,continued,2,s-2 s-1,s1,", "i-2-3,dropped,2,,s1,やめる（架空）"];
  const published = planOf(compile(rows));
  const publication = { day: "2027-06-01", findLast: () => ({ plan: published }) };

  it("stays: rows may be added and mended, none may go", () => {
    expect(problemsOf(rows, { publication })).toEqual([]);
    expect(problemsOf([rows[0] ?? "", "i-2-3,finished,2,,s1,"], { publication })).toEqual([]);
    expect(problemsOf(rows.slice(0, 1), { publication })).toEqual([
      expect.stringContaining("item: 公開した2行のうち、1行がありません"),
    ]);
  });

  it("can be withdrawn with a reason: the row stays, its own plan tells why and no fate, and the log tells it", () => {
    const withdrawn = [
      rows[0]?.replace("continued", "withdrawn").replace(/$/, "別の項目の資料だった（架空）") ?? "",
      rows[1] ?? "",
    ];
    expect(problemsOf(withdrawn, { publication })).toEqual([]);
    const plan = planOf(compile(withdrawn));
    expect(plan.handover?.items.map(({ item }) => item)).toEqual(["i-2-3"]);
    const why = { item: "shisaku-9", note: "別の項目の資料だった（架空）" };
    expect(plan.handover?.withdrawn).toEqual([why]);
    expect(planOf(compile(withdrawn, { planId: "2" })).inherited?.[0]?.items.map(({ from }) => from.key)).toEqual([
      "i-2-3",
    ]);
    const day = "2027-06-01";
    const changes = listChanges(published, plan, { olderAsOf: day, newerAsOf: day });
    expect(changes.map(({ item, field, old, new: now }) => [item, field, old, now])).toEqual([
      ["shisaku-9", "handover", "continued、取組2 書類の電子化、取組1 窓口の一本化", undefined],
    ]);
    const [change] = foldChanges([{ version: 2, date: day, note: "試験", changes }], 0);
    expect(change && describeEntry(change, plan)).toMatchObject([{ title: "次の計画への引き継ぎ" }]);
    // Of all of them no fate is left that a plan could tell.
    const all = rows.map((row) => row.replace(/continued|dropped/, "withdrawn").replace(/,$/, ",理由（架空）"));
    expect(planOf(compile(all)).handover).toMatchObject({ plan: "2", items: [], withdrawn: [{}, {}] });
    expect(planOf(compile(all, { planId: "2" }))).not.toHaveProperty("inherited");
    // The row of what was taken back stays as well.
    const next = { day: "2027-07-01", findLast: () => ({ plan }) };
    expect(problemsOf(withdrawn.slice(1), { publication: next })).toEqual([
      expect.stringContaining("item: 公開した2行のうち、1行がありません"),
    ]);
    expect(problemsOf(["shisaku-9,withdrawn,2,s-2,s1,"], { publication: undefined })).toEqual([
      "2 note: 取り下げた（withdrawn）行には、なぜ取り下げたかを書いてください",
    ]);
  });
});
