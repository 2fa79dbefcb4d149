import { expect, it } from "vitest";
import { inFormTitles } from "#compile/workbook/form-titles.ts";

it.each([
  ["年度は fiscal_year に書き、", "年度は「年度」に書き、"],
  ["date か fiscal_year を直してください", "「日付」か「年度」を直してください"],
  [
    "数字だけを書き、単位は unit、説明は text か note に書いてください",
    "数字だけを書き、説明は「公表する文」か「注記」に書いてください",
  ],
  ["value の 17 がありません", "「結果」の 17 がありません"],
  ["state が資料のとおりなら、理由を reason に書いて", "「結果」が資料のとおりなら、理由を「理由」に書いて"],
  ["interim に true と書いてください", "「途中の値」に○と書いてください"],
  // What is no column stays, and so do words that contain a column's name.
  ["Excel の update と text2 を直す", "Excel の update と text2 を直す"],
])("says %s in the words of a form", (message, words) => {
  expect(inFormTitles(message)).toBe(words);
});
