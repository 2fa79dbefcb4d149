import { describe, expect, it } from "vitest";
import { proposeRecords } from "#compile/import/propose-records.ts";
import type { Finding } from "#compile/workbook/finding.ts";
import type { FormEntry } from "#compile/workbook/read-result.ts";
import type { PlanRecord } from "#domain/record.ts";
import { listQuestions, type Question } from "#domain/year-form.ts";
import { aMilestone, anItem, aPlan, aRecord, aYearly } from "../../support/fixtures.ts";

const PARTS = [
  { id: "p1", mark: "①", name: "財政状況" },
  { id: "p2", mark: "②", name: "職員給与" },
];
const bus = anItem();
const schools = anItem({ key: "2-1-6", metrics: [], targets: [aMilestone()] });
const news = anItem({ key: "2-1-7", metrics: [], targets: [aYearly({ parts: PARTS })] });
const duty = anItem({ key: "2-1-8", metrics: [], targets: [aYearly()] });
const items = [bus, schools, news, duty];

const questionOf = (item: typeof bus, kind: Question["kind"]) => {
  const question = listQuestions(item).findLast((it) => it.kind === kind);
  if (!question) throw new Error(`${item.key} asks for no ${kind}`);
  return { item, kind, question };
};

let rows = 0;
/** A row of a form that says that there were 12 routes in FY2024; rows count up. */
function anEntry(given: Partial<FormEntry> = {}): FormEntry {
  rows += 1;
  const row = rows;
  const entry = { ...questionOf(bus, "observation"), fiscalYear: 2024, answer: 12, source: "s1", ...given };
  return {
    ...entry,
    placeOf: (field) => ({
      file: "kikaku.xlsx",
      row,
      title: field,
      ...(field === "answer" && entry.answer !== undefined ? { value: String(entry.answer) } : {}),
    }),
  };
}

/** A remark, a decision or an event, which answers no question. */
function someWords(kind: "council" | "reply" | "decision" | "event", given: Partial<FormEntry> = {}): FormEntry {
  const { question: _, answer: _answer, ...entry } = anEntry();
  return { ...entry, kind, text: "路線の数を減らすこと。", ...given };
}

interface Given {
  records?: PlanRecord[];
  published?: string[];
  reasonOf?: (finding: Finding, entry: FormEntry) => string | undefined;
}

function propose(entries: FormEntry[], { records = [], published, reasonOf }: Given = {}) {
  return proposeRecords(entries, {
    plan: aPlan({ items, records }),
    published: new Set(published ?? records.map(({ id }) => id)),
    sourceIdOf: (id) => (id === "as-in-the-file" ? "s1" : id),
    reasonOf: reasonOf ?? ((_, entry) => entry.reason),
  });
}

const recordsOf = ({ proposals }: ReturnType<typeof propose>) => proposals.map(({ record }) => record);
const basis = { item: "2-1-5", fiscalYear: 2024, source: "s1" };
/** 12 routes in FY2024, as a form would have it recorded. */
const twelve = aRecord({
  id: "2-1-5-routes-2024",
  fiscalYear: 2024,
  value: 12,
  text: "令和6年度の路線の数は12路線だった。",
});
const remark: PlanRecord = {
  ...basis,
  id: "2-1-5-council-2024",
  type: "remark",
  state: "council",
  text: "路線の数を減らすこと。",
};

