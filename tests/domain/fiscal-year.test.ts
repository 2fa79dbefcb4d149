import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayAfter,
  eraYearOf,
  findFiscalYear,
  findFiscalYearInText,
  fiscalYearOf,
  hasEnded,
  IsoDate,
  listFiscalYears,
  PartialDate,
} from "#domain/fiscal-year.ts";

it.each([
  { date: "2021-03-31", year: 2020 },
  { date: "2021-04-01", year: 2021 },
  { date: "2021-12-31", year: 2021 },
  { date: "2022-01-01", year: 2021 },
  { date: "2022-03-31", year: 2021 },
  { date: "2022-04-01", year: 2022 },
  { date: "2024-02-29", year: 2023 },
  { date: "2019-04-30", year: 2019 },
  { date: "2019-05-01", year: 2019 },
])("$date belongs to FY$year", ({ date, year }) => {
  expect(fiscalYearOf(date)).toBe(year);
});

it.each([
  { date: "2023-04-01", year: 2023 },
  { date: "2023-04", year: 2023 },
  { date: "2023-03", year: 2022 },
  { date: "2023", year: null },
])("the fiscal year of $date is $year", ({ date, year }) => {
  expect(findFiscalYear(date)).toBe(year);
});

it.each([
  { year: 2018, era: "平成", number: 30 },
  { year: 2019, era: "令和", number: 1 },
  { year: 2021, era: "令和", number: 3 },
  { year: 1989, era: "平成", number: 1 },
  { year: 1988, era: "昭和", number: 63 },
  { year: 1926, era: "昭和", number: 1 },
  { year: 1925, era: "西暦", number: 1925 },
])("FY$year is $era $number", ({ year, era, number }) => {
  expect(eraYearOf(year)).toEqual({ era, year: number });
});

it.each([
  { text: "～令和6年度", year: 2024 },
  { text: "令和元年度", year: 2019 },
  { text: "平成31年度", year: 2019 },
  { text: "平成30年度 22路線", year: 2018 },
  { text: "令和４年度～６年度", year: 2022 },
  { text: "昭和63年度", year: 1988 },
  { text: "毎年度", year: null },
])("the first fiscal year in 「$text」 is $year", ({ text, year }) => {
  expect(findFiscalYearInText(text)).toBe(year);
});

describe("a fiscal year", () => {
  it("has ended from the 1st of April after it, not a day earlier", () => {
    expect(hasEnded(2025, "2026-03-31")).toBe(false);
    expect(hasEnded(2025, "2026-04-01")).toBe(true);
  });

  it("holds every day between its ends", () => {
    const day = fc.date({ min: new Date("1950-01-01"), max: new Date("2150-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (moment) => {
        const date = moment.toISOString().slice(0, 10);
        const year = fiscalYearOf(date);
        expect(hasEnded(year, date)).toBe(false);
        expect(hasEnded(year - 1, date)).toBe(true);
        expect(fiscalYearOf(dayAfter(year))).toBe(year + 1);
      }),
    );
  });
});

it.each([
  { first: 2021, last: 2023, years: [2021, 2022, 2023] },
  { first: 2021, last: 2021, years: [2021] },
  { first: 2022, last: 2021, years: [] },
])("from $first to $last there are $years", ({ first, last, years }) => {
  expect(listFiscalYears(first, last)).toEqual(years);
});

it.each([
  { date: "2024-02-29", isDate: true },
  { date: "2023-02-29", isDate: false },
  { date: "2000-02-29", isDate: true },
  { date: "1900-02-29", isDate: false },
  { date: "2023-04-31", isDate: false },
  { date: "2023-13-01", isDate: false },
  { date: "2023-00-10", isDate: false },
  { date: "2023-04-00", isDate: false },
  { date: "2023-4-1", isDate: false },
  { date: "2023/04/01", isDate: false },
  { date: "", isDate: false },
])("$date is a date: $isDate", ({ date, isDate }) => {
  expect(IsoDate.safeParse(date).success).toBe(isDate);
});

it.each(["2023", "2023-04", "2023-04-01"])("%s is a partial date", (date) => {
  expect(PartialDate.safeParse(date).success).toBe(true);
});

it.each(["23", "2023-13", "2023-00", "2023-4", "2023-02-30", "令和5年"])("%s is no partial date", (date) => {
  expect(PartialDate.safeParse(date).success).toBe(false);
});
