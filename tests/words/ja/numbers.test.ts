import { expect, it } from "vitest";
import { describeComputed, describeFileSize, describeNumber, describeValue } from "#words/ja/numbers.ts";

it.each([
  { value: 22, unit: "路線", text: "22路線" },
  { value: 275, unit: "万円", text: "275万円" },
  { value: 11530, unit: "万円", text: "1億1,530万円" },
  { value: 7793495, unit: "万円", text: "779億3,495万円" },
  { value: 10000, unit: "万円", text: "1億円" },
  { value: 72000, unit: "㎡", text: "72,000㎡" },
  { value: 82.2, unit: "%", text: "82.2%" },
  { value: 517.96, unit: "㎡", text: "517.96㎡" },
  { value: -3, unit: "人", text: "-3人" },
])("$value $unit is $text", ({ value, unit, text }) => {
  expect(describeValue(value, unit)).toBe(text);
});

it("groups a number alone as well", () => {
  expect(describeNumber(83000)).toBe("83,000");
});

it.each([
  { value: 15.399999999999999, text: "15.4路線" },
  { value: 2.6000000000000014, text: "2.6路線" },
  { value: 43200, text: "43,200路線" },
  { value: 0.03, text: "0.03路線" },
  { value: 0, text: "0路線" },
])("a computed $value is $text", ({ value, text }) => {
  expect(describeComputed(value, "路線")).toBe(text);
});

it.each([
  { printed: "11937KB・392KB", text: "約12MB・392KB" },
  { printed: "3009KB ほか", text: "約3MB ほか" },
  { printed: "925KB", text: "925KB" },
])("a file of $printed is of $text", ({ printed, text }) => {
  expect(describeFileSize(printed)).toBe(text);
});
