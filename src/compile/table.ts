import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { explainUnfitCharacters } from "./characters.ts";
import type { DataFiles, Problem } from "./problem.ts";
import { suggest } from "./problem.ts";
import { explainContact } from "./publishable-text.ts";
import { findSeparator } from "./separators.ts";

/** One row of a table, its cells by column name; empty cells are absent. */
export interface Row {
  /** As a spreadsheet counts it: the row of column names is 1. */
  row: number;
  cells: ReadonlyMap<string, string>;
}

/** A table as read; rows of a wrong length are left out. */
interface Table {
  file: string;
  rows: Row[];
  /** Rows of a wrong length: where each value belongs is not known. */
  ragged: string[][];
}

/** Columns of sentences that readers see. */
const SENTENCES = new Set(["text", "note", "reason", "reply"]);

/** Columns in which a leading sign is part of a number, not of a formula. */
const NUMBER_COLUMNS = new Set(["value", "fiscal_year"]);

/**
 * Reads a CSV table with exactly these columns, in any order, with or without a byte order mark, lines ended in any way.
 * `null` where the file is absent or cannot be read as a table; every problem is added to the list.
 */
export function readTable(
  files: DataFiles,
  file: string,
  columns: readonly string[],
  problems: Problem[],
  optional: readonly string[] = [],
): Table | null {
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) {
    if (problems.some((problem) => problem.file === file)) return null;
    problems.push({
      file,
      message: `ファイルがありません。1行目に列の名前（${columns.join(",")}）を書いて作ってください`,
    });
    return null;
  }
  const plain = text.replace(/^\uFEFF/, "");
  const separated = explainSeparator(file, plain, columns);
  if (separated) {
    problems.push(separated);
    return null;
  }
  let lines: string[][];
  try {
    lines = parse(plain, {
      relax_column_count: true,
      trim: true,
      // Rows added by hand may end differently from those that Excel saved.
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch (error) {
    problems.push(describeUnreadable(file, error));
    return null;
  }
  const [header = [], ...body] = lines;
  const wrong = explainNoHeader(file, lines, columns) ?? checkHeader(file, header, columns, optional);
  problems.push(...wrong);
  if (wrong.length > 0) return null;

  const rows: Row[] = [];
  const ragged: string[][] = [];
  body.forEach((cells, index) => {
    const row = index + 2;
    // Spreadsheets leave blank rows at the end.
    if (cells.every((cell) => cell === "")) return;
    if (cells.length !== header.length) {
      problems.push({ file, row, message: explainRagged(cells.length, header.length) });
      ragged.push(cells);
      return;
    }
    const filled = cells.map((cell, column) => [header[column] ?? "", cell] as const).filter(([, cell]) => cell !== "");
    const checked = filled.map(([field, value]) => {
      const [problem] = checkCell(file, row, field, value);
      if (problem) problems.push(problem);
      // What is told once here is not told again by whoever reads the cell.
      return [field, problem?.meant ?? value] as const;
    });
    rows.push({ row, cells: new Map(checked) });
  });
  return { file, rows, ragged };
}

function describeUnreadable(file: string, error: unknown): Problem {
  if (!(error instanceof CsvError)) throw error;
  const { records } = error as { records?: unknown };
  const row = typeof records === "number" ? { row: records + 1 } : {};
  return {
    file,
    ...row,
    message: '引用符（"）の使い方が正しくないため、この行から読めません。引用符を閉じるか、消してください',
  };
}

/** Columns that something else than a comma parts; `null` where that is not what is wrong. */
function explainSeparator(file: string, text: string, columns: readonly string[]): Problem | null {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const { mark, name } = findSeparator(first);
  const names = first.split(mark).map((cell) => cell.replace(/^"(.*)"$/, "$1"));
  if (mark === "," || !isHeader(names, columns)) return null;
  const message = `列がコンマでなく${name}で区切られています。「CSV UTF-8（コンマ区切り）」で保存し直してください`;
  return { file, row: 1, message };
}

/** Whether a row has most of the names of columns. */
function isHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return columns.filter((column) => cells.includes(column)).length * 2 >= columns.length;
}

/** One cause for all that would be wrong with every column; `null` where the first row has most of the names. */
function explainNoHeader(file: string, lines: readonly string[][], columns: readonly string[]): Problem[] | null {
  const [first = []] = lines;
  if (isHeader(first, columns) || /^(Column|列) ?1$/.test(first[0] ?? "")) return null;
  const at = { file, row: 1 };
  const value = first.find((cell) => cell !== "") ?? "";
  const place = lines.slice(0, LOOKED_AT).findIndex((cells) => isHeader(cells, columns));
  if (place > 0) {
    const message = `列の名前の行の上に、ほかの行が${place}つあります。列の名前（${columns[0]} …）が1行目になるよう、上の行を行ごと削除してください`;
    return [{ ...at, value, message }];
  }
  return [{ ...at, value, message: `1行目に列の名前がありません。1行目に ${columns.join(",")} と書いてください` }];
}

/** Rows above the names, a title or a date of printing, are few. */
const LOOKED_AT = 20;

function checkHeader(
  file: string,
  header: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
): Problem[] {
  const at = { file, row: 1 };
  if (/^(Column|列) ?1$/.test(header[0] ?? "")) return [{ ...at, value: header[0] ?? "", message: ADDED_BY_EXCEL }];
  const missing = columns.filter((column) => !header.includes(column));
  return [
    ...header.flatMap((name, index) => {
      const problem = { ...at, field: name || `${index + 1}列目`, value: name };
      if (name === "")
        return [{ ...at, field: `${index + 1}列目`, message: "列の名前がありません。書くか、列を消してください" }];
      if (!columns.includes(name) && !optional.includes(name)) {
        return [
          {
            ...problem,
            message: `この名前の列はありません。綴りを直すか、列を消してください${suggest(name, [...missing, ...optional])}`,
          },
        ];
      }
      if (header.indexOf(name) !== index)
        return [{ ...problem, message: "同じ名前の列が2つあります。片方を消してください" }];
      return [];
    }),
    ...missing.map((field) => ({
      ...at,
      field,
      message: "この列がありません。列を足してください（中身は空でもかまいません）",
    })),
  ];
}

const ADDED_BY_EXCEL =
  "Excel が読み込むときに加えた見出しの行です。「テーブル デザイン」の「範囲に変換」を押してから、この行を行ごと削除してください";

function explainRagged(found: number, expected: number): string {
  const hint =
    found > expected ? 'コンマを含む文は引用符（"）で囲んでください' : "足りない列の分だけコンマを足してください";
  return `列が${found}個ありますが、1行目は${expected}列です。${hint}`;
}

function checkCell(file: string, row: number, field: string, value: string): Problem[] {
  const unfit = explainUnfitCharacters(value);
  if (unfit) return [{ file, row, field, value, ...unfit }];
  const contact = SENTENCES.has(field) ? explainContact(value) : null;
  if (contact) return [{ file, row, field, value, message: contact }];
  const sign = /^[=+\-@＝＋－＠]/.exec(value)?.[0];
  // A dash alone is no formula; what stands for it is told where the cell is read.
  if (!sign || value === sign || NUMBER_COLUMNS.has(field)) return [];
  const message = `「${sign}」で始まる文字は、表計算ソフトが式として動かします。先頭の「${sign}」を消すか、言葉から書き始めてください`;
  return [{ file, row, field, value, message }];
}
