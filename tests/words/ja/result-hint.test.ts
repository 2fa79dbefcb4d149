import fc from "fast-check";
import { expect, it } from "vitest";
import { readResultHints, writeResultHint } from "#words/ja/result-hint.ts";
import { assertProperty } from "../../support/assert-property.ts";
import { runs } from "../../support/runs.ts";

const typed = fc.string({ unit: "binary" }).map((text) => text.replace(/\s+/g, " ").trim());
const aHint = fc.record({
  plan: typed,
  item: typed,
  fiscalYear: typed,
  value: typed,
  url: fc.webUrl(),
});

it("reads what it writes, quoted and sent through mail programs", async () => {
  const quotes = fc.constantFrom("", "> ", ">> ", "  ");
  const ends = fc.constantFrom("\n", "\r\n");
  await assertProperty(
    fc.asyncProperty(fc.array(aHint, { maxLength: 3 }), quotes, ends, async (hints, quote, end) => {
      const sent = hints.map((hint) => `こんにちは\n${writeResultHint(hint)}\n`).join("\n");
      const received = sent
        .split("\n")
        .map((line) => quote + line)
        .join(end);
      expect(readResultHints(received)).toEqual({ hints, cut: 0 });
    }),
    { numRuns: runs(200) },
  );
});

it("counts what was cut, by its end or by the next one's beginning, and reads what is whole", () => {
  const whole = writeResultHint({ plan: "9", item: "1-1-1", fiscalYear: "2022", value: "12人", url: "https://a.jp/" });
  expect(readResultHints(whole.slice(0, -1))).toEqual({ hints: [], cut: 1 });
  expect(readResultHints(`${whole.slice(0, -9)}\n${whole}`)).toMatchObject({ hints: [{ value: "12人" }], cut: 1 });
});

it("writes a line for each thing, whatever white space was typed", () => {
  const hint = { plan: "9", item: "1-1-1", fiscalYear: "2022", value: " 12\n人 ", url: "https://a.jp/b.pdf" };
  const lines = ["計画：9", "項目：1-1-1", "年度：2022", "結果：12 人", "資料：https://a.jp/b.pdf"];
  expect(writeResultHint(hint)).toBe(["---結果の資料---", ...lines, "---ここまで---"].join("\n"));
});
