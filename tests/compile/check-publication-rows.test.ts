import { describe, expect, it } from "vitest";
import { checkPublication } from "#compile/check-publication.ts";
import type { PlanFile } from "#compile/plan-files.ts";
import type { RowsRead } from "#compile/record-tables.ts";
import type { Opinion } from "#domain/opinion.ts";
import type { Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { aDocument, anItem, aPlan, aRecord, aSource, aYearly } from "../support/fixtures.ts";
import { asYaml } from "../support/yaml.ts";

const PLAN = "plans/4/plan.yaml";

interface Given {
  records?: PlanRecord[] | null;
  sources?: Source[] | null;
  documents?: UnreadDocument[] | null;
  opinions?: Opinion[] | null;
  plan?: Partial<Plan>;
  /** What was published last; `null` for nothing. */
  last?: Partial<Plan> | null;
  paths?: string[];
  day?: string;
}

function asTable<T extends { id: string }>(values: T[] | null | undefined, file: string): RowsRead<T> | null {
  if (values === null || values === undefined) return null;
  const rows = values.map((value, index) => ({
    value,
    problemAt: (field: string, message: string) => ({ file, row: index + 2, field, message }),
  }));
  return { rows, broken: [], ids: new Set(values.map(({ id }) => id)) } as unknown as RowsRead<T>;
}

/** File, place and message of each problem on the day 2026-06-01. */
function problemsOf(given: Given): string[] {
  const { records = [], sources = [aSource()], documents = [], opinions = [] } = given;
  const { plan = {}, last = null, day = "2026-06-01" } = given;
  const value = aPlan(plan);
  return checkPublication(
    {
      plan: asYaml(value as unknown as PlanFile, PLAN),
      items: value.items,
      itemPaths: given.paths ?? ["plans/4/items/2-1-5.yaml"],
      records: asTable(records, "records.csv"),
      sources: asTable(sources, "sources.csv"),
      documents: asTable(documents, "documents.csv"),
      expected: null,
      searches: null,
      opinions: asTable(opinions, "opinions.csv"),
      handover: null,
      files: {
        records: "records.csv",
        sources: "sources.csv",
        expected: "expected.csv",
        searches: "searches.csv",
        opinions: "opinions.csv",
        handover: "handover.csv",
      },
    },
    { day, findLast: (id) => (last === null || id !== "4" ? undefined : { plan: aPlan({ records: [], ...last }) }) },
  ).map(({ file, row, field, value: found, message }) =>
    [file, row ?? "-", field ?? "-", found ?? "-", message].join(" | "),
  );
}

const results = { url: "https://city.example.jp/results", title: "実施状況", searchedOn: "2026-06-01" };
const fine = { results };
const sourceOf = (given: Partial<Source>) => [aSource({ readOn: "2026-05-01", ...given })];
const later = "公開の日（2026-06-01）より後の日付です。日付を確かめてください。これからのことは、結果として書けません";

const tooLate = "公開の日（2026-06-01）より後の日付です。日付を確かめてください";
const editionOf = (date: string) => ({ id: `e${date}`, label: "策定", title: "計画", date });
const assumedOn = (on: string) => aYearly({ id: "b", assumptions: [{ text: "t", by: "b", on, why: "w" }] });

describe("the day of publication", () => {
  it.each<[string, Given, string]>([
    ["a record", { records: [aRecord({ date: "2026-06-02" })] }, `records.csv | 2 | date | - | ${later}`],
    ["a record", { records: [aRecord({ date: "2026-07" })] }, `records.csv | 2 | date | - | ${later}`],
    ["a record", { records: [aRecord({ date: "2027" })] }, `records.csv | 2 | date | - | ${later}`],
    [
      "a record's year",
      { records: [aRecord({ fiscalYear: 2027 })] },
      "records.csv | 2 | fiscalYear | - | 公開の日（2026-06-01）にはまだ始まっていない年度です。年度を確かめてください",
    ],
    ["a source", { sources: sourceOf({ publishedOn: "2026-07" }) }, `sources.csv | 2 | publishedOn | - | ${later}`],
    ["a source", { sources: sourceOf({ readOn: "2026-06-02" }) }, `sources.csv | 2 | readOn | - | ${later}`],
    ["a source", { sources: sourceOf({ seenOn: "2026-06-02" }) }, `sources.csv | 2 | seenOn | - | ${later}`],
    [
      "a document",
      { documents: [aDocument({ lookedOn: "2026-06-02" })] },
      `documents.csv | 2 | lookedOn | - | ${later}`,
    ],
    [
      "a search",
      { plan: { results: { ...results, searchedOn: "2026-06-02" } } },
      `${PLAN} | - | results.searchedOn | 2026-06-02 | ${later}`,
    ],
    [
      "a fact",
      { plan: { ...fine, facts: [{ id: "f", topic: "council", text: "t", source: "s1", date: "2026-06-02" }] } },
      `${PLAN} | - | facts.0.date | 2026-06-02 | ${later}`,
    ],
    [
      "an edition",
      { plan: { ...fine, editions: [editionOf("2026-06-01"), editionOf("2026-07")] } },
      `${PLAN} | - | editions.1.date | 2026-07 | ${tooLate}`,
    ],
    [
      "an assumption",
      { plan: { ...fine, items: [anItem({ targets: [aYearly(), assumedOn("2026-06-02")] })] } },
      `plans/4/items/2-1-5.yaml | - | targets[1].assumptions[0].on | 2026-06-02 | ${tooLate}`,
    ],
    [
      "a closed year",
      { plan: { ...fine, closedYears: [2025, 2026] } },
      `${PLAN} | - | closedYears.1 | 2026 | まだ終わっていない年度は閉じられません。消してください`,
    ],
  ])("comes after %s: %j", (_, given, says) => {
    expect(problemsOf({ sources: sourceOf({}), ...given, plan: given.plan ?? fine })).toEqual([says]);
  });

  it("may be the very day, month and year of each, and dates may be missing", () => {
    const records = ["2026-06-01", "2026-06", "2026"].map((date, index) =>
      aRecord({ id: `r${index}`, fiscalYear: 2026, date }),
    );
    const { fiscalYear: _, ...undated } = aRecord({ id: "undated" });
    expect(
      problemsOf({
        plan: {
          ...fine,
          editions: ["2026-06-01", "2026-06", "2026"].map(editionOf),
          items: [anItem({ targets: [assumedOn("2026-06-01")] })],
          facts: [{ id: "f", topic: "council", text: "t", source: "s1" }],
        },
        records: [...records, undated],
        sources: [aSource({ publishedOn: "2026-06", readOn: "2026-06-01", seenOn: "2026-06-01" })],
        documents: [aDocument({ lookedOn: "2026-06-01" })],
      }),
    ).toEqual([]);
  });

  it("is asked of nothing that is broken", () => {
    const last = { records: [aRecord()], sources: [aSource({ id: "gone" })] };
    expect(problemsOf({ plan: fine, records: null, sources: null, documents: null, last })).toEqual([]);
  });
});

describe("what was published", () => {
  const kept = { plan: fine, sources: sourceOf({}) };
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => aRecord({ id: `r${index + 1}`, value: index }));

  it("stays row by row, named up to five", () => {
    const how = "取り下げるときも消さず、新しい行を足して withdraws に id を、reason に理由を書きます";
    expect(problemsOf({ ...kept, records: many(2), last: { records: many(7) } })).toEqual([
      `records.csv | - | id | r3、r4、r5、r6、r7 | 公開した7行のうち、5行がありません。git で元に戻してください。${how}`,
    ]);
    expect(problemsOf({ ...kept, records: many(1), last: { records: many(7) } })).toEqual([
      `records.csv | - | id | r2、r3、r4、r5、r6 … | 公開した7行のうち、6行がありません。git で元に戻してください。${how}`,
    ]);
    expect(problemsOf({ ...kept, records: many(7), last: { records: many(2) } })).toEqual([]);
  });

  it("stays source by source, under its id", () => {
    const last = { sources: [aSource(), aSource({ id: "s2", title: "別", url: "https://example.com/" })] };
    expect(problemsOf({ ...kept, last })).toEqual([
      "sources.csv | - | id | s2 | 公開した2行のうち、1行がありません。git で元に戻してください。開けなくなった資料も、記録のよりどころとして残します",
    ]);
    const other = { title: "別の資料", url: "https://example.com/" };
    expect(problemsOf({ ...kept, sources: sourceOf(other), last: {} })).toEqual([
      "sources.csv | 2 | id | - | この id は「行政改革の実施状況」として公開しました。別の資料には新しい id をつけてください",
    ]);
    // One of the two may be corrected.
    expect(problemsOf({ ...kept, sources: sourceOf({ title: "別の資料" }), last: {} })).toEqual([]);
    expect(problemsOf({ ...kept, sources: sourceOf({ url: "https://example.com/" }), last: {} })).toEqual([]);
    expect(problemsOf({ ...kept, sources: [...sourceOf({}), ...sourceOf({ id: "s2", ...other })], last: {} })).toEqual(
      [],
    );
  });

  it("stays item by item, broken or not", () => {
    const last = { items: [anItem(), anItem({ key: "2-1-6" })] };
    expect(problemsOf({ ...kept, last })).toEqual([
      "plans/4/items/2-1-6.yaml | - | - | - | 公開した項目のファイルがありません。元に戻してください",
    ]);
    expect(problemsOf({ ...kept, last, paths: ["plans/4/items/2-1-5.yaml", "plans/4/items/2-1-6.yaml"] })).toEqual([]);
  });

  it("stays opinion by opinion, under its id, of which each part may be mended", () => {
    const opinion: Opinion = {
      id: "o1",
      items: ["2-1-5"],
      edition: "draft",
      text: "便を残してほしい。",
      reply: "目標の文を直しました。",
      outcome: "partly",
      source: "s1",
    };
    const last = { opinions: [opinion, { ...opinion, id: "o2" }] };
    const both = (change: Partial<Opinion>) => [
      { ...opinion, ...change },
      { ...opinion, id: "o2" },
    ];
    const how = "写しまちがいは行を消さず、その行を直します（更新として伝わります）";
    expect(problemsOf({ ...kept, opinions: [opinion], last })).toEqual([
      `opinions.csv | - | id | o2 | 公開した2行のうち、1行がありません。git で元に戻してください。${how}`,
    ]);
    expect(problemsOf({ ...kept, opinions: [], last })).toEqual([
      `opinions.csv | - | id | o1、o2 | 公開した2行のうち、2行がありません。git で元に戻してください。${how}`,
    ]);
    expect(
      problemsOf({ ...kept, opinions: both({ text: "駅に寄ってほしい。", reply: "参考にします。" }), last }),
    ).toEqual([
      "opinions.csv | 2 | id | - | この id は「便を残してほしい。」として公開しました。別の意見には新しい id をつけてください",
    ]);
    for (const change of [
      {},
      { text: "夕方の便を残してほしい。" },
      { reply: "直しました。" },
      { outcome: "noted" as const },
    ]) {
      expect(problemsOf({ ...kept, opinions: both(change), last })).toEqual([]);
    }
    expect(problemsOf({ ...kept, opinions: [...both({}), { ...opinion, id: "o3" }], last })).toEqual([]);
    expect(problemsOf({ ...kept, opinions: null, last })).toEqual([]);
  });

  it.each<[string, Partial<PlanRecord>, string]>([
    [
      "its value and text",
      { value: 17, text: "17路線。" },
      "value | - | 公開した行は書きかえられません（変わった列: value、text。公開した value は「18」）。元に戻し、訂正は新しい行を足して corrects に r を、reason に理由を書いてください",
    ],
    [
      "a note where there was none",
      { note: "速報" },
      "note | - | 公開した行は書きかえられません（変わった列: note。公開した note は空）。元に戻し、訂正は新しい行を足して corrects に r を、reason に理由を書いてください",
    ],
    [
      "its item",
      { item: "2-1-6", value: 17 },
      "id | - | この id は 2-1-5 の observation の行（「公表された結果。」）として公開しました。元に戻し、新しい行には新しい id をつけてください",
    ],
    [
      "its type",
      { type: "event" } as Partial<PlanRecord>,
      "id | - | この id は 2-1-5 の observation の行（「公表された結果。」）として公開しました。元に戻し、新しい行には新しい id をつけてください",
    ],
  ])("is never edited: %s", (_, change, says) => {
    const record = aRecord({ id: "r" });
    expect(
      problemsOf({ ...kept, records: [{ ...record, ...change } as PlanRecord], last: { records: [record] } }),
    ).toEqual([`records.csv | 2 | ${says}`]);
  });
});

