import type { FiscalYear } from "#domain/fiscal-year.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { type FormRow, listFormRows } from "#domain/year-form.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import {
  ANSWERS,
  describeBefore,
  describeChoice,
  describeQuestion,
  describeSaying,
  HELP_SHEET,
  INTERIM_MARK,
  ITEM_SHEET,
  listChoices,
  listHelp,
  RESULT_COLUMNS,
  RESULT_SHEET,
  type ResultField,
  ROW_KINDS,
  SOURCE_COLUMNS,
  SOURCE_KINDS,
  SOURCE_SHEET,
  WORD_SHEET,
} from "#words/ja/form.ts";
import { type SheetToWrite, writeWorkbook } from "./write-workbook.ts";

interface TemplateOptions {
  fiscalYear: FiscalYear;
  /** Slug of the department that is asked; absent: the whole plan. */
  department?: string;
}

/** Rows for documents that nobody has registered yet, and for remarks and decisions. */
const NEW_SOURCES = 5;
const NEW_WORDS = 30;

/**
 * The workbook in which departments report a fiscal year, as bytes of an .xlsx: a row for each thing that is asked, with
 * what is already known and what was said before. The same snapshot gives the same rows.
 */
export function publishTemplate(
  { plan, date }: Pick<Snapshot, "plan" | "date">,
  options: TemplateOptions,
): Promise<Uint8Array> {
  const rows = listFormRows(plan, options.fiscalYear, options.department);
  const newSources = listNewSourceIds(plan, options);
  const sheets = [
    describeResultSheet(rows, plan, newSources),
    describeWordSheet(rows, options.fiscalYear, newSources, plan),
    describeSourceSheet(plan, newSources),
    describeItemSheet(rows),
    { name: HELP_SHEET, widths: [110], rows: listHelp(options.fiscalYear, plan.title).map((line) => [line]) },
  ];
  return writeWorkbook(sheets, date);
}

/** 2025-kikaku.xlsx; the file name says whose it is, so that thirty of them can lie in one folder. */
export function nameTemplate({ fiscalYear, department }: TemplateOptions): string {
  return `results-${fiscalYear}${department === undefined ? "" : `-${department}`}.xlsx`;
}

/** Ids for new documents that nothing else has, told apart by department so that files can be joined. */
function listNewSourceIds({ sources }: Plan, { fiscalYear, department }: TemplateOptions): string[] {
  const taken = new Set(sources.map(({ id }) => id));
  const base = `results-${fiscalYear}${department === undefined ? "" : `-${department}`}`;
  const ids: string[] = [];
  for (let number = 1; ids.length < NEW_SOURCES; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) ids.push(id);
  }
  return ids;
}

const RESULT_FIELDS = Object.keys(RESULT_COLUMNS) as ResultField[];
const WIDTHS: Record<ResultField, number> = {
  item: 10,
  title: 26,
  owners: 20,
  fiscalYear: 12,
  type: 14,
  subject: 30,
  choice: 22,
  before: 20,
  known: 14,
  answer: 14,
  interim: 9,
  date: 14,
  text: 40,
  source: 20,
  note: 30,
  reason: 30,
  key: 26,
};
const INPUT_FIELDS: readonly ResultField[] = ["answer", "interim", "date", "text", "source", "note", "reason"];

function describeResultSheet(rows: readonly FormRow[], plan: Plan, newSources: readonly string[]): SheetToWrite {
  const place = (field: ResultField) => RESULT_FIELDS.indexOf(field) + 1;
  const last = rows.length + 1;
  return {
    name: RESULT_SHEET,
    header: RESULT_FIELDS.map((field) => RESULT_COLUMNS[field]),
    widths: RESULT_FIELDS.map((field) => WIDTHS[field]),
    rows: rows.map((row) => RESULT_FIELDS.map((field) => writeField(field, row, newSources[0] ?? ""))),
    inputs: INPUT_FIELDS.map(place),
    frozenColumns: 2,
    choices: [
      ...rows.flatMap(({ question }, index) => {
        const words = listChoices(question);
        return words.length > 0 ? [{ column: place("answer"), firstRow: index + 2, lastRow: index + 2, words }] : [];
      }),
      { column: place("interim"), firstRow: 2, lastRow: last, words: [INTERIM_MARK] },
      { column: place("source"), firstRow: 2, lastRow: last, range: rangeOfSources(plan) },
    ],
  };
}

