import { describe, expect, it } from "vitest";
import { checkReplacements, listCurrentRows } from "#compile/check-replacements.ts";
import type { RowsRead, TableRow } from "#compile/record-tables.ts";
import type { PlanRecord } from "#domain/record.ts";
import { aDecision, aRecord, aStepReport, aYearReport } from "../support/fixtures.ts";

/** Rows of a table as the compiler reads them, from row 2 on, under the header. */
function rowsOf(...records: PlanRecord[]): RowsRead<PlanRecord> {
  const rows = records.map(
    (value, index) =>
      ({
        value,
        problemAt: (field: string, message: string) => ({ file: "records.csv", row: index + 2, field, message }),
      }) as TableRow<PlanRecord>,
  );
  return { rows, broken: [], ids: new Set(records.map(({ id }) => id)) } as unknown as RowsRead<PlanRecord>;
}

const problemsOf = (...records: PlanRecord[]) =>
  checkReplacements(rowsOf(...records)).map(({ row, field, message }) => `${row} ${field}: ${message}`);

const first = aRecord({ id: "a" });
const correction = aRecord({ id: "b", value: 17, corrects: "a", reason: "数えまちがい。" });
const withdrawal = (id: string, withdraws: string, reason: string | undefined = "別の市の数。"): PlanRecord => ({
  id,
  item: "2-1-5",
  text: "取り下げます。",
  source: "s1",
  type: "event",
  withdraws,
  ...(reason === undefined ? {} : { reason }),
});
const event = (id: string, text: string): PlanRecord => ({ id, item: "2-1-5", text, source: "s1", type: "event" });

describe("a correction", () => {
  it.each([
    { where: "below", rows: [first, correction] },
    { where: "above", rows: [correction, first] },
  ])("may stand $where the row that it corrects", ({ rows }) => {
    expect(problemsOf(...rows)).toEqual([]);
    expect(listCurrentRows(rowsOf(...rows).rows).map(({ value }) => value.id)).toEqual(["b"]);
  });

  it.each([
    { of: "another item", change: { item: "2-1-6" }, column: "item" },
    { of: "another subject", change: { subject: "riders" }, column: "subject" },
    { of: "another year", change: { fiscalYear: 2022 }, column: "fiscal_year" },
    { of: "another item and year", change: { item: "2-1-6", fiscalYear: 2022 }, column: "item、fiscal_year" },
  ])("is none of $of, wherever it stands", ({ change, column }) => {
    const wrong = { ...correction, ...change };
    const says = `corrects: 訂正される行と ${column} が違います`;
    expect(problemsOf(first, wrong)).toEqual([expect.stringContaining(`3 ${says}`)]);
    expect(problemsOf(wrong, first)).toEqual([expect.stringContaining(`2 ${says}`)]);
  });

  it("is none of another target or kind of record", () => {
    const step = aStepReport({ id: "s" });
    expect(problemsOf(step, { ...aStepReport({ id: "t" }), target: "b", corrects: "s", reason: "誤り。" })).toEqual([
      expect.stringContaining("3 corrects: 訂正される行と target が違います"),
    ]);
    expect(problemsOf(event("e", "開いた。"), { ...aDecision({ id: "t" }), corrects: "e", reason: "誤り。" })).toEqual([
      expect.stringContaining("3 corrects: 訂正される行と type が違います"),
    ]);
  });

  it("says why", () => {
    const { reason: _, ...silent } = correction;
    expect(problemsOf(first, silent)).toEqual([expect.stringContaining("3 reason: 訂正の理由がありません")]);
  });

  it("names a row that is there, and the likely one where it is not", () => {
    expect(problemsOf(first, { ...correction, corrects: "aa" })).toEqual([
      expect.stringMatching(/^3 corrects: 訂正される行がありません。.*もしかして: a/),
      // Nothing tells that it corrects the row of the same subject.
      expect.stringContaining("3 value: a の行と、同じ年度・同じ日付で内容が違います"),
    ]);
  });

  it("is looked at no closer where the row that it corrects is itself broken", () => {
    const rows = rowsOf(correction);
    expect(checkReplacements({ ...rows, ids: new Set(["a", "b"]) })).toEqual([]);
  });

  it("is only one for each row: the second is told of the first", () => {
    const rival = { ...correction, id: "c", value: 16 };
    expect(problemsOf(first, correction, rival)).toEqual([
      expect.stringContaining("4 corrects: a は b の行がもう訂正しています"),
      expect.stringContaining("4 value: b の行と、同じ年度・同じ日付で内容が違います"),
    ]);
    expect(problemsOf(rival, correction, first)[0]).toContain("3 corrects: a は c の行がもう訂正しています");
  });

  it("may be corrected in its turn, but never by what it corrects", () => {
    const next = { ...correction, id: "c", value: 16, corrects: "b" };
    expect(problemsOf(next, correction, first)).toEqual([]);
    const circle = "corrects: 訂正が一周して自分に戻っています";
    expect(problemsOf({ ...first, corrects: "c" }, correction, next)).toEqual([
      expect.stringContaining(`2 ${circle}`),
      expect.stringContaining(`3 ${circle}`),
      expect.stringContaining(`4 ${circle}`),
    ]);
    // A row that only leads into the circle is not in it.
    const leading = { ...correction, id: "d", value: 15, corrects: "c" };
    expect(problemsOf({ ...first, corrects: "b" }, correction, { ...leading, corrects: "b" })).toEqual([
      expect.stringContaining(`2 ${circle}`),
      expect.stringContaining(`3 ${circle}`),
      expect.stringContaining("4 corrects: b は a の行がもう訂正しています"),
    ]);
  });
});

