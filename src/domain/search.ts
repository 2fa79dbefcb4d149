import type { Item } from "./item.ts";
import type { Plan } from "./plan.ts";

// Only types are imported: the first bundle that a page loads searches, and has no room for zod.

/** A text of a document; a higher `weight` (1 unless said) brings its hits further up. */
export interface SearchField {
  name: string;
  text: string;
  weight?: number;
}

export interface SearchDoc {
  id: string;
  fields: readonly SearchField[];
}

/** Words and their readings, 電子 → でんし, so that でんし申請 finds 電子申請. */
export type Readings = Readonly<Record<string, string>>;

const NO_READINGS: Readings = {};

export interface Hit {
  id: string;
  /** Names of the fields in which words were found, the weightiest first. */
  fields: string[];
}

/** Documents prepared for searching. */
export interface SearchIndex {
  docs: readonly {
    id: string;
    fields: readonly (Forms & { name: string; weight: number })[];
    /** All fields joined, so that a document without a word is skipped at once. */
    whole: Forms;
  }[];
  findReadings: FindReadings;
}

/** A text as written, and with known words replaced by their readings. */
interface Forms {
  written: string;
  read: string;
}

/** A range of a text: first code unit, and the one after the last. */
export type Range = [start: number, end: number];

/** A text in a comparable form; code unit `i` of it came from `spans[i]` of the original. */
interface Traced {
  text: string;
  spans: Range[];
}

type FindReadings = (text: string) => { start: number; end: number; reading: string }[];

/**
 * A text in the form in which it is compared: NFKC, lower case, katakana as hiragana; long-vowel marks, spaces and
 * punctuation left out. A hyphen of any look stays only between digits (2-1-5), a point too (2.0).
 */
export function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶヽヾ]/g, toHiragana)
    .replace(/(\d)[-‐-―−ー](?=\d)/g, "$1-")
    .replace(/(\d[.-](?=\d))|[^\p{L}\p{M}\p{N}]|ー/gu, "$1");
}

/** Whether a query has anything to search for; spaces and punctuation alone do not. */
export function hasWords(query: string): boolean {
  return splitQuery(query).length > 0;
}

/** Prepares documents; `readings` lets words be found by their readings, and must be the same for `markRanges`. */
export function createSearchIndex(docs: readonly SearchDoc[], readings: Readings = NO_READINGS): SearchIndex {
  const findReadings = readingFinderOf(readings);
  return {
    findReadings,
    docs: docs.map(({ id, fields }) => {
      const ready = fields
        .map(({ name, text, weight = 1 }) => ({ name, weight, ...toForms(text, findReadings) }))
        .toSorted((a, b) => b.weight - a.weight);
      // No word holds a line break, so none is found across two fields.
      const join = (form: keyof Forms) => ready.map((field) => field[form]).join("\n");
      const written = join("written");
      const read = join("read");
      // The same string where the readings change nothing, which saves comparing both.
      return { id, fields: ready, whole: { written, read: read === written ? written : read } };
    }),
  };
}

/**
 * The documents that contain every word of a query, in any field. Hits in weightier fields come first, among these
 * fields that begin with a word or equal it; then the documents' own order counts. A query without words finds nothing.
 */
export function search(index: SearchIndex, query: string): Hit[] {
  const words = splitQuery(query).map((word) => toForms(word, index.findReadings));
  if (words.length === 0) return [];
  const found: { hit: Hit; score: number }[] = [];
  for (const { id, fields, whole } of index.docs) {
    if (words.some((word) => findWord(whole, word) === null)) continue;
    const matched = new Set<string>();
    let score = 0;
    for (const word of words) {
      const holding = fields.filter((field) => findWord(field, word) !== null);
      const [best] = holding;
      if (!best) {
        score = -1;
        break;
      }
      for (const { name } of holding) matched.add(name);
      score += best.weight * (1 + closeness(best, word));
    }
    if (score < 0) continue;
    const names = fields.map(({ name }) => name).filter((name) => matched.has(name));
    found.push({ hit: { id, fields: [...new Set(names)] }, score });
  }
  return found.toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
}