describe("a closed year", () => {
  const closed = { closedYears: [2021] };
  const kept = { plan: { ...fine, ...closed }, sources: sourceOf({}), last: closed };
  const taken = "2021年度は閉じて公開しました。加えられるのは、訂正（corrects）と取り下げ（withdraws）だけです";
  const context: PlanRecord = { id: "e", item: "2-1-5", text: "t", source: "s1", type: "event" };

  it.each<[string, PlanRecord, boolean]>([
    ["of it", aRecord({ fiscalYear: 2021 }), true],
    ["of another year", aRecord({ fiscalYear: 2022 }), false],
    ["of no year, on a day of it", { ...context, date: "2022-03" }, true],
    ["of no year, on a day after it", { ...context, date: "2022-04" }, false],
    ["of no year and no day", context, false],
    ["that corrects one", aRecord({ fiscalYear: 2021, corrects: "old" }), false],
    ["that withdraws one", { ...context, date: "2022-03", withdraws: "old", reason: "誤り" }, false],
  ])("takes no new row %s", (_, record, isRefused) => {
    expect(problemsOf({ ...kept, records: [record] })).toEqual(
      isRefused ? [`records.csv | 2 | fiscalYear | - | ${taken}`] : [],
    );
  });

  it("keeps the rows that it had, and stays closed", () => {
    const record = aRecord({ fiscalYear: 2021 });
    expect(problemsOf({ ...kept, records: [record], last: { ...closed, records: [record] } })).toEqual([]);
    expect(problemsOf({ ...kept, plan: fine })).toEqual([
      `${PLAN} | - | closedYears | 2021 | 閉じた年度 2021 がありません。閉じた年度は開け直せません。書き足してください`,
    ]);
  });

  it("is closed for no one before it is published as closed", () => {
    expect(problemsOf({ ...kept, records: [aRecord({ fiscalYear: 2021 })], last: {} })).toEqual([]);
    expect(problemsOf({ ...kept, records: [aRecord({ fiscalYear: 2021 })], last: null })).toEqual([]);
  });
});

