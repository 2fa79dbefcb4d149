import { type FiscalYear, fiscalYearOf, IsoDate, PartialDate } from "#domain/fiscal-year.ts";
import { ItemKey } from "#domain/record.ts";
import { undoExcelDate } from "./excel-date.ts";
import { listFigures, plainDigits, readEraYear, readKanji, scaleOfUnit } from "./japanese-numbers.ts";

/** What a cell is expected to hold, and the value that it then has. */
interface CellValues {
  /** A figure, negative with a sign. */
  number: number;
  "fiscal-year": FiscalYear;
  /** Known to the day, the month or the year. */
  date: PartialDate;
  day: IsoDate;
  item: ItemKey;
  /** A mark that is set; an empty cell is one that is not. */
  mark: true;
  text: string;
}
export type CellKind = keyof CellValues;

/** What a cell says. */
export type CellReading<T> =
  | { kind: "empty" }
  /**
   * `written` is the value as the tables keep it. `oddity` names what had to be read over (全角の数字, 桁区切りのコンマ)
   * and is absent where the cell already stood as it is written: show it, or refuse the cell.
   */
  | { kind: "value"; value: T; written: string; oddity?: string }
  /** `message` is a whole Japanese sentence; `meant` is the value that was probably meant, where one can be told. */
  | { kind: "refused"; message: string; meant?: string };

/**
 * Reads the text of one cell as people write it in Excel: 令和5年3月31日, ▲17, １９種類, R4, 〃. Pure; knows nothing of the
 * cell's neighbours. `unit` is the one in which a number has to be given.
 */
export function normalizeCell<K extends CellKind>(cell: string, kind: K, unit?: string): CellReading<CellValues[K]>;
export function normalizeCell(cell: string, kind: CellKind, unit?: string): CellReading<string | number | true> {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const junk = explainJunk(text, kind);
  if (junk) return refuse(junk);
  switch (kind) {
    case "number":
      return readNumber(text, unit);
    case "fiscal-year":
      return readFiscalYear(text);
    case "date":
    case "day":
      return readDate(text, kind);
    case "item":
      return readItem(text);
    case "mark":
      return readMark(text);
    case "text":
      return { kind: "value", value: text, written: text };
    default:
      return kind satisfies never;
  }
}

/** 「１９」を 19 と読みました（全角の数字）; empty where nothing had to be read over. */
export function describeNormalized(cell: string, reading: CellReading<unknown>): string {
  if (reading.kind !== "value" || !reading.oddity) return "";
  return `「${cell.trim()}」を ${reading.written} と読みました（${reading.oddity}）`;
}

function refuse(message: string, meant?: string): CellReading<never> {
  return { kind: "refused", message, ...(meant === undefined ? {} : { meant }) };
}

function accept<T>(value: T, written: string, oddity: string | undefined): CellReading<T> {
  return { kind: "value", value, written, ...(oddity ? { oddity } : {}) };
}