/**
 * Where the words of a query stand in a text: ranges of the original text, ascending, without overlap.
 * A character that normalises to several, or a word found by its reading, is marked whole.
 */
export function markRanges(text: string, query: string, readings: Readings = NO_READINGS): Range[] {
  const findReadings = readingFinderOf(readings);
  const written = trace(text);
  const read = replaceTraced(written, findReadings(written.text));
  const ranges = splitQuery(query).flatMap((query) => {
    const word = toForms(query, findReadings);
    const direct = findAll(written, word.written);
    return direct.length > 0 ? direct : findAll(read, word.read);
  });
  return mergeRanges(ranges);
}

/** Names of the fields of an item's document, heaviest first. */
export type ItemField = keyof typeof ITEM_FIELDS;

const ITEM_FIELDS = {
  number: 12,
  title: 10,
  areas: 4,
  goal: 4,
  content: 4,
  owners: 3,
  schedule: 3,
  notes: 2,
  records: 2,
  sources: 1,
} as const;

/** The document of an item: its own texts, its areas, the notes that it uses, its records and their sources. */
export function describeForSearch(item: Item, plan: Pick<Plan, "areas" | "notes" | "records" | "sources">): SearchDoc {
  const records = plan.records.filter((record) => record.item === item.key);
  const cited = new Set(records.map(({ source }) => source));
  const texts: Record<ItemField, string[]> = {
    number: [...new Set([item.key, ...Object.values(item.numbers)])],
    title: [item.title],
    areas: plan.areas.filter(({ slug }) => item.areas.includes(slug)).flatMap(({ name, words }) => [name, ...words]),
    goal: [item.goal],
    content: [item.content],
    owners: [item.ownerText],
    schedule: [item.schedule.text],
    notes: plan.notes
      .filter(({ mark }) => item.notes.includes(mark))
      .flatMap(({ term, entries }) => [term, ...entries.flatMap(({ reading }) => reading ?? [])]),
    records: records.flatMap(({ text, note }) => (note ? [text, note] : [text])),
    sources: plan.sources.filter(({ id }) => cited.has(id)).map(({ title }) => title),
  };
  const fields = (Object.keys(ITEM_FIELDS) as ItemField[]).flatMap((name) =>
    texts[name].map((text) => ({ name, text, weight: ITEM_FIELDS[name] })),
  );
  return { id: item.key, fields };
}

function splitQuery(query: string): string[] {
  return query.split(/[\s、。，,]+/u).filter((word) => normalize(word) !== "");
}

function toForms(text: string, findReadings: FindReadings): Forms {
  const written = normalize(text);
  let read = "";
  let end = 0;
  for (const found of findReadings(written)) {
    read += written.slice(end, found.start) + found.reading;
    end = found.end;
  }
  return { written, read: read + written.slice(end) };
}

/** Where a word stands in a field, as written or else by its reading; `null` where it does not. */
function findWord(field: Forms, word: Forms): number | null {
  const written = field.written.indexOf(word.written);
  if (written >= 0) return written;
  if (field.read === field.written && word.read === word.written) return null;
  const read = field.read.indexOf(word.read);
  return read >= 0 ? read : null;
}

/** How much of a bonus a match earns, under 1: all for an equal text, some where the field begins with the word. */
function closeness(field: Forms, word: Forms): number {
  if (field.written === word.written) return 0.5;
  return findWord(field, word) === 0 ? 0.2 : 0;
}

/** One finder per set of readings, because a list marks hits in many texts. */
const finders = new WeakMap<Readings, FindReadings>();

function readingFinderOf(readings: Readings): FindReadings {
  const finder = finders.get(readings) ?? createReadingFinder(readings);
  finders.set(readings, finder);
  return finder;
}

