import type { FiscalYear, PartialDate } from "#domain/fiscal-year.ts";
import { dropNoteMarks, type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { keyOfQuestion, listQuestions, type Question } from "#domain/year-form.ts";
import { ANSWERS, describeQuestion, listChoices, type ResultField, ROW_KINDS, type RowKind } from "#words/ja/form.ts";
import { listFigures } from "../japanese-numbers.ts";
import { findNearest } from "../problem.ts";
import type { Place } from "./finding.ts";
import { plainWord, type RowReader } from "./row-reader.ts";

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

const KIND_OF_TITLE = new Map(Object.entries(ROW_KINDS).map(([kind, title]) => [title as string, kind as RowKind]));

/**
 * What a filled row of results says; `null` where it cannot be known what it speaks about, its year or its source. What is
 * wrong has been said by the reader.
 */
export function readResult(
  reader: RowReader<ResultField>,
  plan: Plan,
  usualYear: string | undefined,
): FormEntry | null {
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
