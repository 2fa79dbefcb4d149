import type { FiscalYear, IsoDate, PartialDate } from "#domain/fiscal-year.ts";
import { dropNoteMarks, type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Source } from "#domain/source.ts";
import { keyOfQuestion, listQuestions, type Question } from "#domain/year-form.ts";
import {
  ANSWERS,
  describeQuestion,
  ITEM_SHEET,
  listChoices,
  RESULT_COLUMNS,
  type ResultField,
  ROW_KINDS,
  type RowKind,
  SOURCE_COLUMNS,
  SOURCE_KINDS,
  type SourceField,
} from "#words/ja/form.ts";
import { explainUnfitCharacters } from "../characters.ts";
import { explainReadTooEarly } from "../check-records.ts";
import { listFigures } from "../japanese-numbers.ts";
import { type CellKind, describeNormalized, normalizeCell } from "../normalize-cell.ts";
import { findNearest } from "../problem.ts";
import { explainContact, explainTooLong } from "../publishable-text.ts";
import { explainBadAddress } from "../web-address.ts";
import { describeCell, type FoundTable, findMerge, findTable } from "./find-table.ts";
import type { Finding, Place } from "./finding.ts";
import { inFormTitles } from "./form-titles.ts";
import { showNumber } from "./number-format.ts";
import { nameColumn, type Sheet } from "./sheet.ts";

/** A filled row of a form. */
export interface FormEntry {
  item: Item;
  fiscalYear: FiscalYear;
  kind: RowKind;
  /** Absent for remarks, decisions and events. */
  question?: Question;
  /** A figure, or what the chosen word is recorded as; absent for remarks and events. */
  answer?: number | string;
  interim?: true;
  date?: PartialDate;
  text?: string;
  /** Id of the source, as written. */
  source: string;
  note?: string;
  reason?: string;
  placeOf: (field: ResultField) => Place;
}

/** A filled row of the sheet of sources. */
export interface SourceEntry {
  source: Source;
  placeOf: (field: SourceField) => Place;
}

/** What one file says. */
export interface FormRead {
  entries: FormEntry[];
  sources: SourceEntry[];
  /** Rows of sources that have an id and nothing else, by it; `null` for one of which it was said what is wrong. */
  unfilled: Map<string, Place | null>;
  findings: Finding[];
}

const NEEDED: readonly ResultField[] = ["item", "fiscalYear", "type", "answer", "text", "source"];
const NEEDED_OF_SOURCE: readonly SourceField[] = ["id", "title", "publisher", "url", "readOn"];

/** Reads the sheets of one file by the titles of their columns; other sheets are left alone, and a note says so. */
export function readForm(file: string, sheets: readonly Sheet[], plan: Plan): FormRead {
  const read: FormRead = { entries: [], sources: [], unfilled: new Map(), findings: [] };
  let [found, results, others] = [0, 0, 0];
  for (const sheet of sheets) {
    const table = findTable(file, sheet, RESULT_COLUMNS, NEEDED, ["item", "type"]);
    const sources = table ? null : findTable(file, sheet, SOURCE_COLUMNS, NEEDED_OF_SOURCE, ["url", "readOn"]);
    if (!table && !sources) {
      if (sheet.rows.size === 0 || isOfTemplate(sheet)) continue;
      others += 1;
      read.findings.push(noteSheet(file, sheet, "表ではないので、読みませんでした"));
      continue;
    }
    if (sheet.isHidden) {
      read.findings.push(
        noteSheet(file, sheet, "隠れているシートなので、読みませんでした。読むなら、表示してください"),
      );
      continue;
    }
    found += 1;
    if (table) results += 1;
    read.findings.push(...((table ?? sources)?.findings ?? []));
    if (table?.table) readResults(table.table, plan, read);
    if (sources?.table) readSourceRows(sources.table, plan, read);
  }
  read.entries = read.entries.filter((entry) => citesById(entry, read, plan));
  // Sources alone may come as a file of their own; beside a sheet of something else the results are what is missing.
  if (found === 0 || (results === 0 && others > 0)) {
    read.findings.push({
      level: "error",
      place: { file },
      message: `結果の表がありません。「${RESULT_COLUMNS.item}」「${RESULT_COLUMNS.type}」などの列の名前がある、ひな形のシートに書いてください`,
    });
  }
  return read;
}