/** Finds known words from left to right, the longest first. */
function createReadingFinder(readings: Readings): FindReadings {
  const byFirstUnit = new Map<string, { word: string; reading: string }[]>();
  for (const [written, reading] of Object.entries(readings)) {
    const word = normalize(written);
    const known = byFirstUnit.get(word.charAt(0)) ?? [];
    if (word !== "") byFirstUnit.set(word.charAt(0), [...known, { word, reading: normalize(reading) }]);
  }
  for (const known of byFirstUnit.values()) known.sort((a, b) => b.word.length - a.word.length);

  return (text) => {
    const found: ReturnType<FindReadings> = [];
    for (let at = 0; at < text.length; at += 1) {
      const known = byFirstUnit.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
      if (!known) continue;
      const end = at + known.word.length;
      found.push({ start: at, end, reading: known.reading });
      at = end - 1;
    }
    return found;
  };
}

/** `normalize`, remembering where each code unit came from. */
function trace(text: string): Traced {
  const units: { unit: string; span: Range }[] = [];
  // A character and the marks that are composed with it (ﾃﾞ, か + ゛) are normalised together.
  for (const { 0: cluster, index } of text.matchAll(/[\s\S][\p{M}ﾞﾟ]*/gu)) {
    const span: Range = [index, index + cluster.length];
    for (const unit of toUnits(cluster)) units.push({ unit, span });
  }
  const whole = units.map(({ unit }) => unit).join("");
  const kept = units.map((entry, index) => ({ ...entry, unit: keepUnit(whole, index, entry.unit) }));
  const left = kept.filter(({ unit }) => unit !== "");
  return { text: left.map(({ unit }) => unit).join(""), spans: left.map(({ span }) => span) };
}

/** Caches: texts are long but have few different characters. */
const knownUnits = new Map<string, string[]>();
const knownFates = new Map<string, "kept" | "dropped" | "by its place">();

function toUnits(cluster: string): string[] {
  const known = knownUnits.get(cluster);
  if (known) return known;
  const units = cluster
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶヽヾ]/g, toHiragana)
    .split("");
  knownUnits.set(cluster, units);
  return units;
}

function fateOf(unit: string): "kept" | "dropped" | "by its place" {
  // Surrogates are judged by the whole character.
  if (/[-‐-―−ー.\ud800-\udfff]/.test(unit)) return "by its place";
  return /^[\p{L}\p{M}\p{N}]$/u.test(unit) ? "kept" : "dropped";
}

function keepUnit(whole: string, index: number, unit: string): string {
  const fate = knownFates.get(unit) ?? fateOf(unit);
  knownFates.set(unit, fate);
  if (fate !== "by its place") return fate === "kept" ? unit : "";
  const isBetweenDigits = /\d/.test(whole.charAt(index - 1)) && /\d/.test(whole.charAt(index + 1));
  if (/[-‐-―−ー]/.test(unit)) return isBetweenDigits ? "-" : "";
  if (unit === ".") return isBetweenDigits ? unit : "";
  const from = /[\udc00-\udfff]/.test(unit) ? index - 1 : index;
  return /^[\p{L}\p{M}\p{N}]$/u.test(String.fromCodePoint(whole.codePointAt(from) ?? 0)) ? unit : "";
}

function replaceTraced({ text, spans }: Traced, found: ReturnType<FindReadings>): Traced {
  const result: Traced = { text: "", spans: [] };
  let end = 0;
  const keep = (until: number) => {
    result.text += text.slice(end, until);
    result.spans.push(...spans.slice(end, until));
  };
  for (const word of found) {
    keep(word.start);
    const span = joinSpans(spans.slice(word.start, word.end));
    result.text += word.reading;
    for (let unit = 0; unit < word.reading.length; unit += 1) result.spans.push(span);
    end = word.end;
  }
  keep(text.length);
  return result;
}

function findAll({ text, spans }: Traced, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    ranges.push(joinSpans(spans.slice(at, at + word.length)));
  }
  return ranges;
}

function joinSpans(spans: readonly Range[]): Range {
  return [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function toHiragana(katakana: string): string {
  return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
}