describe("a new row", () => {
  it.each<[string, FormEntry, object]>([
    ["a figure", anEntry(), twelve],
    [
      "an interim figure",
      anEntry({ interim: true, date: "2024-09-30", text: "9月末で12路線。", note: "速報" }),
      {
        ...twelve,
        id: "2-1-5-routes-2024-interim",
        interim: true,
        date: "2024-09-30",
        text: "9月末で12路線。",
        note: "速報",
      },
    ],
    [
      "an interim figure without words",
      anEntry({ interim: true }),
      expect.objectContaining({ text: "令和6年度の路線の数は12路線（途中の値）だった。" }),
    ],
    [
      "a step",
      anEntry({ ...questionOf(schools, "step"), answer: "reached" }),
      {
        ...basis,
        id: "2-1-6-a-west-2024",
        item: "2-1-6",
        type: "step",
        target: "a",
        subject: "west",
        state: "reached",
        text: "令和6年度の「西小の開校」は「到達」とされた。",
      },
    ],
    [
      "a part of a duty",
      anEntry({ ...questionOf(news, "year"), answer: "partly" }),
      {
        ...basis,
        id: "2-1-7-a-p2-2024",
        item: "2-1-7",
        type: "year",
        target: "a",
        subject: "p2",
        state: "partly",
        text: "令和6年度の「②職員給与」は「一部」とされた。",
      },
    ],
    [
      "a duty",
      anEntry({ ...questionOf(duty, "year"), answer: "not-done" }),
      {
        ...basis,
        id: "2-1-8-a-2024",
        item: "2-1-8",
        type: "year",
        target: "a",
        state: "not-done",
        text: "令和6年度の「毎年度、見直しを行う。」は「未実施」とされた。",
      },
    ],
    [
      "a rating",
      anEntry({ ...questionOf(bus, "rating"), answer: "late" }),
      { ...basis, id: "2-1-5-rating-2024", type: "rating", state: "late", text: "所管課は「遅延」と評価した。" },
    ],
    ["a remark of the council", someWords("council"), remark],
    ["a reply", someWords("reply"), { ...remark, id: "2-1-5-reply-2024", state: "reply" }],
    [
      "a decision",
      someWords("decision", { answer: "reopened" }),
      { ...remark, id: "2-1-5-decision-2024", type: "decision", state: "reopened" },
    ],
    [
      "an event",
      someWords("event"),
      { ...basis, id: "2-1-5-event-2024", type: "event", text: "路線の数を減らすこと。" },
    ],
  ])("is recorded as %s", (_, entry, record) => {
    const result = propose([entry]);
    expect(recordsOf(result)).toStrictEqual([record]);
    expect(result).toMatchObject({ unchanged: 0, findings: [] });
    expect(result.proposals[0]).toMatchObject({ entry });
    expect(result.proposals[0]).not.toHaveProperty("replaces");
    expect(result.proposals[0]?.placeOf).toBe(entry.placeOf);
  });

  it("cites the document by the id that it has in the data", () => {
    expect(recordsOf(propose([anEntry({ source: "as-in-the-file" })]))).toStrictEqual([twelve]);
  });

  it("gets an id that nobody has", () => {
    const taken = ["2-1-5-council-2024", "2-1-5-council-2024-2"].map((id) => ({ ...remark, id, text: id }));
    const entries = ["甲。", "乙。"].map((text) => someWords("council", { text }));
    expect(recordsOf(propose(entries, { records: taken })).map(({ id, text }) => [id, text])).toStrictEqual([
      ["2-1-5-council-2024-3", "甲。"],
      ["2-1-5-council-2024-4", "乙。"],
    ]);
  });
});