describe("a department's word", () => {
  // 18 routes of 22 → 11 in the third of five years are late.
  const figure = aRecord({ id: "f", fiscalYear: 2021 });
  const rating = (given: object = {}): PlanRecord => ({
    id: "w",
    item: "2-1-5",
    fiscalYear: 2021,
    text: "評価。",
    source: "s1",
    type: "rating",
    state: "done",
    ...given,
  });
  const asked = (record: PlanRecord, given: Given = {}) =>
    problemsOf({ plan: fine, sources: sourceOf({}), records: [figure, record], ...given }).map((it) =>
      it.split(" | ").slice(1, 3).join(" "),
    );

  it("is published with a reason where the computation says otherwise, and where it is new and in force", () => {
    expect(asked(rating())).toEqual(["3 state"]);
    expect(asked(rating({ reason: "利用者の数で見た。" }))).toEqual([]);
    expect(asked(rating(), { last: { records: [figure, rating()] } })).toEqual([]);
    const correction = rating({ id: "c", corrects: "w", reason: "転記の誤り。完了としたのは利用者の数による。" });
    expect(asked(rating(), { records: [figure, rating(), correction] })).toEqual([]);
  });

  it("needs more than the reason why it corrects another", () => {
    const correction = rating({ id: "c", corrects: "w", reason: "転記の誤り。" });
    expect(asked(rating(), { records: [figure, rating(), correction] })).toEqual(["4 state"]);
  });

  it("is not compared with what is not computed", () => {
    expect(asked(rating({ fiscalYear: 2025 }))).toEqual([]);
    expect(asked(rating({ item: "9-9-9" }))).toEqual([]);
    expect(asked(rating({ state: "late" }))).toEqual([]);
  });
});
