import { expect, it } from "vitest";
import { showNumber } from "#compile/workbook/number-format.ts";

it.each([
  { value: 0.704, format: "0.0%", text: "70.4%" },
  { value: 0.704, format: "0.0%_ ", text: "70.4%" },
  { value: 0.704, format: "[Red]0.0%;[Blue]-0.0%", text: "70.4%" },
  { value: -0.1, format: "0%;▲0%", text: "▲10%" },
  { value: -12, format: '#,##0;[Red]"△"#,##0', text: "△12" },
  { value: -12, format: "#,##0", text: "-12" },
  { value: 2_400_000, format: '#,##0,"千円"', text: "2400千円" },
  { value: 24_000, format: "¥#,##0", text: "24000円" },
  { value: 24_000, format: "[$¥-411]#,##0;-[$¥-411]#,##0", text: "24000円" },
  { value: 1234, format: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', text: "1234" },
  { value: 0, format: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', text: "0" },
  { value: 6, format: '"令和"0"年度"', text: "令和6年度" },
  { value: 5, format: 'G/標準"人"', text: "5人" },
  { value: 12, format: "0\\人", text: "12人" },
  { value: 0.1 + 0.2, format: "General", text: "0.3" },
  { value: 12, format: "@", text: "12" },
  // Typed as 69.2% into a cell of whole percents.
  { value: 0.692, format: "0%", text: "69.2%" },
  { value: 12.5, format: "0", text: "12.5" },
  { value: 12, format: undefined, text: "12" },
])("shows $value in $format as $text", ({ value, format, text }) => {
  expect(showNumber(value, format)).toStrictEqual({ text });
});

it.each([
  { value: 0.5, format: "# ?/?" },
  { value: 1500, format: "[>=1000]0.0;0" },
  { value: 1.5, format: "0.0E+00" },
  { value: 45_383, format: '[$-411]ggge"年度"' },
  { value: 12, format: "0.0 0.0" },
])("shows $value as it is in a format that it does not read, $format", ({ value, format }) => {
  expect(showNumber(value, format)).toStrictEqual({ text: String(value) });
});

it.each([
  { value: 412 / 585, format: "0.0%", text: "70.4%", held: "70.4273504273504" },
  { value: -12.50001, format: "0;▲0", text: "▲13", held: "12.50001" },
  { value: 1.0050001, format: "0.00", text: "1.01", held: "1.0050001" },
  { value: 2_449_999.5, format: '#,##0,"千円"', text: "2450千円", held: "2449.9995" },
])("tells what $value in $format was rounded from", ({ value, format, text, held }) => {
  expect(showNumber(value, format)).toStrictEqual({ text, held });
});

it.each([
  { value: 12, format: ";;;", words: "" },
  { value: 12, format: '"集計中"', words: "集計中" },
  { value: -5, format: "0;;", words: "" },
  // Nobody can tell 2,400 from 2,400 thousand.
  { value: 2_400_000, format: "#,##0,", words: "2400" },
])("tells that $format shows something else than $value", ({ value, format, words }) => {
  expect(showNumber(value, format)).toStrictEqual({ text: String(value), isHidden: true, words });
});
