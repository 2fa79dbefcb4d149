import type { Plan } from "#domain/plan.ts";
import type { Source } from "#domain/source.ts";
import { SOURCE_COLUMNS, SOURCE_KINDS, type SourceField } from "#words/ja/form.ts";
import { explainReadTooEarly } from "../check-records.ts";
import { explainBadAddress } from "../web-address.ts";
import type { FoundTable } from "./find-table.ts";
import type { Finding, Place } from "./finding.ts";
import { RowReader } from "./row-reader.ts";

/** A filled row of the sheet of sources. */
export interface SourceEntry {
  source: Source;
  placeOf: (field: SourceField) => Place;
}

/** What sheets of sources say. */
export interface SourcesRead {
  sources: SourceEntry[];
  /** Rows that have an id and nothing else, by it; `null` for one of which it was said what is wrong. */
  unfilled: Map<string, Place | null>;
  findings: Finding[];
}

/** Reads the rows of a sheet of sources into `read`. */
export function readSourceRows(table: FoundTable<SourceField>, plan: Plan, read: SourcesRead): void {
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

/** What an id of a source looks like. */
export const SOURCE_IDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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
export function slugOf(id: string): string {
  return id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
