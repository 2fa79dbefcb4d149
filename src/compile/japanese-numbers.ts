import { type FiscalYear, findFiscalYearInText } from "#domain/fiscal-year.ts";

/** Names of eras as people write them, short forms too. */
const ERA = "令和|平成|昭和|令|平|昭|[RHSrhs]";
const ERA_NAMES: Readonly<Record<string, string>> = {
  令: "令和",
  平: "平成",
  昭: "昭和",
  R: "令和",
  H: "平成",
  S: "昭和",
};
const KANJI = "〇一二三四五六七八九";
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1_000,
  万: 10_000,
  億: 100_000_000,
  兆: 1_000_000_000_000,
};

/** The year in which an era's year begins, 令和 and 5 → 2023; the same number names its calendar and its fiscal year. */
function yearOfEra(era: string, year: string): number | null {
  const name = ERA_NAMES[era.toUpperCase()] ?? ERA_NAMES[era] ?? era;
  return Number(year) < 1 ? null : findFiscalYearInText(`${name}${year}年度`);
}

/** 「三十一」 → 31, `null` for what is no number up to 99. */
export function readKanji(text: string): number | null {
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!parts || text === "") return null;
  const [, tens = "", ten, ones = ""] = parts;
  if (!ten) return tens && ones ? null : KANJI.indexOf(tens || ones);
  return (tens ? KANJI.indexOf(tens) : 1) * 10 + (ones ? KANJI.indexOf(ones) : 0);
}

/**
 * Text with full-width digits, letters and signs in their plain form, and the years of eras that are written in kanji
 * (令和三年度) in digits, so that the functions below see one form.
 */
export function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/〜/g, "~")
    .replace(/(令和|平成|昭和)([一二三四五六七八九十]+)(?=年|$)/g, (whole, era: string, year: string) => {
      const number = readKanji(year);
      return number === null ? whole : `${era}${number}`;
    });
}

/** The year of an era in a text that is nothing else: 令和5, R5, H30, 令和元; `null` for anything else. */
export function readEraYear(text: string): number | null {
  const parts = new RegExp(`^(${ERA})\\.?(元|\\d{1,2})$`).exec(text);
  return parts ? yearOfEra(parts[1] ?? "", parts[2] ?? "") : null;
}

/** A month that a text names, by its calendar year. */
interface NamedMonth {
  year: number;
  month: number;
}

/** What a Japanese sentence tells in figures. */
export interface Figures {
  /** Every fiscal year that is named: 令和3年度, 2021年度, the first and the last of 令和4~8年度. */
  fiscalYears: FiscalYear[];
  /** Every month named together with its year: 令和5年3月. */
  months: NamedMonth[];
  /** All other numbers, in ones: 1億1,200万円 is 112000000. Dates and ordinals (第2次) are none. */
  numbers: number[];
}

/** Reads the years and numbers of a sentence; a number in kanji alone (三つ) is not read. */
export function listFigures(text: string): Figures {
  const fiscalYears: FiscalYear[] = [];
  const months: NamedMonth[] = [];
  const calendarYear = (era: string | undefined, year: string) => (era ? yearOfEra(era, year) : Number(year));
  // ㎥ would become m3, and ① 1.
  const rest = plainDigits(text.replace(/[㎠-㎦²³①-⑳]/g, " "))
    // 令和4~8年度, 令和3年度から5年度
    .replace(
      new RegExp(
        `(?:(${ERA})(元|\\d{1,2})|(\\d{4}))(?:年度?)?\\s*(?:~|から|-|・|、|及び|と)\\s*(\\d{1,2}|\\d{4})年度`,
        "g",
      ),
      (_, era: string | undefined, short: string | undefined, long: string | undefined, last: string) => {
        const first = calendarYear(era, short ?? long ?? "");
        const end = calendarYear(last.length === 4 ? undefined : era, last);
        fiscalYears.push(...[first, end].filter((year) => year !== null));
        return " ";
      },
    )
    .replace(
      new RegExp(`(?:(${ERA})(元|\\d{1,2})|(?<!\\d)(\\d{4}))年(度?)(?:\\s*(\\d{1,2})月)?(?:\\s*\\d{1,2}日)?`, "g"),
      (
        _,
        era: string | undefined,
        short: string | undefined,
        long: string | undefined,
        isFiscal: string,
        month: string | undefined,
      ) => {
        const year = calendarYear(era, short ?? long ?? "");
        if (year !== null && isFiscal) fiscalYears.push(year);
        else if (year !== null && month) months.push({ year, month: Number(month) });
        return " ";
      },
    )
    .replace(/\d{1,2}月(\s*\d{1,2}日)?|第\s*\d+/g, " ");
  const numbers = [...rest.matchAll(NUMBER)].map(([found]) => readNumber(found));
  return { fiscalYears, months, numbers };
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const SCALE = "千?[兆億万]|[千百]";
const NUMBER = new RegExp(`${DIGITS}(?:(?:${SCALE})(?:${DIGITS})?)*`, "g");

/** 「1億1,200万」 → 112000000 */
function readNumber(text: string): number {
  let sum = 0;
  for (const [, digits = "", scale = ""] of text.matchAll(new RegExp(`(${DIGITS})((?:${SCALE})?)`, "g"))) {
    sum += Number(digits.replaceAll(",", "")) * scaleOf(scale);
  }
  // Decimals of 1.5億 and the like are exact to nine places.
  return Number(sum.toPrecision(15));
}

function scaleOf(scale: string): number {
  return [...scale].reduce((product, letter) => product * (SCALES[letter] ?? 1), 1);
}

/** How many ones one of a unit is: 10000 for 万円, 1 for 人. */
export function scaleOfUnit(unit: string): number {
  const [scale = ""] = new RegExp(`^(?:${SCALE})(?=.)`).exec(unit) ?? [];
  return scaleOf(scale);
}

/** Whether a number of a text is a value in its unit: as it stands, or in ones, 1億3,006万円 for 13006 万円. */
export function isNumberOf(number: number, value: number, unit: string): boolean {
  const isNear = (other: number) => Math.abs(other - value) <= 1e-9 * Math.abs(value);
  return isNear(number) || isNear(-number) || isNear(number / scaleOfUnit(unit));
}