/**
 * Whether a row cites its document by what can be an id. A title, an address or an id in other letters is refused with the
 * id of that document; where the row of sources is at fault, that was said of it.
 */
function citesById({ source, placeOf }: FormEntry, { sources, unfilled, findings }: FormRead, plan: Plan): boolean {
  if (SOURCE_IDS.test(source)) return true;
  if (unfilled.get(source) === null) return false;
  const known = [...sources.map((entry) => entry.source), ...plan.sources];
  const same = known.find(({ id, title, url }) => id === slugOf(source) || title === source || url === source);
  const message = "出典の番号ではありません。「出典」のシートの「出典の番号」の欄にある番号を書いてください";
  findings.push({
    level: "error",
    place: placeOf("source"),
    message,
    ...(same === undefined ? {} : { meant: same.id }),
  });
  return false;
}

/** A sheet of the template that nothing is written into. */
function isOfTemplate({ name, rows }: Sheet): boolean {
  return name === ITEM_SHEET || [...rows.values()].every((cells) => [...cells.keys()].every((column) => column === 1));
}

function noteSheet(file: string, { name }: Sheet, message: string): Finding {
  return { level: "note", place: { file, sheet: name }, message };
}

/** Reads cells of one row, and says what is wrong with them. */
class RowReader<Field extends string> {
  isRight = true;

  constructor(
    private readonly table: FoundTable<Field>,
    readonly row: number,
    private readonly findings: Finding[],
  ) {}

  placeOf = (field: Field): Place => this.table.placeOf(this.row, field);

  textOf(field: Field): string {
    return (describeCell(this.table.cellAt(this.row, field)) ?? "").trim();
  }

  refuse(field: Field, message: string, meant?: string): void {
    this.isRight = false;
    this.findings.push({
      level: "error",
      place: this.placeOf(field),
      message,
      ...(meant === undefined ? {} : { meant }),
    });
  }

  note(field: Field, message: string): void {
    this.findings.push({ level: "note", place: this.placeOf(field), message });
  }

  /** The value of a cell; `undefined` where it is empty or wrong, which is then said. */
  read<K extends CellKind>(field: Field, kind: K, unit?: string) {
    const cell = this.table.cellAt(this.row, field);
    if (cell?.kind === "formula") {
      this.refuse(
        field,
        "数式の結果が保存されていません。Excel で開いて保存し直すか、数式のかわりに値を書いてください",
      );
      return undefined;
    }
    if (cell?.kind === "struck") {
      const message = "取り消し線の付いた文字があります。消すものは削除し、残すものから取り消し線を外してください";
      this.refuse(field, message, cell.kept || undefined);
      return undefined;
    }
    const shown = cell?.kind === "number" ? showNumber(cell.value, cell.format) : null;
    if (shown?.isHidden) {
      const words = shown.words ? `「${shown.words}」` : "何も";
      const message = `セルの表示形式のため、中の値（${shown.text}）のかわりに${words}${shown.words ? "が見えて" : "見えなくなって"}います。表示形式を「標準」にして、値を確かめてください`;
      this.refuse(field, message);
      return undefined;
    }
    if (cell?.kind === "date" && kind === "number") {
      const serial = serialOf(cell.date);
      const message = "日付になっています。セルの表示形式を「標準」にして、数を書き直してください";
      this.refuse(field, message, serial < LIKELY_DATE && !cell.hasTime ? String(serial) : undefined);
      return undefined;
    }
    const text = this.textOf(field).replace(/\s*[\r\n]\s*/g, " ");
    const unfit = explainUnfitCharacters(text);
    if (unfit) {
      this.refuse(field, unfit.message, unfit.meant);
      return undefined;
    }
    const unfitted = kind === "text" ? (explainTooLong(text) ?? explainContact(text)) : null;
    if (unfitted) {
      this.refuse(field, unfitted);
      return undefined;
    }
    const reading = normalizeCell(text, kind, unit);
    if (reading.kind === "empty") return undefined;
    if (reading.kind === "refused") {
      this.refuse(field, inFormTitles(reading.message), reading.meant);
      return undefined;
    }
    const formula = kind === "text" && /^[=+\-@＝＋－＠]/.exec(text)?.[0];
    if (formula) {
      const meant = text.replace(/^[=+\-@＝＋－＠\s]+/, "");
      this.refuse(
        field,
        `「${formula}」で始まる文字は、表計算ソフトが式として動かします。言葉から書き始めてください`,
        meant,
      );
      return undefined;
    }
    const oddity = describeNormalized(text, reading);
    if (shown?.held !== undefined) {
      this.note(field, `表示のとおり ${shown.text} と読みました（セルの中の値は ${shown.held}）`);
    }
    // 令和7年度 is how the form itself names a year.
    if (oddity !== "" && cell?.kind === "text" && !/^(令和|平成)(元|\d+)年度/.test(text)) this.note(field, oddity);
    return reading.value;
  }