describe("two rows", () => {
  it("of one result are one record", () => {
    const [first, second] = [anEntry(), anEntry()];
    const result = propose([first, second]);
    expect(recordsOf(result)).toStrictEqual([twelve]);
    expect(result.findings).toStrictEqual([]);
  });

  it.each([
    { date: "2025-03-31" },
    { text: "12路線だった。" },
    { source: "s2" },
    { note: "速報" },
    { reason: "数え直した。" },
  ])("of one result that differ in %j are the first of them, which is said", (change) => {
    const [first, second] = [anEntry(), anEntry(change)];
    const result = propose([first, second]);
    expect(recordsOf(result)).toStrictEqual([twelve]);
    const { row = 0 } = first.placeOf("answer");
    expect(result.findings).toStrictEqual([
      {
        level: "note",
        place: second.placeOf("answer"),
        message: `kikaku.xlsx ${row}行目「12」 と同じ結果です。日付や文、理由の違いは取り込まず、先の行を使います`,
      },
    ]);
  });

  it("that disagree are refused, each with what the other says, however often the first is repeated", () => {
    const [first, second, third] = [anEntry(), anEntry({ answer: 13 }), anEntry()];
    const result = propose([first, second, third]);
    expect(result.proposals).toStrictEqual([]);
    const explain = (row: number | undefined, value: number) =>
      `kikaku.xlsx ${row}行目「${value}」 と食い違っています。どちらが正しいか確かめ、片方を直すか空にしてください`;
    const [one, other] = [first.placeOf("answer"), second.placeOf("answer")];
    expect(result.findings).toStrictEqual([
      { level: "error", place: other, message: explain(one.row, 12), meant: "12" },
      { level: "error", place: one, message: explain(other.row, 13), meant: "13" },
    ]);
  });

  it("of words that are the same are one record, which is said", () => {
    const [first, second] = [someWords("council"), someWords("council", { source: "s2" })];
    const result = propose([first, second]);
    expect(recordsOf(result)).toStrictEqual([remark]);
    expect(result.findings).toMatchObject([
      {
        level: "note",
        message: `kikaku.xlsx ${first.placeOf("answer").row}行目「12」 の行と同じなので、1つにしました`,
      },
    ]);
  });

  it.each<[string, FormEntry, FormEntry]>([
    ["years", anEntry(), anEntry({ fiscalYear: 2023, answer: 13 })],
    ["questions", anEntry(), anEntry({ ...questionOf(bus, "rating"), answer: "late" })],
    ["the year's end and a day before it", anEntry(), anEntry({ interim: true, answer: 13 })],
    [
      "days",
      anEntry({ interim: true, date: "2024-09-30" }),
      anEntry({ interim: true, date: "2024-12-31", answer: 13 }),
    ],
    ["words", someWords("council"), someWords("council", { text: "よい。" })],
    ["speakers", someWords("council"), someWords("reply")],
    ["items", someWords("council"), someWords("council", { item: news })],
    ["decisions", someWords("decision", { answer: "closed" }), someWords("decision", { answer: "reopened" })],
  ])("of two %s are two records", (_, first, second) => {
    const result = propose([first, second]);
    expect(result.proposals).toHaveLength(2);
    expect(result.findings).toStrictEqual([]);
  });
});