function writeField(field: ResultField, row: FormRow, source: string): string {
  const { item, question, known } = row;
  switch (field) {
    case "item":
      return item.key;
    case "title":
      return plainTitle(item);
    case "owners":
      return item.ownerText.replace(/\s+/g, " ");
    case "fiscalYear":
      return describeFiscalYear(row.fiscalYear);
    case "type":
      return ROW_KINDS[question.kind];
    case "subject":
      return describeQuestion(question);
    case "choice":
      return describeChoice(question);
    case "before":
      return describeBefore(row);
    case "known":
      return known ? describeSaying(known) : "";
    case "source":
      return source;
    case "key":
      return row.key;
    default:
      return "";
  }
}

const WORD_FIELDS: readonly ResultField[] = [
  "item",
  "fiscalYear",
  "type",
  "answer",
  "date",
  "text",
  "source",
  "note",
  "reason",
];

function describeWordSheet(
  rows: readonly FormRow[],
  fiscalYear: FiscalYear,
  newSources: readonly string[],
  plan: Plan,
): SheetToWrite {
  const place = (field: ResultField) => WORD_FIELDS.indexOf(field) + 1;
  const [firstRow, lastRow] = [2, NEW_WORDS + 1];
  const { council, reply, decision, event } = ROW_KINDS;
  const words = [council, reply, decision, event];
  return {
    name: WORD_SHEET,
    header: WORD_FIELDS.map((field) => RESULT_COLUMNS[field]),
    widths: WORD_FIELDS.map((field) => (field === "text" ? 60 : WIDTHS[field])),
    rows: Array.from({ length: NEW_WORDS }, () =>
      WORD_FIELDS.map((field) => {
        if (field === "fiscalYear") return describeFiscalYear(fiscalYear);
        return field === "source" ? (newSources[0] ?? "") : "";
      }),
    ),
    inputs: WORD_FIELDS.map(place),
    frozenColumns: 1,
    choices: [
      // From cells: a list of words in a cell may have 255 characters, and the keys of 47 items have more.
      { column: place("item"), firstRow, lastRow, range: `'${ITEM_SHEET}'!$A$2:$A$${1 + listItems(rows).length}` },
      { column: place("type"), firstRow, lastRow, words },
      { column: place("answer"), firstRow, lastRow, words: Object.values(ANSWERS.decision) },
      { column: place("source"), firstRow, lastRow, range: rangeOfSources(plan) },
    ],
  };
}

/** The items that are asked, each once. */
function listItems(rows: readonly FormRow[]): Item[] {
  return [...new Map(rows.map(({ item }) => [item.key, item])).values()];
}

function describeItemSheet(rows: readonly FormRow[]): SheetToWrite {
  return {
    name: ITEM_SHEET,
    header: ["番号", "項目"],
    widths: [12, 60],
    rows: listItems(rows).map((item) => [item.key, plainTitle(item)]),
    frozenColumns: 1,
  };
}

function rangeOfSources({ sources }: Plan): string {
  return `'${SOURCE_SHEET}'!$A$2:$A$${1 + NEW_SOURCES + sources.length}`;
}

function describeSourceSheet({ sources }: Plan, newSources: readonly string[]): SheetToWrite {
  const header = Object.values(SOURCE_COLUMNS);
  const lastNew = 1 + NEW_SOURCES;
  return {
    name: SOURCE_SHEET,
    header,
    widths: [24, 50, 20, 50, 14, 14, 14],
    rows: [
      ...newSources.map((id) => [id, "", "", "", "", "", ""]),
      ...sources.map(({ id, title, publisher, url, publishedOn = "", readOn, kind }) => [
        id,
        title,
        publisher,
        url,
        publishedOn,
        readOn,
        SOURCE_KINDS[kind],
      ]),
    ],
    inputs: header.map((_, index) => index + 1),
    lastInputRow: lastNew,
    frozenColumns: 1,
    choices: [{ column: header.length, firstRow: 2, lastRow: lastNew, words: Object.values(SOURCE_KINDS) }],
  };
}
