import { clip } from "../problem.ts";
import { nameColumn } from "./sheet.ts";

/** A place in a file that staff handed in; rows and columns from 1. */
export interface Place {
  file: string;
  sheet?: string;
  row?: number;
  column?: number;
  /** The column's title. */
  title?: string;
  /** What stands there, as text. */
  value?: string;
}

/**
 * Something to be said about what staff handed in. An `error` has to be put right; a `warning` asks for a reason, which is
 * kept; a `note` says how something was understood.
 */
export interface Finding {
  level: "error" | "warning" | "note";
  place: Place;
  /** A Japanese sentence: what is wrong, and what to do. */
  message: string;
  /** Of a warning: what is wrong alone, for where the reason that was asked for stands beside it. */
  fact?: string;
  /** The value that was probably meant, where one can be told. */
  meant?: string;
  /** What a warning is about, so that a reason can be given for it; the same for the same file contents. */
  key?: string;
  /** The reason that was given for a warning; without one nothing can be imported. */
  reason?: string;
}

/** One line for a person: 「kikaku.xlsx「結果」12行目 J列「結果」「１７」: … （もしかして: 17）」. */
export function describeFinding({ place, message, meant, reason }: Finding): string {
  const hint = meant === undefined ? "" : `（もしかして: ${meant}）`;
  const given = reason === undefined ? "" : `（理由: ${reason}）`;
  return `${describePlace(place)}: ${message}${hint}${given}`;
}

/** 「kikaku.xlsx「結果」12行目 J列「結果」「１７」」, as far as it is known. */
export function describePlace({ file, sheet, row, column, title, value }: Place): string {
  const name = column === undefined ? "" : ` ${nameColumn(column)}列${title === undefined ? "" : `「${title}」`}`;
  return [
    file,
    sheet === undefined ? "" : `「${sheet}」`,
    row === undefined ? "" : `${sheet === undefined ? " " : ""}${row}行目`,
    name,
    value === undefined ? "" : `「${clip(value)}」`,
  ].join("");
}