  /** One of some words; `undefined` where it is empty or another word, which is then said. */
  choose(field: Field, words: readonly string[]): string | undefined {
    const plain = plainWord(this.textOf(field));
    // Before it is read: × alone is no text, and means something here.
    const synonym = words.find((word) => SYNONYMS[word]?.includes(plain));
    if (synonym === undefined) {
      if (this.read(field, "text") === undefined) return undefined;
      const found = words.find((word) => plainWord(word) === plain);
      if (found !== undefined) return found;
    }
    const bare = plain.replace(/\(.*\)$/, "");
    const meant = synonym ?? words.find((word) => plainWord(word) === bare) ?? findNearest(plain, words) ?? undefined;
    this.refuse(field, `「${words.join("」「")}」のどれかを選んでください`, meant);
    return undefined;
  }
}

/** Days since the day 0 of Excel; a number under 10,000 (May 1927) was never meant as a day of ours. */
const LIKELY_DATE = 10_000;
function serialOf(date: IsoDate): number {
  const days = (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000;
  // Excel counts a 29 February 1900 that never was.
  return days < 61 ? days - 1 : days;
}

function plainWord(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** What people write for the words to choose from. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  [ANSWERS.step.reached]: ["完了", "達成", "済", "済み", "実施", "実施済", "実施済み", "○", "〇", "◯"],
  [ANSWERS.step["not-reached"]]: ["未達", "未達成", "未実施", "未了", "未", "×", "✕"],
  [ANSWERS.step.postponed]: ["先送り", "延伸", "見送り"],
  [ANSWERS.year.done]: ["完了", "済", "済み", "実施済", "実施済み", "達成", "○", "〇", "◯"],
  [ANSWERS.year.partly]: ["一部実施", "部分実施", "△"],
  [ANSWERS.year["not-done"]]: ["未達", "未達成", "なし", "×", "✕"],
  [ANSWERS.rating["on-track"]]: ["概ね順調", "おおむね順調", "ほぼ順調", "A", "○", "〇", "◯"],
  [ANSWERS.rating.late]: ["遅れ", "やや遅れ", "遅滞", "△"],
  [ANSWERS.rating.closed]: ["中止", "廃止", "終了"],
  [ROW_KINDS.council]: ["意見", "委員の意見", "審議会意見"],
  [ROW_KINDS.reply]: ["回答", "市の考え方", "市の考え"],
};

const RESULT_INPUTS: readonly ResultField[] = ["answer", "interim", "date", "text", "note"];
const KIND_OF_TITLE = new Map(Object.entries(ROW_KINDS).map(([kind, title]) => [title as string, kind as RowKind]));

function readResults(table: FoundTable<ResultField>, plan: Plan, read: FormRead): void {
  const usual = findUsualYear(table);
  const hidden: number[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(table, row, read.findings);
    // Printed anew at the head of a page.
    if (reader.textOf("item") === RESULT_COLUMNS.item && reader.textOf("type") === RESULT_COLUMNS.type) continue;
    const inputs = RESULT_INPUTS.filter((field) => reader.textOf(field) !== "");
    if (inputs.length === 0 && !isBegunByName(table, reader)) {
      refuseMisplaced(table, reader);
      if (reader.textOf("reason") !== "") reader.note("reason", "結果がないので、この行の理由は取り込みません");
      continue;
    }
    if (table.sheet.hiddenRows.has(row)) hidden.push(row);
    if (refuseStray(reader, inputs)) continue;
    if (!refuseMerged(table, reader, inputs)) continue;
    const entry = readResult(reader, plan, usual);
    if (entry && reader.isRight) read.entries.push(entry);
  }
  if (hidden.length > 0) {
    read.findings.push({
      level: "note",
      place: { ...table.placeOf(hidden[0] ?? 0, "item"), value: hidden.join("、") },
      message: "絞り込みなどで隠れている行も読みました",
    });
  }
}

/** A row that staff added has no key; it is begun by saying what it is about. Where the column of keys is gone, all rows look so. */
function isBegunByName(table: FoundTable<ResultField>, reader: RowReader<ResultField>): boolean {
  const [key, item, type] = (["key", "item", "type"] as const).map((field) => reader.textOf(field));
  if (key !== "" || item === "" || type === "") return false;
  return table.columns.has("key") || !QUESTION_TITLES.some((title) => title === type);
}

const QUESTION_TITLES = [ROW_KINDS.observation, ROW_KINDS.step, ROW_KINDS.year, ROW_KINDS.rating];

/** A number in a column that the template fills with words, and that is not read. */
function refuseMisplaced(table: FoundTable<ResultField>, reader: RowReader<ResultField>): void {
  for (const field of ["known", "before"] as const) {
    if (table.cellAt(reader.row, field)?.kind !== "number") continue;
    reader.refuse(
      field,
      `「${RESULT_COLUMNS[field]}」の欄は読みません。結果は「${RESULT_COLUMNS.answer}」の欄に書いてください`,
    );
  }
}

/** A sum, a memo or a second line of titles: of such a row one thing is said, not each of what it lacks. */
function refuseStray(reader: RowReader<ResultField>, inputs: readonly ResultField[]): boolean {
  const isNamed = (["key", "type", "fiscalYear"] as const).some((field) => reader.textOf(field) !== "");
  const item = reader.textOf("item");
  if (isNamed || normalizeCell(item, "item").kind === "value") return false;
  const message =
    "何の結果か分からない行です（項目番号・年度・種類がありません）。結果でなければ、この行を消すか、ほかのシートに移してください";
  reader.refuse(item === "" ? (inputs[0] ?? "item") : "item", message);
  return true;
}

/** What was typed into merged cells may be meant for any of their rows, or for the next column. */
function refuseMerged(
  table: FoundTable<ResultField>,
  reader: RowReader<ResultField>,
  inputs: readonly ResultField[],
): boolean {
  for (const field of [...inputs, "source" as const, "reason" as const]) {
    const column = table.columns.get(field);
    const merge = column === undefined ? null : findMerge(table.sheet, reader.row, column);
    if (!merge) continue;
    // One word for the merged cells, not one for each of their rows.
    if (merge.firstRow === reader.row && merge.firstColumn === column) {
      const range = `${nameColumn(merge.firstColumn)}${merge.firstRow}:${nameColumn(merge.lastColumn)}${merge.lastRow}`;
      const message = `セルが結合されていて（${range}）、どの行、どの列の値か分かりません。結合を解き、値を行ごとに書いてください`;
      reader.refuse(field, message, reader.textOf(field));
    }
    reader.isRight = false;
  }
  return reader.isRight;
}

/** The year that most rows have, to be proposed where one has none. */
function findUsualYear(table: FoundTable<ResultField>): string | undefined {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const text = describeCell(table.cellAt(row, "fiscalYear"));
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function readResult(reader: RowReader<ResultField>, plan: Plan, usualYear: string | undefined): FormEntry | null {
  const subject = readSubject(reader, plan);
  const fiscalYear = reader.read("fiscalYear", "fiscal-year");
  if (fiscalYear === undefined && reader.textOf("fiscalYear") === "") {
    reader.refuse("fiscalYear", "年度がありません。令和7年度のように書いてください", usualYear);
  }
  const date = reader.read("date", "date");
  const text = reader.read("text", "text");
  const note = reader.read("note", "text");
  const reason = reader.read("reason", "text");
  const source = reader.read("source", "text");
  if (source === undefined && reader.textOf("source") === "") {
    reader.refuse("source", "出典の番号がありません。「出典」のシートにある番号を書いてください");
  }
  if (!subject) return null;
  const { item, kind, question } = subject;
  const answer = readAnswer(reader, kind, question, fiscalYear);
  const isMarked = reader.textOf("interim") !== "";
  const interim = isMarked ? reader.read("interim", "mark") : undefined;
  if (isMarked && kind !== "observation") {
    reader.refuse("interim", `「${ROW_KINDS[kind]}」の行では使いません。空にしてください`);
  }
  if (text === undefined && (kind === "council" || kind === "reply" || kind === "event" || kind === "decision")) {
    if (reader.textOf("text") === "") reader.refuse("text", "公表する文がありません。資料の言葉に沿って書いてください");
  }
  if (answer === undefined && isAnswerNeeded(kind) && reader.textOf("answer") === "") {
    reader.refuse("answer", "結果がありません。結果を書くか、分からなければ、この行のほかの欄も空にしてください");
  }
  if (fiscalYear === undefined || source === undefined) return null;
  return {
    item,
    fiscalYear,
    kind,
    ...(question ? { question } : {}),
    ...(answer === undefined ? {} : { answer }),
    ...(interim ? { interim } : {}),
    ...(date === undefined ? {} : { date }),
    ...(text === undefined ? {} : { text }),
    source,
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    placeOf: reader.placeOf,
  };
}

function isAnswerNeeded(kind: RowKind): boolean {
  return kind !== "council" && kind !== "reply" && kind !== "event";
}

interface Subject {
  item: Item;
  kind: RowKind;
  question?: Question;
}

/** What a row speaks about: by its key where it has one, which must agree with the number of the item, else by its words. */
function readSubject(reader: RowReader<ResultField>, plan: Plan): Subject | null {
  const key = reader.textOf("key");
  const kindTitle = reader.choose("type", Object.values(ROW_KINDS));
  if (kindTitle === undefined && reader.textOf("type") === "") {
    reader.refuse("type", "種類がありません", KIND_OF_KEY[key.replace(/:.*/, "")]);
  }
  const titled = plan.items.find((it) => plainWord(plainTitle(it)) === plainWord(reader.textOf("item")));
  if (titled) reader.refuse("item", "題名ではなく、項目の番号を書いてください", titled.key);
  const itemKey = titled ? undefined : reader.read("item", "item");
  const item = plan.items.find((candidate) => candidate.key === itemKey);
  const keys = plan.items.map((candidate) => candidate.key);
  const ofKey = keys.find((candidate) => candidate === key.split(":")[1]);
  if (itemKey === undefined && reader.textOf("item") === "") {
    reader.refuse("item", "項目番号がありません", ofKey);
  } else if (itemKey !== undefined && !item) {
    const near = ofKey ?? findNearest(itemKey, keys) ?? undefined;
    reader.refuse("item", "この番号の項目は、計画にありません。番号を直してください", near);
  }
  const kind = kindTitle === undefined ? undefined : KIND_OF_TITLE.get(kindTitle);
  if (kind === undefined || !item) return null;
  if (kind !== "observation" && kind !== "step" && kind !== "year" && kind !== "rating") return { item, kind };
  const question = key === "" ? findQuestion(reader, item, kind) : findByKey(reader, item, kind, key, plan);
  if (!question || !isLabelledAs(reader, item, question)) return null;
  return { item, kind, question };
}

/**
 * Whether what the template printed in the row is of its question still. Cells that were sorted or pasted without their
 * neighbours, and the form of another plan, whose items have the same numbers, differ there alone.
 */
function isLabelledAs(reader: RowReader<ResultField>, item: Item, question: Question): boolean {
  const differs = (field: "title" | "subject" | "choice", ...names: string[]) =>
    reader.textOf(field) !== "" && !names.map(plainWord).includes(plainWord(reader.textOf(field)));
  const title = plainTitle(item);
  const earlier = Object.values(item.earlier ?? {}).flatMap((texts) => texts.title ?? []);
  if (differs("title", title, item.title, ...earlier, ...earlier.map(dropNoteMarks))) {
    const message = `項目 ${item.key} は「${title}」です。ほかの計画のひな形でないか、行がずれていないか、確かめてください`;
    // No hint: whoever writes the right title over another plan's result makes it pass.
    reader.refuse("title", message);
    return false;
  }
  const name = describeQuestion(question);
  if (differs("subject", name)) {
    const message = `この行は「${name || ROW_KINDS[question.kind]}」の行です。行がずれていないか、確かめてください`;
    reader.refuse("subject", message, name || undefined);
    return false;
  }
  if (question.kind === "observation" && differs("choice", question.metric.unit)) {
    const { unit } = question.metric;
    reader.refuse("choice", `結果の単位は「${unit}」です。結果を「${unit}」で書き、この欄をもとに戻してください`, unit);
    return false;
  }
  return true;
}

const KIND_OF_KEY: Readonly<Record<string, string>> = ROW_KINDS;

function findByKey(
  reader: RowReader<ResultField>,
  item: Item,
  kind: Question["kind"],
  key: string,
  plan: Plan,
): Question | null {
  const questions = listQuestions(item);
  const found = questions.find((question) => keyOfQuestion(item, question) === key);
  if (found) {
    if (found.kind === kind) return found;
    reader.refuse("type", `行の符号は「${ROW_KINDS[found.kind]}」の行のものです`, ROW_KINDS[found.kind]);
    return null;
  }
  const owner = plan.items.find((other) =>
    listQuestions(other).some((question) => keyOfQuestion(other, question) === key),
  );
  if (owner) {
    reader.refuse("item", `行の符号は ${owner.key} の行のものです。行がずれていないか、確かめてください`, owner.key);
    return null;
  }
  const near = findNearest(
    key,
    questions.map((question) => keyOfQuestion(item, question)),
  );
  reader.refuse("key", "この行の符号は、ひな形にありません。ひな形から写してください", near ?? undefined);
  return null;
}

function findQuestion(reader: RowReader<ResultField>, item: Item, kind: Question["kind"]): Question | null {
  const questions = listQuestions(item).filter((question) => question.kind === kind);
  const [only] = questions;
  if (!only) {
    const kinds = new Set(listQuestions(item).map((question) => ROW_KINDS[question.kind]));
    const [first] = kinds;
    reader.refuse(
      "type",
      `項目 ${item.key} に「${ROW_KINDS[kind]}」の行はありません。${[...kinds].join("、")} のどれかです`,
      first,
    );
    return null;
  }
  const text = plainWord(reader.textOf("subject"));
  if (text === "" && questions.length === 1) return only;
  const found = questions.find((question) => plainWord(describeQuestion(question)) === text);
  if (found) return found;
  const names = questions.map(describeQuestion);
  const near = findNearest(reader.textOf("subject"), names) ?? (names.length === 1 ? names[0] : undefined);
  reader.refuse(
    "subject",
    `項目 ${item.key} の「${ROW_KINDS[kind]}」は、${names.map((it) => `「${it}」`).join("、")} です`,
    near,
  );
  return null;
}

function readAnswer(
  reader: RowReader<ResultField>,
  kind: RowKind,
  question: Question | undefined,
  fiscalYear: FiscalYear | undefined,
): number | string | undefined {
  if (question?.kind === "observation") return readFigure(reader, question.metric.unit, fiscalYear);
  if (kind === "observation") return undefined;
  if (kind === "council" || kind === "reply" || kind === "event") {
    if (reader.textOf("answer") !== "") {
      reader.refuse("answer", `「${ROW_KINDS[kind]}」の行では使いません。空にし、「公表する文」に書いてください`);
    }
    return undefined;
  }
  const word = reader.choose("answer", question ? listChoices(question) : Object.values(ANSWERS[kind]));
  return Object.entries<string>(ANSWERS[kind]).find(([, answer]) => answer === word)?.[0];
}

/** A figure, of the row's own year and of as many decimals as somebody would print. */
function readFigure(
  reader: RowReader<ResultField>,
  unit: string,
  fiscalYear: FiscalYear | undefined,
): number | undefined {
  const { fiscalYears } = listFigures(reader.textOf("answer"));
  if (fiscalYear !== undefined && fiscalYears.length > 0 && !fiscalYears.includes(fiscalYear)) {
    reader.refuse("answer", `${fiscalYears.join("、")}年度の値が書かれています。この行の年度の値を書いてください`);
    return undefined;
  }
  const value = reader.read("answer", "number", unit);
  if (value === undefined || decimalsOf(value) <= MOST_DECIMALS) return value;
  const message = "小数が長く続いています。計算した値なら、資料に載っている桁に丸めて書いてください";
  reader.refuse("answer", message, String(Number(value.toFixed(1))));
  return undefined;
}

/** No document prints more; a quotient has as many as fit. */
const MOST_DECIMALS = 6;

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? (Number.isInteger(value) ? 0 : MOST_DECIMALS + 1);
}

function readSourceRows(table: FoundTable<SourceField>, plan: Plan, read: FormRead): void {
  for (const row of table.rows) {
    const reader = new RowReader(table, row, read.findings);
    const id = reader.textOf("id");
    const isFilled = (["title", "publisher", "url", "publishedOn"] as const).some((it) => reader.textOf(it) !== "");
    if (!isFilled) {
      if (id !== "") read.unfilled.set(id, reader.placeOf("title"));
      continue;
    }
    const source = readSource(reader, plan);
    if (source && reader.isRight) read.sources.push({ source, placeOf: reader.placeOf });
    else for (const name of [id, slugOf(id)]) if (name !== "") read.unfilled.set(name, null);
  }
}

const SOURCE_IDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function readSource(reader: RowReader<SourceField>, { sources }: Plan): Source | null {
  const required = (field: "id" | "title" | "publisher" | "url") => {
    const text = reader.read(field, "text");
    if (text === undefined && reader.textOf(field) === "") {
      reader.refuse(field, `${SOURCE_COLUMNS[field]}がありません。書いてください`);
    }
    return text ?? "";
  };
  const id = required("id");
  if (id !== "" && !SOURCE_IDS.test(id)) {
    reader.refuse("id", "番号は、半角の英小文字・数字・ハイフンだけにしてください", slugOf(id) || undefined);
  }
  const [title, publisher] = [required("title"), required("publisher")];
  const url = required("url");
  const bad = url === "" ? null : explainBadAddress(url);
  if (bad) reader.refuse("url", bad.message, bad.meant);
  const publishedOn = reader.read("publishedOn", "date");
  const readOn = reader.read("readOn", "day");
  if (readOn === undefined && reader.textOf("readOn") === "") {
    const last = sources.at(-1)?.readOn;
    const meant = last !== undefined && explainReadTooEarly(last, publishedOn) === null ? last : undefined;
    reader.refuse("readOn", "読んだ日がありません。2026/6/1 のように書いてください", meant);
  }
  const early = readOn === undefined ? null : explainReadTooEarly(readOn, publishedOn);
  if (early) reader.refuse("readOn", early);
  const kindTitle =
    reader.textOf("kind") === "" ? SOURCE_KINDS.official : reader.choose("kind", Object.values(SOURCE_KINDS));
  const kind = (Object.keys(SOURCE_KINDS) as Source["kind"][]).find((it) => SOURCE_KINDS[it] === kindTitle);
  if (kind === undefined || readOn === undefined) return null;
  return { id, title, publisher, url, ...(publishedOn === undefined ? {} : { publishedOn }), readOn, kind };
}

/** An id as it was probably meant; empty where nothing of it could be one. */
function slugOf(id: string): string {
  return id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
