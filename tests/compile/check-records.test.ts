import { describe, expect, it } from "vitest";
import { checkDocuments, checkRecords, checkSources } from "#compile/check-records.ts";
import type { ItemFile, PlanFile } from "#compile/plan-files.ts";
import type { RowsRead } from "#compile/record-tables.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import {
  aDecision,
  aDocument,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aSource,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
} from "../support/fixtures.ts";

function asTable<T extends { id: string }>(values: T[], broken: object[] = []): RowsRead<T> {
  const problemAt = (row: number) => (field: string, message: string) => ({ file: "t.csv", row, field, message });
  return {
    rows: values.map((value, index) => ({ value, problemAt: problemAt(index + 2) })),
    broken: broken.map((cells, index) => ({ cells, problemAt: problemAt(values.length + index + 2) })),
    ids: new Set(values.map(({ id }) => id)),
  } as unknown as RowsRead<T>;
}

const item = {
  ...anItem(),
  targets: [aQuantity(), aMilestone({ id: "b" }), aYearly({ id: "c", parts: FIVE_PARTS }), aYearly({ id: "d" })],
} as unknown as ItemFile;
const known = {
  plan: aPlan() as unknown as PlanFile,
  items: new Map<string, ItemFile | null>([
    ["2-1-5", item],
    ["2-1-6", { ...item, key: "2-1-6", metrics: undefined, targets: [aMilestone()] } as unknown as ItemFile],
    ["2-1-7", null],
  ]),
  sourceIds: new Set(["s1"]),
};
const told = (problems: ReturnType<typeof checkRecords>) =>
  problems.map(({ row, field, message, meant }) => [row, field, message, ...(meant ? [meant] : [])].join(" | "));
const problemsOf = (record: PlanRecord, given: object = {}) =>
  told(checkRecords(asTable([record]), { ...known, ...given }));

describe("a record", () => {
  it.each<[string, PlanRecord]>([
    ["a figure", aRecord()],
    ["a step", aStepReport({ target: "b" })],
    ["a part of a duty", aYearReport({ target: "c", subject: "p2" })],
    ["a duty as a whole", aYearReport({ target: "c" })],
    ["a decision about a target", aDecision({ target: "b" })],
    ["a decision about an item", aDecision()],
    ["anything of an item whose file is broken", aRecord({ item: "2-1-7", subject: "x" })],
  ])("may be about %s", (_, record) => {
    expect(problemsOf(record)).toEqual([]);
  });

  const noTarget = (id: string) => `項目 2-1-5 に目標 ${id} はありません。a、b、c、d のどれかにしてください`;
  it.each<[string, PlanRecord, string]>([
    [
      "a source",
      aRecord({ source: "s2" }),
      "source | この出典は sources.csv にありません。出典の行を足すか、id を直してください（もしかして: s1）",
    ],
    [
      "an item",
      aRecord({ item: "2-1-8" }),
      "item | 番号 2-1-8 の項目は items/ にありません。番号を直してください（もしかして: 2-1-5）",
    ],
    [
      "a year",
      aRecord({ fiscalYear: 2041 }),
      "fiscalYear | 計画の期間から離れすぎた年度です。2001から2040までの西暦で書いてください",
    ],
    [
      "a metric",
      aRecord({ subject: "route" }),
      "subject | この項目の指標（metrics）にこの id はありません。routes のどれかにしてください（もしかして: routes）",
    ],
    [
      "a metric of an item without any",
      aRecord({ item: "2-1-6" }),
      "subject | この項目の指標（metrics）にこの id はありません。metrics がない項目です",
    ],
    [
      "a unit",
      aRecord({ unit: "人" }),
      "unit | この指標の単位は「路線」です。単位を直すか、数を「路線」に直してください | 路線",
    ],
    [
      "a unit that looks the same",
      aRecord({ unit: "路線 " }),
      "unit | この指標の単位は「路線」です。単位を直すか、数を「路線」に直してください | 路線",
    ],
    ["a step's target", aStepReport({ target: "x" }), `target | ${noTarget("x")}`],
    [
      "a step of another kind of target",
      aStepReport({ target: "a" }),
      "target | 目標 a は段階の目標（milestone）ではなく quantity です。type か target を確かめてください",
    ],
    [
      "a step",
      aStepReport({ target: "b", subject: "wast" }),
      "subject | この項目の段階（steps）にこの id はありません。east、west のどれかにしてください（もしかして: east）",
    ],
    ["a duty's target", aYearReport({ target: "y" }), `target | ${noTarget("y")}`],
    [
      "a duty of another kind of target",
      aYearReport({ target: "b" }),
      "target | 目標 b は年度ごとの目標（yearly）ではなく milestone です。type か target を確かめてください",
    ],
    [
      "a part",
      aYearReport({ target: "c", subject: "p9" }),
      "subject | この項目の部分（parts）にこの id はありません。p1、p2、p3、p4、p5 のどれかにしてください（もしかして: p1）",
    ],
    [
      "a part of a duty without any",
      aYearReport({ target: "d", subject: "p1" }),
      "subject | この項目の部分（parts）にこの id はありません。parts がない項目です",
    ],
    ["a decision's target", aDecision({ target: "z" }), `target | ${noTarget("z")}`],
  ])("names %s that is there", (_, record, says) => {
    expect(problemsOf(record)).toEqual([`2 | ${says}`]);
  });

  it("of a duty is of no year before the plan begins; a figure may be", () => {
    const first = aPlan().period.first;
    expect(problemsOf(aYearReport({ target: "c", fiscalYear: first }))).toEqual([]);
    expect(problemsOf(aRecord({ fiscalYear: first - 1 }))).toEqual([]);
    expect(problemsOf(aYearReport({ target: "c", fiscalYear: first - 1 }))).toEqual([
      `2 | fiscalYear | 計画は${first}年度に始まるので、それより前の年度の評価や実施はありません。年度を直してください`,
    ]);
  });

  it("is asked nothing that a broken file would have to answer", () => {
    expect(problemsOf(aRecord({ source: "s2", fiscalYear: 2041 }), { plan: null, sourceIds: null })).toEqual([]);
  });

  it("that is broken is still asked for its source and item, as far as they can be read", () => {
    const rows = asTable<PlanRecord>([], [{ source: "s2", item: "9" }, { source: 1 }, {}]);
    expect(told(checkRecords(rows, known)).map((line) => line.split(" | ").slice(0, 2))).toEqual([
      ["2", "source"],
      ["2", "item"],
    ]);
    expect(told(checkRecords(rows, { ...known, sourceIds: null }))).toHaveLength(1);
  });
});

