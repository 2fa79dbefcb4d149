import { expect, it } from "vitest";
import { describeFinding, describePlace, type Place } from "#compile/workbook/finding.ts";
import { nameColumn } from "#compile/workbook/sheet.ts";

it.each<[Place, string]>([
  [{ file: "a.xlsx" }, "a.xlsx"],
  [{ file: "a.csv", row: 3 }, "a.csv 3行目"],
  [{ file: "a.xlsx", sheet: "結果" }, "a.xlsx「結果」"],
  [{ file: "a.xlsx", sheet: "結果", row: 12 }, "a.xlsx「結果」12行目"],
  [{ file: "a.xlsx", sheet: "結果", row: 12, column: 10 }, "a.xlsx「結果」12行目 J列"],
  [
    { file: "a.xlsx", sheet: "結果", row: 12, column: 10, title: "結果", value: "１７" },
    "a.xlsx「結果」12行目 J列「結果」「１７」",
  ],
  [{ file: "a.xlsx", sheet: "結果", row: 1, title: "結果" }, "a.xlsx「結果」1行目"],
  [{ file: "a.xlsx", value: "x".repeat(41) }, `a.xlsx「${"x".repeat(40)}…」`],
])("names a place as far as it is known: %j", (place, words) => {
  expect(describePlace(place)).toBe(words);
});

it("describes a finding in one line, with what was meant and the reason that was given", () => {
  const finding = { level: "error", place: { file: "a.xlsx" }, message: "違います" } as const;
  expect(describeFinding(finding)).toBe("a.xlsx: 違います");
  expect(describeFinding({ ...finding, meant: "17" })).toBe("a.xlsx: 違います（もしかして: 17）");
  expect(describeFinding({ ...finding, meant: "17", reason: "数え直した" })).toBe(
    "a.xlsx: 違います（もしかして: 17）（理由: 数え直した）",
  );
});

it.each([
  [1, "A"],
  [26, "Z"],
  [27, "AA"],
  [52, "AZ"],
  [53, "BA"],
  [702, "ZZ"],
  [703, "AAA"],
  [16_384, "XFD"],
])("names column %i as spreadsheets do, %s", (column, name) => {
  expect(nameColumn(column)).toBe(name);
});
