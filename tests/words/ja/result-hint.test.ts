import { expect, it } from "vitest";
import { writeResultHint } from "#words/ja/result-hint.ts";

it("writes a line for each thing, whatever white space was typed", () => {
  const hint = { plan: "9", item: "1-1-1", fiscalYear: "2022", value: " 12\n人 ", url: "https://a.jp/b.pdf" };
  const lines = ["計画：9", "項目：1-1-1", "年度：2022", "結果：12 人", "資料：https://a.jp/b.pdf"];
  expect(writeResultHint(hint)).toBe(["---結果の資料---", ...lines, "---ここまで---"].join("\n"));
});