describe("a withdrawal", () => {
  it("may stand above or below what it withdraws", () => {
    expect(problemsOf(first, withdrawal("w", "a"))).toEqual([]);
    expect(problemsOf(withdrawal("w", "a"), first)).toEqual([]);
    expect(listCurrentRows(rowsOf(withdrawal("w", "a"), first).rows)).toEqual([]);
  });

  it("says why", () => {
    const { reason: _, ...silent } = withdrawal("w", "a") as PlanRecord & { reason?: string };
    expect(problemsOf(first, silent)).toEqual([expect.stringContaining("3 reason: 取り下げの理由がありません")]);
  });

  it.each([
    { what: "a row that is not there", rows: [withdrawal("w", "a")], says: "2 withdraws: 取り下げる行がありません" },
    {
      what: "a row of another item",
      rows: [aRecord({ id: "a", item: "2-1-6" }), withdrawal("w", "a")],
      says: "3 withdraws: 取り下げる行と item が違います",
    },
    {
      what: "a withdrawal",
      rows: [first, withdrawal("w", "a"), withdrawal("v", "w")],
      says: "4 withdraws: 取り下げは取り下げられません",
    },
    {
      what: "what is withdrawn already",
      rows: [first, withdrawal("w", "a"), { ...withdrawal("v", "a"), text: "もう一度取り下げます。" }],
      says: "4 withdraws: この行はもう取り下げられています",
    },
  ])("is none of $what", ({ rows, says }) => {
    expect(problemsOf(...rows)).toEqual([expect.stringContaining(says)]);
  });
});

describe("one result", () => {
  it("is one row, whatever its id, note, reason and wording of a figure", () => {
    const again = { ...first, id: "z", note: "再掲。", text: "18路線でした。" };
    expect(problemsOf(first, again)).toEqual([expect.stringContaining("3 id: a の行と同じ結果です")]);
    expect(problemsOf(first, again, { ...again, id: "y" })).toEqual([
      expect.stringContaining("3 id: a の行と同じ結果です"),
      expect.stringContaining("4 id: a の行と同じ結果です"),
    ]);
  });

  it("is told by the words of an event, a remark or a decision, look-alikes aside", () => {
    expect(problemsOf(event("e", "道を開いた。"), event("f", "橋を開いた。"))).toEqual([]);
    expect(problemsOf(event("e", "ABCを開いた。"), event("f", "ＡＢＣを開いた。"))).toHaveLength(1);
    const remark = (id: string, text: string): PlanRecord => ({ ...event(id, text), type: "remark", state: "council" });
    expect(problemsOf(remark("e", "よい。"), remark("f", "わるい。"))).toEqual([]);
    const decided = (id: string, text: string) => ({ ...aDecision({ id }), text });
    expect(problemsOf(decided("e", "終える。"), decided("f", "やめる。"))).toEqual([]);
  });
});

describe("two rows of one subject, year and date", () => {
  it.each([
    { what: "figures", rows: [first, aRecord({ id: "z", value: 17 })], field: "value" },
    { what: "steps", rows: [aStepReport({ id: "s" }), aStepReport({ id: "t", state: "not-reached" })], field: "state" },
    { what: "years", rows: [aYearReport({ id: "s" }), aYearReport({ id: "t", state: "partly" })], field: "state" },
    {
      what: "ratings",
      rows: (["done", "on-track"] as const).map(
        (state, index): PlanRecord => ({
          id: `s${index}`,
          item: "2-1-5",
          text: "評価。",
          source: "s1",
          type: "rating",
          state,
          fiscalYear: 2021,
        }),
      ),
      field: "state",
    },
    {
      what: "decisions",
      rows: [aDecision({ id: "s" }), { ...aDecision({ id: "t" }), state: "reopened" } as PlanRecord],
      field: "state",
    },
  ])("agree: $what", ({ rows, field }) => {
    const [one] = rows;
    expect(problemsOf(...rows)).toEqual([
      `3 ${field}: ${one?.id} の行と、同じ年度・同じ日付で内容が違います。誤りを直すか、訂正なら corrects に ${one?.id} と書いてください`,
    ]);
  });

  it.each([
    { by: "date", change: { date: "2022-05-01" } },
    { by: "year", change: { fiscalYear: 2022 } },
    { by: "item", change: { item: "2-1-6" } },
    { by: "subject", change: { subject: "riders" } },
    { by: "being of a year still running", change: { interim: true as const } },
  ])("may differ where they differ by $by", ({ change }) => {
    expect(problemsOf(first, aRecord({ id: "z", value: 17, ...change }))).toEqual([]);
  });

  it.each([
    {
      what: "parts",
      rows: [aYearReport({ id: "s", subject: "p1" }), aYearReport({ id: "t", subject: "p2", state: "partly" })],
    },
    { what: "duties", rows: [aYearReport({ id: "s" }), aYearReport({ id: "t", target: "b", state: "partly" })] },
    {
      what: "steps",
      rows: [aStepReport({ id: "s" }), aStepReport({ id: "t", subject: "west", state: "not-reached" })],
    },
    {
      what: "decided targets",
      rows: [
        aDecision({ id: "s", target: "a" }),
        { ...aDecision({ id: "t", target: "b" }), state: "reopened" } as PlanRecord,
      ],
    },
  ])("may differ where they are of different $what", ({ rows }) => {
    expect(problemsOf(...rows)).toEqual([]);
  });

  it("may be several remarks or events", () => {
    const remark = (id: string, state: "council" | "reply", text: string): PlanRecord => ({
      ...event(id, text),
      type: "remark",
      state,
    });
    expect(
      problemsOf(remark("e", "council", "よい。"), remark("f", "reply", "はい。"), event("g", "開いた。")),
    ).toEqual([]);
  });
});