const EXCEL_ERROR = /#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!|UNKNOWN!|GETTING_DATA)/i;
const DITTO = /^(同上|同左|同右|同前|上に同じ|上記同様|ditto|[〃々仝″"]|'')$/i;
const SYMBOLS = /^([-‐‑‒–—―−ーｰ－_=＝・…‥]+|\.{2,}|[/／*＊※×✕]+)$/;
const NO_VALUE =
  /^(n\/?a|nil|none|null|nan|undefined|tbd|未定|不明|なし|無し?|未集計|集計中|確認中|調査中|未確認|非公表|未公表|該当なし|対象外|空欄)$/i;

/** What stands in a cell instead of a value; `null` where it may be one. */
function explainJunk(text: string, kind: CellKind): string | null {
  const plain = text.normalize("NFKC");
  if (EXCEL_ERROR.test(plain)) return `表計算ソフトの計算エラーです。もとの値を書いてください。${IF_UNKNOWN[kind]}`;
  if (/^#+$/.test(plain)) return "列の幅が足りず、値が # に変わっています。列を広げてから保存し直してください";
  if (DITTO.test(text)) return "「前と同じ」という印は読めません。同じ値をもう一度書いてください";
  if (/^\?+$/.test(plain) || (kind === "text" && plain.includes("???"))) {
    return `文字が失われて「?」になっています。資料を見て書き直してください。${IF_UNKNOWN[kind]}`;
  }
  if (SYMBOLS.test(text)) return `記号だけで、値がありません。${IF_UNKNOWN[kind]}`;
  if (kind !== "text" && kind !== "mark" && NO_VALUE.test(plain)) return `値がありません。${IF_UNKNOWN[kind]}`;
  return null;
}

const NO_ROW = "わからないときは行を作らないでください（0 とも書かない）";
const LEAVE_EMPTY = "わからないときは空にしてください";
const IF_UNKNOWN: Readonly<Record<CellKind, string>> = {
  number: NO_ROW,
  item: NO_ROW,
  "fiscal-year": LEAVE_EMPTY,
  date: LEAVE_EMPTY,
  day: "わからないときは確かめてから書いてください",
  mark: "当てはまらないときは空にしてください",
  text: "書くことがなければ空にしてください",
};

/** 「全角の数字」「▲（マイナス）」 … joined, or `undefined` where nothing had to be read over. */
function nameOddities(oddities: readonly (string | false)[]): string | undefined {
  return oddities.filter((oddity) => oddity !== false).join("、") || undefined;
}

const APPROXIMATE = /^(約|およそ|おおよそ|ほぼ|概ね|おおむね)|(余り?|程度|前後|ほど|くらい|ぐらい|以上|以下|超|弱|強)$/;

function readNumber(text: string, unit: string | undefined): CellReading<number> {
  const plain = text.normalize("NFKC").replace(/^'/, "");
  const bare = withoutUnit(plain, unit);
  const signed = /^(?:([-−–▲△])\s*(.+)|\((.+)\))$/.exec(bare);
  const digits = signed?.[2] ?? signed?.[3] ?? bare;
  if (/^\d+(\.\d+)?$|^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) {
    const written = plainNumber(digits, signed !== null);
    const value = Number(written);
    // A figure of more digits than a number can hold would be rounded without a word.
    if (written.replace(/^-?0*\.?0*|\.|0+$/g, "").length > 15 || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
      return refuse("桁が多すぎます。資料の数と単位を確かめてください（万円などの単位なら、その単位での数を書きます）");
    }
    if (written === text) return accept(value, written, undefined);
    const isMinus = signed !== null && !bare.startsWith("-");
    const oddity = nameOddities([
      /[０-９．，％－（）]/.test(text) && "全角の文字",
      digits.includes(",") && "桁区切りのコンマ",
      isMinus && `${signed[1] ?? "かっこ"}はマイナス`,
      bare !== plain && `単位「${unit}」`,
      text.startsWith("'") && "先頭の '",
    ]);
    return accept(value, written, oddity ?? "余分な 0 や空白");
  }
  return refuseNumber(plain, unit);
}

/** A number as it is written in the tables: no separators, no zeros before or sign of zero. */
function plainNumber(digits: string, isNegative: boolean): string {
  const number = digits.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  return isNegative && Number(number) !== 0 ? `-${number}` : number;
}

function withoutUnit(plain: string, unit: string | undefined): string {
  const name = unit?.normalize("NFKC");
  return name && plain.endsWith(name) ? plain.slice(0, -name.length).trim() : plain;
}

function refuseNumber(plain: string, unit: string | undefined): CellReading<number> {
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(plain)) {
    return refuse(
      "Excel が桁を縮めています。セルの表示形式を「文字列」か「数値」にしてから、資料の数を書き直してください",
    );
  }
  if (/\d/.test(plain) && EXPECTED.test(plain)) {
    return refuse(
      "見込みや予定の数は、結果として書けません。結果が公表されてから書き、年度の途中の数なら interim に true と書いてください",
    );
  }
  const core = readCore(plain, unit);
  if (core !== undefined) return refuse(explainNumber(core), core);
  const { numbers } = listFigures(plain);
  const [ones] = numbers;
  const rule = "数ではありません。数字だけを書き、単位は unit、説明は text か note に書いてください";
  if (ones === undefined || numbers.length > 1 || /^[年度月日]/.test(plain)) return refuse(rule);
  const scale = isInOnes(plain, unit) ? scaleOfUnit(unit?.normalize("NFKC") ?? "") : 1;
  const isMinus = /^[-−–▲△]/.test(plain);
  const meant = String((isMinus ? -1 : 1) * Number((ones / scale).toPrecision(15)));
  // Too small or too large to be written in digits.
  if (!/^-?\d+(\.\d+)?$/.test(meant)) return refuse(rule);
  if (APPROXIMATE.test(plain)) {
    return refuse(`概数のことばは書けません。数だけを ${meant} のように書き、note に「概数」と書いてください`, meant);
  }
  return refuse(explainNumber(meant), meant);
}

function explainNumber(meant: string): string {
  return `数ではありません。数字だけを ${meant} のように書き、単位は unit、説明は text か note に書いてください`;
}

/** What is still to come is no result. */
const EXPECTED = /見込|予定|予測|目標/;

/** What of a cell is its number: the last of 14→12, 12 of 12(前年度14), of 十二 and of l2; `undefined` where that is none. */
function readCore(plain: string, unit: string | undefined): string | undefined {
  const last = plain.split(/→|⇒|➡|⇨|->|=>/).at(-1) ?? "";
  const core = last.replace(/\s*\([^()]*\)$/, "").trim();
  const bare = withoutUnit(core, unit);
  const kanji = readKanji(bare);
  if (kanji !== null) return String(kanji);
  const digits = /^[\dOol|I,.]*\d[\dOol|I,.]*$/.test(bare) ? bare.replace(/[Oo]/g, "0").replace(/[l|I]/g, "1") : bare;
  if (digits === plain || digits === "") return undefined;
  const reading = readNumber(digits, unit);
  return reading.kind === "value" ? reading.written : undefined;
}

/** Whether a text gives its number in ones, or in ones with a scale of its own, where its unit has one: 24,000円 of 万円. */
function isInOnes(plain: string, unit: string | undefined): boolean {
  if (unit === undefined) return false;
  const ones = unit.normalize("NFKC").replace(/^(千?[兆億万]|[千百])(?=.)/, "");
  return /[兆億万千]/.test(plain) || (ones !== unit.normalize("NFKC") && plain.endsWith(ones));
}

function readFiscalYear(text: string): CellReading<FiscalYear> {
  if (/^(19|20|21)\d{2}$/.test(text)) return accept(Number(text), text, undefined);
  const plain = plainDigits(text).replace(/\s/g, "").replace(/^FY/i, "");
  const [, western] = /^((?:19|20|21)\d{2})(?:年度?|\.0)?$/.exec(plain) ?? [];
  const year = western ? Number(western) : readEraYear(plain.replace(/年度?$/, ""));
  const rule = "年度は西暦の半角数字4桁で書いてください（令和3年度なら 2021）";
  if (year === null) return refuseFiscalYear(plain, rule);
  const isCalendar = /年$/.test(plain);
  if (isCalendar) return refuse(`年か年度か分かりません。${rule}。年度のことなら ${year} です`, String(year));
  return accept(year, String(year), western ? "西暦4桁のほかの文字" : "元号の年度");
}

function refuseFiscalYear(plain: string, rule: string): CellReading<FiscalYear> {
  const { fiscalYears, months } = listFigures(plain);
  const [month, ...otherMonths] = months;
  if (fiscalYears.length === 0 && month && otherMonths.length === 0) {
    const meant = String(fiscalYearOf(`${month.year}-${pad(month.month)}-01`));
    return refuse(`日付ではなく年度を書いてください。その日は ${meant} 年度です`, meant);
  }
  const day = undoExcelDate(plain)?.date ?? readDateParts(plain);
  if (day?.length === 10 && day >= "2000" && IsoDate.safeParse(day).success) {
    const meant = String(fiscalYearOf(day as IsoDate));
    return refuse(`日付ではなく年度を書いてください。その日は ${meant} 年度です`, meant);
  }
  const short = /^(\d{1,2})(年度)?$/.exec(plain)?.[1];
  const era = short === undefined ? null : readEraYear(`R${short}`);
  if (era !== null) return refuse(`${rule}。令和のことなら ${era} です`, String(era));
  const [year, ...others] = fiscalYears;
  if (year !== undefined && others.length === 0) return refuse(`${rule}。${year} のことでしょうか`, String(year));
  return refuse(rule);
}

const DATE_RULE = "日付は 2023、2023-04、2023-04-01 のどれかの形で書いてください";
const DAY_RULE = "日付は 2023-04-01 の形で書いてください";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function readDate(text: string, kind: "date" | "day"): CellReading<string> {
  const rule = kind === "day" ? DAY_RULE : DATE_RULE;
  const fits = (written: string) => (kind === "day" ? IsoDate : PartialDate).safeParse(written).success;
  if (fits(text)) return accept(text, text, undefined);
  const excel = undoExcelDate(text);
  if (excel && fits(excel.date)) return accept(excel.date, excel.date, BY_EXCEL);
  const plain = plainDigits(text).replace(/\s*(現在|時点)$/, "");
  if (/年度/.test(plain)) {
    const year = plain.endsWith("年度末") ? readYear(plain.slice(0, -3)) : null;
    return refuse(
      `${rule}。年度は fiscal_year に書き、日付がわからないときは空にしてください`,
      year === null ? undefined : `${year + 1}-03-31`,
    );
  }
  const written = readDateParts(plain);
  if (written === null) {
    const meant = guessDate(plain);
    if (meant !== null && fits(meant)) return refuse(rule, meant);
    return refuse(/^\d{1,2}(月|[/.]\d{1,2}$)/.test(plain) ? `年がありません。${rule}` : rule);
  }
  if (fits(written)) return accept(written, written, /[年RHS令平昭]/i.test(plain) ? "年月日の書き方" : "日付の区切り");
  if (PartialDate.safeParse(written).success) return refuse(`日までわかる日付が要ります。${rule}`);
  return refuse(`実在しない日付です（${written}）。${rule}`);
}

const BY_EXCEL = "Excel が日付に変えています。次からは data/README.md の「Excel で開く」のとおりに開いてください";

/** 令和5年3月31日, R5.3.31, 2023/3, 20230331, 31-Mar-23 → `2023-03-31` …; it may be no day of the calendar. */
function readDateParts(plain: string): string | null {
  const text = plain.replace(/\s*\([日月火水木金土]\)$/, "").replace(/[T ]0{1,2}:00(:00)?(\.0+)?Z?$/, "");
  const english = /^(\d{1,2})-([a-z]{3})[a-z]*-(\d{2}|\d{4})$/i.exec(text);
  if (english) {
    const month = MONTHS.indexOf((english[2] ?? "").toLowerCase()) + 1;
    const year = Number(english[3]);
    const full = year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year;
    return month === 0 ? null : join(full, String(month), english[1]);
  }
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return join(Number(compact[1]), compact[2], compact[3]);
  const parts = /^(.+?)(?:年|[-./])(?:(\d{1,2})(?:月|[-./])?(?:(\d{1,2})日?|(末))?)?$/.exec(text.replace(/\s/g, ""));
  if (!parts) return null;
  const [, name = "", month, day, end] = parts;
  const year = readYear(name);
  if (year === null) return null;
  return join(year, month, end ? String(lastDayOf(year, Number(month))) : day);
}

function readYear(name: string): number | null {
  return /^(19|20)\d{2}$/.test(name) ? Number(name) : readEraYear(name);
}

/** 25/3/31 and 7.3.31, whose year is short, and 3/31/2025: what was probably meant. */
function guessDate(plain: string): string | null {
  const last = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain);
  if (last) return join(Number(last[3]), last[1], last[2]);
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (!short) return null;
  const [, year = "", month, day] = short;
  const full = Number(year) > 18 ? 2000 + Number(year) : readEraYear(`R${year}`);
  return full === null ? null : join(full, month, day);
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function join(year: number, month?: string, day?: string): string {
  return [String(year), ...[month, day].flatMap((part) => (part ? pad(Number(part)) : []))].join("-");
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

const ITEM_RULE = "項目番号は 2-1-5 の形で書いてください";

function readItem(text: string): CellReading<ItemKey> {
  const excel = readExcelKey(text);
  if (excel) return excel;
  if (ItemKey.safeParse(text).success) return accept(text, text, undefined);
  const plain = text.normalize("NFKC").replace(/[‐‑‒–—―−ー]/g, "-");
  const joined = plain
    .replace(/[()\s]/g, "")
    .replace(/^(\d+)[-.](\d+)[-.](\d+)$/, "$1-$2-$3")
    .toLowerCase();
  const isMarked = /[①-⑳]/.test(text);
  if (!isMarked && ItemKey.safeParse(joined).success)
    return readExcelKey(joined) ?? accept(joined, joined, "全角の文字や、ほかの区切り");
  const [meant, another] = joined.match(/(?<![\d-])\d+-\d+-\d+(?![\d-])/g) ?? [];
  if (another) return refuse(`${ITEM_RULE}。1行に1つだけ書き、ほかの項目のことは行を分けてください`);
  return meant && joined.startsWith(meant)
    ? refuse(`${ITEM_RULE}。${meant} のことでしょうか`, meant)
    : refuse(ITEM_RULE);
}

/** A key that a sheet took for a date: 2001-1-1 fits the shape of a key, and is what becomes of 1-1-1. */
function readExcelKey(text: string): CellReading<ItemKey> | null {
  const excel = undoExcelDate(text.replace(/^(\d{4})-(\d+)-(\d+)$/, "$1/$2/$3"));
  if (!excel) return null;
  return excel.key ? accept(excel.key, excel.key, BY_EXCEL) : refuse(`${ITEM_RULE}（${BY_EXCEL}）`);
}

const MARK_RULE = "年度末の値でないときは true と書き、年度末の値なら空にしてください";

function readMark(text: string): CellReading<true> {
  if (/^(1|true)$/i.test(text)) return accept(true, "true", undefined);
  const plain = text.normalize("NFKC");
  if (/^([○〇◯●◎✓✔☑レ]|1|true|yes|はい|途中|年度途中|速報)$/i.test(plain)) return accept(true, "true", "印の書き方");
  return refuse(MARK_RULE);
}
