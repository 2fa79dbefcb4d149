import { expect, it } from "vitest";
import {
  describeDate,
  describeDateInEra,
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
  { date: "2023-04-01", western: "2023年4月1日", era: "令和5年4月1日" },
  { date: "2023-04", western: "2023年4月", era: "令和5年4月" },
  { date: "2023", western: "2023年", era: "令和5年" },
  { date: "2019-04-30", western: "2019年4月30日", era: "平成31年4月30日" },
  { date: "2019-05-01", western: "2019年5月1日", era: "令和元年5月1日" },
  { date: "2019-04", western: "2019年4月", era: "平成31年4月" },
  { date: "2019-05", western: "2019年5月", era: "令和元年5月" },
  { date: "2019", western: "2019年", era: "2019年" },
  { date: "1989-01-07", western: "1989年1月7日", era: "昭和64年1月7日" },
  { date: "1900-01-01", western: "1900年1月1日", era: "1900年1月1日" },
])("$date is $western and $era", ({ date, western, era }) => {
  expect(describePartialDate(date)).toBe(western);
  expect(describeDateInEra(date)).toBe(era);
});

it("writes a day without leading zeros", () => {
  expect(describeDate("2026-11-02")).toBe("2026年11月2日");
});
