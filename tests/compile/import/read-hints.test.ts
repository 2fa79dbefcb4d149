import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { type HintsRead, isLetter, joinHints, readHints } from "#compile/import/read-hints.ts";
import { writeResultHint } from "#words/ja/result-hint.ts";
import { runs } from "../../support/runs.ts";
import { sampleData } from "../../support/sample-data.ts";

const compiled = compilePlan(sampleData());
if (!compiled.ok) throw new Error("the sample does not compile");
const { plan } = compiled;
const toBytes = (text: string) => new TextEncoder().encode(text);
const HINT = { plan: "9", item: "1-1-1", fiscalYear: "2023", value: "15路線", url: "https://example.com/new" };
const read = (fields: Partial<typeof HINT> = {}) => readHints(toBytes(writeResultHint({ ...HINT, ...fields })), plan);
const remarks = (fields: Partial<typeof HINT>) => {
  const outcome = read(fields);
  return "rows" in outcome ? outcome.rows.flatMap((row) => row.remarks) : [];
};

it("gives each hint of a letter as a row, with nothing to remark where all of it can be looked up", () => {
  const letter = `こんにちは。\n\n${writeResultHint(HINT)}\n\n${writeResultHint({ ...HINT, item: "2-1-2" })}\n敬具`;
  expect(readHints(toBytes(letter), plan)).toEqual({
    rows: [
      {
        item: "1 みほんバス路線の再編",
        fiscalYear: "令和5年度",
        value: "15路線",
        url: "https://example.com/new",
        remarks: [],
      },
      expect.objectContaining({ item: "2 ほんもの率の向上", remarks: [] }),
    ],
  });
});

it("reads a fiscal year as people write it, and a letter as Windows saves it", () => {
  expect(read({ fiscalYear: "R5" })).toMatchObject({ rows: [{ fiscalYear: "令和5年度", remarks: [] }] });
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[...writeResultHint(HINT)].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ]);
  expect(readHints(utf16, plan)).toMatchObject({ rows: [{ value: "15路線" }] });
});

describe("a person is told", () => {
  it.each([
    ["another plan", { plan: "8" }, "この計画（9）ではなく、計画「8」についての知らせです。"],
    ["an item that there is not", { item: "1-1-9" }, "番号「1-1-9」の項目はありません"],
    ["no year", { fiscalYear: "" }, "年度が書かれていません。"],
    ["what is no year", { fiscalYear: "去年" }, "年度"],
    ["a year far from the plan", { fiscalYear: "1950" }, "離れすぎた"],
    ["no value", { value: "" }, "結果が書かれていません。"],
    ["no address", { url: "" }, "https:// か http:// で始まり"],
    ["an address that would run", { url: "javascript:alert(1)" }, "https:// か http:// で始まり"],
    ["an address of one house", { url: "http://192.168.0.1/a" }, "ほかの人からは開けない"],
    ["a source that is there", { url: "https://example.com/report" }, "もう出典 s-report にあります。この項目の記録は"],
    ["a document that is known", { url: "https://example.com/table" }, "まだ読めていない資料の一覧にあります"],
  ])("of %s", (_, fields, says) => {
    expect(remarks(fields)).toEqual([expect.stringContaining(says)]);
  });
});

it.each([
  ["nothing", "", "結果の資料の知らせが、この文にありません"],
  ["another text", "計画：9\n項目：1-1-1", "結果の資料の知らせが、この文にありません"],
  ["a hint that was cut", writeResultHint(HINT).slice(0, -1), "途中で切れている知らせが1件あり"],
])("says in a sentence why there is nothing to read in %s", (_, text, says) => {
  expect(readHints(toBytes(text), plan)).toEqual({ refusal: expect.stringContaining(says) });
});

it("reads what is whole and says that something else was cut", () => {
  const letter = `${writeResultHint(HINT).slice(0, -4)}\n${writeResultHint(HINT)}`;
  const outcome = readHints(toBytes(letter), plan);
  expect(outcome).toMatchObject({ rows: [{ value: "15路線" }], remark: expect.stringContaining("1件") });
});

it.each([
  ["a hint", "letter.txt", toBytes(writeResultHint(HINT)), true],
  ["a hint that was cut", "LETTER.TXT", toBytes(writeResultHint(HINT).slice(0, -1)), true],
  ["a hint with tabs before it", "letter.txt", toBytes(`名前\t見本\n${writeResultHint(HINT)}`), true],
  ["a table", "kekka.txt", toBytes("id\titem\nr1\t1-1-1\n"), false],
  ["a text without hints", "letter.txt", toBytes("こんにちは"), false],
  ["no text", "letter.txt", new Uint8Array([0x50, 0x4b, 3, 4, 0]), false],
  ["a hint in what should be a table", "kekka.csv", toBytes(writeResultHint(HINT)), false],
])("tells by a file's ending and its words whether it is a letter: %s in %s", (_, name, bytes, expected) => {
  expect(isLetter({ name, bytes })).toBe(expected);
});

it("joins what several letters hold, and says each remark once", () => {
  const whole = read({});
  const cut = readHints(toBytes(writeResultHint(HINT).slice(0, -4)), plan);
  const rows = [...rowsOf(whole), ...rowsOf(whole)];
  expect(joinHints([whole, whole])).toEqual({ rows });
  expect(joinHints([whole, cut, whole, cut])).toEqual({ rows, remark: refusalOf(cut) });
  expect(joinHints([cut, cut])).toEqual(cut);

  function rowsOf(it: HintsRead) {
    return "rows" in it ? it.rows : [];
  }
  function refusalOf(it: HintsRead) {
    return "refusal" in it ? it.refusal : "";
  }
});

it("answers any bytes, and never changes what a hint says", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Object.keys(readHints(bytes, plan))).toEqual(["refusal"]);
    }),
    { numRuns: runs(100) },
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (value, item) => {
      const outcome = read({ value, item });
      const [row] = "rows" in outcome ? outcome.rows : [];
      expect(row?.value).toBe(value.replace(/\s+/g, " ").trim());
    }),
    { numRuns: runs(100) },
  );
});