describe("what is registered already", () => {
  it("is left as it is by a row that says it again", () => {
    for (const entry of [anEntry(), anEntry({ text: twelve.text, source: "s1" })]) {
      expect(propose([entry], { records: [twelve] })).toStrictEqual({ proposals: [], unchanged: 1, findings: [] });
    }
  });

  it.each([
    { field: "date" as const, change: { date: "2025-03-31" }, registered: undefined },
    { field: "text" as const, change: { text: "12路線。" }, registered: twelve.text },
    { field: "source" as const, change: { source: "s2" }, registered: "s1" },
    { field: "note" as const, change: { note: "速報" }, registered: undefined },
  ])("is left as it is where a row has another $field, which is said", ({ field, change, registered }) => {
    const entry = anEntry(change);
    expect(propose([entry], { records: [twelve] })).toStrictEqual({
      proposals: [],
      unchanged: 1,
      findings: [
        {
          level: "note",
          place: entry.placeOf(field),
          message: "結果は登録済みと同じです。この欄の違いは取り込みません（訂正なら「理由」を書いてください）",
          ...(registered === undefined ? {} : { meant: registered }),
        },
      ],
    });
  });

  it("keeps its words where the row has none", () => {
    const records = [{ ...twelve, text: "12路線だった。" }];
    expect(propose([anEntry()], { records })).toStrictEqual({ proposals: [], unchanged: 1, findings: [] });
  });

  it("is no word about another figure that has the same text and value", () => {
    const both = { ...bus, metrics: [...bus.metrics, { id: "buses", name: "車両の数", unit: "台" }] };
    const text = "どちらも12だった。";
    const { proposals } = propose([anEntry({ ...questionOf({ ...both, targets: [] }, "observation"), text })], {
      records: [{ ...twelve, text }],
    });
    expect(proposals).toMatchObject([{ record: { subject: "buses", unit: "台" } }]);
  });

  it("is corrected by a row that has another text and a reason", () => {
    const entry = anEntry({ text: "12路線。", reason: "言い方を改めた。" });
    const result = propose([entry], { records: [twelve] });
    expect(recordsOf(result)).toStrictEqual([
      { ...twelve, id: "2-1-5-routes-2024-2", text: "12路線。", corrects: twelve.id, reason: "言い方を改めた。" },
    ]);
  });

  it("takes no reason once it is published, which is said, unless it has that reason already", () => {
    const entry = anEntry({ reason: "理由だけ。" });
    const left = {
      level: "note",
      place: entry.placeOf("reason"),
      message: "結果は登録済みと同じです。公開した結果には、理由だけを加えられません",
    };
    expect(propose([entry], { records: [twelve] })).toStrictEqual({ proposals: [], unchanged: 1, findings: [left] });
    expect(propose([entry], { records: [{ ...twelve, reason: "別の理由。" }] }).findings).toStrictEqual([
      { ...left, meant: "別の理由。" },
    ]);
    for (const reason of ["理由だけ。", "理由だけ。12路線：数え直した。"]) {
      expect(propose([entry], { records: [{ ...twelve, reason }] })).toStrictEqual({
        proposals: [],
        unchanged: 1,
        findings: [],
      });
    }
  });

  it("takes the reason of a row while nobody has read it", () => {
    const older = aRecord({ id: "older", fiscalYear: 2024, value: 11 });
    const drafted = { ...twelve, corrects: "older", reason: "数え直した。" };
    const entry = anEntry({ reason: "表の誤り。" });
    const given = propose([entry], { records: [older, drafted], published: ["older"] });
    expect(recordsOf(given)).toStrictEqual([{ ...drafted, reason: "表の誤り。" }]);
    expect(given.findings.map(({ message }) => message)).toStrictEqual([
      "まだ公開していない結果の理由を書き直します（12路線）",
    ]);
  });

  it("is corrected by another result once it is published, which asks for a reason", () => {
    const entry = anEntry({ answer: 13 });
    const { proposals, findings, unchanged } = propose([entry], { records: [twelve] });
    const warning = {
      level: "warning",
      place: entry.placeOf("answer"),
      key: "correction:observation:2-1-5:routes:2024",
      message: "公開した結果の訂正です（12路線 → 13路線）。古い結果も残り、両方が見えます。訂正の理由を書いてください",
      fact: "公開した結果の訂正です（12路線 → 13路線）。古い結果も残り、両方が見えます。",
    };
    const record = {
      ...twelve,
      id: "2-1-5-routes-2024-2",
      value: 13,
      text: "令和6年度の路線の数は13路線だった。",
      corrects: twelve.id,
    };
    expect(findings).toStrictEqual([warning]);
    expect(unchanged).toBe(0);
    expect(proposals).toStrictEqual([{ record, replaces: twelve, entry, placeOf: entry.placeOf }]);

    const given = propose([entry], { records: [twelve], reasonOf: ({ key }) => `理由: ${key}` });
    const reason = `理由: ${warning.key}`;
    expect(given.findings).toStrictEqual([{ ...warning, reason }]);
    expect(recordsOf(given)).toStrictEqual([{ ...record, reason }]);
  });

  it("is written anew by another result while nobody has read it", () => {
    const drafted = { ...twelve, corrects: "older", reason: "数え直した。" };
    const older = aRecord({ id: "older", fiscalYear: 2024, value: 11 });
    const entry = anEntry({ answer: 13 });
    const { proposals, findings } = propose([entry], { records: [older, drafted], published: ["older"] });
    expect(findings).toStrictEqual([
      {
        level: "note",
        place: entry.placeOf("answer"),
        message: "まだ公開していない結果を書き直します（12路線 → 13路線）",
      },
    ]);
    const record = { ...drafted, value: 13, text: "令和6年度の路線の数は13路線だった。" };
    expect(proposals).toStrictEqual([{ record, replaces: drafted, entry, placeOf: entry.placeOf }]);

    const [plain] = propose([entry], { records: [twelve], published: [] }).proposals;
    expect(plain?.record).toStrictEqual({ ...twelve, value: 13, text: record.text });
  });

  it.each<[string, PlanRecord, Partial<FormEntry>]>([
    ["another year", aRecord({ id: "r", fiscalYear: 2023, value: 13 }), {}],
    ["a day before the year's end", aRecord({ id: "r", fiscalYear: 2024, value: 13, interim: true }), {}],
    ["the year's end", aRecord({ id: "r", fiscalYear: 2024, value: 13 }), { interim: true }],
    [
      "another day",
      aRecord({ id: "r", fiscalYear: 2024, value: 13, interim: true, date: "2024-09-30" }),
      { interim: true, date: "2024-12-31" },
    ],
    ["another item", aRecord({ id: "r", item: "2-1-6", fiscalYear: 2024, value: 13 }), {}],
  ])("stays beside a row about %s", (_, record, given) => {
    const { proposals, unchanged } = propose([anEntry(given)], { records: [record] });
    expect([proposals.length, proposals[0]?.replaces, unchanged]).toStrictEqual([1, undefined, 0]);
  });

  it("of a day before the year's end is corrected by a row of that day", () => {
    const record = aRecord({ id: "r", fiscalYear: 2024, value: 13, interim: true, date: "2024-09-30" });
    const { proposals } = propose([anEntry({ interim: true, date: "2024-09-30" })], { records: [record] });
    expect(proposals).toMatchObject([{ replaces: { id: "r" }, record: { corrects: "r" } }]);
    expect(proposals[0]?.record.id).toBe("2-1-5-routes-2024-interim");
  });

  it("of a rating is compared by its word", () => {
    const rating: PlanRecord = {
      ...basis,
      id: "2-1-5-rating-2024",
      type: "rating",
      state: "late",
      text: "所管課は「遅延」と評価した。",
    };
    const row = (answer: string) => [anEntry({ ...questionOf(bus, "rating"), answer })];
    expect(propose(row("late"), { records: [rating] }).unchanged).toBe(1);
    expect(propose(row("done"), { records: [rating] }).findings[0]?.message).toContain("（遅延 → 完了）");
  });

  it("of words is left alone by the same words, and stands beside any others", () => {
    const decision: PlanRecord = { ...remark, id: "d", type: "decision", state: "closed" };
    const event: PlanRecord = { ...basis, id: "e", type: "event", text: remark.text };
    expect(propose([someWords("council")], { records: [remark] })).toStrictEqual({
      proposals: [],
      unchanged: 1,
      findings: [],
    });
    expect(propose([someWords("event")], { records: [event] }).unchanged).toBe(1);
    expect(propose([someWords("decision", { answer: "closed" })], { records: [decision] }).unchanged).toBe(1);
    const others = [
      someWords("council", { text: "よい。" }),
      someWords("council", { fiscalYear: 2023 }),
      someWords("council", { item: news }),
      someWords("reply"),
      someWords("event"),
    ];
    for (const entry of others) expect(propose([entry], { records: [remark] }).proposals).toHaveLength(1);
    expect(propose([someWords("decision", { answer: "reopened" })], { records: [decision] }).proposals).toHaveLength(1);
    // A rating may say with the same words what a decision says.
    const rating: PlanRecord = { ...remark, id: "r", type: "rating", state: "closed" };
    expect(propose([someWords("decision", { answer: "closed" })], { records: [rating] }).proposals).toHaveLength(1);
    // Words that were corrected are not registered any more.
    const corrected = { ...remark, id: "c", text: "よい。", corrects: remark.id, reason: "聞きちがい。" };
    expect(propose([someWords("council")], { records: [remark, corrected] }).proposals).toHaveLength(1);
  });
});