describe("sources", () => {
  const problemsOfSources = (...sources: Source[]) => told(checkSources(asTable(sources)));

  it("may share a title or an address, not both", () => {
    const other = { url: "https://example.com/b" };
    expect(problemsOfSources(aSource(), aSource({ id: "s2", ...other }), aSource({ id: "s3", title: "別" }))).toEqual(
      [],
    );
    expect(problemsOfSources(aSource(), aSource({ id: "s2", ...other }), aSource({ id: "s3", ...other }))).toEqual([
      "4 | url | s2 の行と題名も url も同じです。1行だけにして、その id を使ってください",
    ]);
  });

  it("were read on the day of publication, in its month or its year, or later", () => {
    const read = (publishedOn: string, readOn: string) =>
      told(checkSources(asTable([aSource({ publishedOn, readOn } as Partial<Source>)])));
    for (const published of ["2025-06-20", "2025-06", "2025"]) expect(read(published, "2025-06-20")).toEqual([]);
    for (const published of ["2025-06-21", "2025-07", "2026"]) {
      expect(read(published, "2025-06-20")).toEqual([
        `2 | readOn | 公表された日（${published}）より前に読んだことになっています。どちらかの日付を直してください`,
      ]);
    }
  });

  it("have addresses that others can open, also in an archive", () => {
    expect(problemsOfSources(aSource({ url: "http://localhost/" }))[0]).toMatch(/^2 \| url \| 「localhost」は/);
    expect(problemsOfSources(aSource({ archiveUrl: "https://example.com/a）" }))[0]).toMatch(
      /^2 \| archiveUrl \| .* \| https:\/\/example\.com\/a$/,
    );
  });
});

describe("documents that nobody has read", () => {
  const problemsOfDocuments = (...documents: ReturnType<typeof aDocument>[]) =>
    told(checkDocuments(asTable(documents), known, [aSource()]));

  it("are about items that exist, or every item, or none", () => {
    const documents = [undefined, "every" as const, ["2-1-5", "2-1-7"]].map((items, index) =>
      aDocument({ id: `d${index}`, title: `${index}`, ...(items ? { items } : {}) }),
    );
    expect(problemsOfDocuments(...documents)).toEqual([]);
    expect(problemsOfDocuments(aDocument({ items: ["2-1-5", "2-1-9", "9"] }))).toEqual([
      "2 | items | 番号 2-1-9 の項目は items/ にありません。番号を直してください（もしかして: 2-1-5）",
      "2 | items | 番号 9 の項目は items/ にありません。番号を直してください",
    ]);
  });

  it("are listed once, can be opened, and are no sources yet", () => {
    expect(problemsOfDocuments(aDocument(), aDocument({ id: "d2" }))).toEqual([
      "3 | url | d1 の行と題名も url も同じです。1行だけにしてください",
    ]);
    expect(problemsOfDocuments(aDocument({ url: "https://example.com/a）" }))).toEqual([
      "2 | url | アドレスの最後に、文章のかっこや句読点が入っています。消してください | https://example.com/a",
    ]);
    const { title, url } = aSource();
    expect(problemsOfDocuments(aDocument({ title, url }))).toEqual([
      "2 | url | 出典 s1 と題名も url も同じです。読んだ資料なら、この行を消してください",
    ]);
  });
});
