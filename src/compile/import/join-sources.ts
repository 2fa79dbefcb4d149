import type { Source } from "#domain/source.ts";
import type { SourceField } from "#words/ja/form.ts";
import type { Finding, Place } from "../workbook/finding.ts";
import { describePlace } from "../workbook/finding.ts";
import type { SourceEntry } from "../workbook/read-source-rows.ts";

/** The documents that several files bring, each once. */
export interface JoinedSources {
  /** In the order of the files. */
  added: { source: Source; placeOf: SourceEntry["placeOf"] }[];
  /** The id by which a document is known, by the id that a file gives it. */
  idOf: ReadonlyMap<string, string>;
  findings: Finding[];
}

const FIELDS: readonly SourceField[] = ["title", "publisher", "url", "publishedOn", "readOn", "kind"];

/**
 * Joins the documents of several files with those that are known. One document, by title and address, is one source
 * whatever ids it was given; one id that names two documents is an error in both files.
 */
export function joinSources(entries: readonly SourceEntry[], known: readonly Source[]): JoinedSources {
  const joined: JoinedSources = { added: [], idOf: new Map(), findings: [] };
  const idOf = new Map<string, string>();
  const registered = new Map(known.map((source) => [source.id, source]));
  const documents = new Map(known.map((source) => [documentOf(source), source.id]));
  const places = new Map<string, SourceEntry>();
  for (const entry of entries) {
    const { source, placeOf } = entry;
    const old = registered.get(source.id);
    if (old) {
      idOf.set(source.id, source.id);
      joined.findings.push(...listDifferences(entry, old, places.get(source.id)?.placeOf("id")));
      continue;
    }
    const same = documents.get(documentOf(source));
    if (same !== undefined) {
      idOf.set(source.id, same);
      const message = `題名とアドレスが同じ出典 ${same} があるので、それを使います`;
      joined.findings.push({ level: "note", place: placeOf("id"), message });
      continue;
    }
    idOf.set(source.id, source.id);
    registered.set(source.id, source);
    documents.set(documentOf(source), source.id);
    places.set(source.id, entry);
    joined.added.push({ source, placeOf });
  }
  return { ...joined, idOf };
}

function documentOf({ title, url }: Source): string {
  return JSON.stringify([title, url]);
}

/** What a row says otherwise than the source of that id: one that is registered, or one of another file. */
function listDifferences({ source, placeOf }: SourceEntry, old: Source, other: Place | undefined): Finding[] {
  return FIELDS.filter((field) => source[field] !== old[field]).map((field) => ({
    level: "error",
    place: placeOf(field),
    message: other
      ? `${describePlace(other)} の出典と番号が同じで、中身が違います。別の資料なら、別の番号にしてください`
      : "登録済みの出典と違います。登録済みのとおりに戻すか、別の資料なら、別の番号にしてください",
    ...(old[field] === undefined ? {} : { meant: old[field] }),
  }));
}
