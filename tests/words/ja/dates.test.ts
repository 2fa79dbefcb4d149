import { expect, it } from "vitest";
import {
  describeDate,
  describeFiscalYear,
  describeFiscalYearLong,
  describeFiscalYears,
  describePartialDate,
  describeYearList,
} from "#words/ja/dates.ts";

it.each([
  { year: 2021, short: "令和3年度", long: "令和3(2021)年度" },
  { year: 2019, short: "令和元年度", long: "令和元(2019)年度" },
  { year: 2018, short: "平成30年度", long: "平成30(2018)年度" },
])("FY$year is $short", ({ year, short, long }) => {
  expect(describeFiscalYear(year)).toBe(short);
  expect(describeFiscalYearLong(year)).toBe(long);
});

it("names a span of fiscal years, and a single one once", () => {
  expect(describeFiscalYears(2022, 2025)).toBe("令和4年度〜令和7年度");
  expect(describeFiscalYears(2022, 2022)).toBe("令和4年度");
});

it.each([
  { years: [2023], words: "令和5年度" },
  { years: [2021, 2022], words: "令和3・4年度" },
  { years: [2021, 2022, 2023, 2025], words: "令和3〜5・7年度" },
  { years: [2018, 2019], words: "平成30・令和元年度" },
  { years: [2017, 2018, 2019, 2020], words: "平成29〜令和2年度" },
])("lists the years $words", ({ years, words }) => {
  expect(describeYearList(years)).toBe(words);
});

it.each([
  { date: "2023-04-01", words: "2023年4月1日" },
  { date: "2023-12", words: "2023年12月" },
  { date: "2023", words: "2023年" },
])("$date is $words", ({ date, words }) => {
  expect(describePartialDate(date)).toBe(words);
});

it("writes a day without leading zeros", () => {
  expect(describeDate("2026-11-02")).toBe("2026年11月2日");
});
