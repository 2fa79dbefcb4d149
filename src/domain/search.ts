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

/** Everyday words and what a plan says instead, 税金 → 市税, 納税. Whoever types the one finds the others as well. */
export type Meanings = Readonly<Record<string, readonly string[]>>;

/** What is known of the words that people type; the same one has to make an index and mark its hits. */
export interface Vocabulary {
  readings: Readings;
  meanings: Meanings;
}

const NO_VOCABULARY: Vocabulary = { readings: {}, meanings: {} };

export interface Hit {
  id: string;
  /** Names of the fields in which words were found, the weightiest first. */
  fields: string[];
  /** Words that were found in the place of everyday words: 市税 for 税金. Empty where what was typed was found. */
  meant: string[];
}

/** Documents prepared for searching. */
export interface SearchIndex {
  docs: readonly {
    id: string;
    fields: readonly (Forms & { name: string; weight: number })[];
    /** All fields joined, so that a document without a word is skipped at once. */
    whole: Forms;
  }[];
  words: WordReader;
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

/** What is typed in one piece, and what it may mean besides, each as people write it. */
interface QueryWord {
  typed: Forms;
  meant: readonly { text: string; forms: Forms }[];
}

/** A vocabulary made ready. */
interface WordReader {
  findReadings: FindReadings;
  readQuery: (query: string) => QueryWord[];
}

/**
 * A text in the form in which it is compared: NFKC, lower case, katakana as hiragana, small kana as large ones, old forms
 * of characters as those of today (髙, 學); long-vowel marks, spaces and punctuation left out. A hyphen of any look stays only between digits
 * (2-1-5), a point too (2.0).
 */
export function normalize(text: string): string {
  return foldCharacters(text)
    .replace(/(\d)[-‐-―−ー](?=\d)/g, "$1-")
    .replace(/(\d[.-](?=\d))|[^\p{L}\p{M}\p{N}]|ー/gu, "$1");
}

/** Whether a query has anything to search for; spaces and punctuation alone do not. */
export function hasWords(query: string): boolean {
  return splitQuery(query).length > 0;
}

/** Makes documents ready; `vocabulary` lets words be found by their readings and by what they mean. */
export function createSearchIndex(docs: readonly SearchDoc[], vocabulary: Vocabulary = NO_VOCABULARY): SearchIndex {
  const words = wordReaderOf(vocabulary);
  return {
    words,
    docs: docs.map(({ id, fields }) => {
      const ready = fields
        .map(({ name, text, weight = 1 }) => ({ name, weight, ...toForms(text, words.findReadings) }))
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
 * The documents that hold every word of a query, each word in any field, or else what it means. Those come first whose
 * words were found in weightier fields, and among these the ones that begin with a word or equal it; then the order of
 * the documents. A query without words finds nothing.
 */
export function search(index: SearchIndex, query: string): Hit[] {
  const words = index.words.readQuery(query);
  if (words.length === 0) return [];
  const found: { hit: Hit; score: number }[] = [];
  for (const { id, fields, whole } of index.docs) {
    const saying = words.map((word) => findSaying(whole, word));
    if (saying.includes(null)) continue;
    const matched = new Set<string>();
    const meant: string[] = [];
    let score = 0;
    for (const said of saying) {
      const holding = fields.filter((field) => said && findWord(field, said.forms) !== null);
      const [best] = holding;
      if (!said || !best) {
        score = -1;
        break;
      }
      for (const { name } of holding) matched.add(name);
      if (said.meant) meant.push(said.meant);
      score += best.weight * (1 + closeness(best, said.forms)) * said.share;
    }
    if (score < 0) continue;
    const names = fields.map(({ name }) => name).filter((name) => matched.has(name));
    found.push({ hit: { id, fields: [...new Set(names)], meant }, score });
  }
  return found.toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
}

/** What was typed goes before what it means, and the first meaning before the next: each counts by this much less. */
const MEANT_SHARE = 0.6;

/** What of a word stands in a text: itself, or the first of its meanings that does; `null` where none does. */
function findSaying(text: Forms, { typed, meant }: QueryWord) {
  if (findWord(text, typed) !== null) return { forms: typed, meant: null, share: 1 };
  const index = meant.findIndex(({ forms }) => findWord(text, forms) !== null);
  const found = meant[index];
  return found ? { forms: found.forms, meant: found.text, share: MEANT_SHARE ** (index + 1) } : null;
}

/**
 * Where the words of a query stand in a text, or else what they mean: ranges of the original text, ascending, without
 * overlap. A character that became several, or a word found by its reading, is marked whole.
 */
export function markRanges(text: string, query: string, vocabulary: Vocabulary = NO_VOCABULARY): Range[] {
  const { findReadings, readQuery } = wordReaderOf(vocabulary);
  const written = trace(text);
  const read = replaceTraced(written, findReadings(written.text));
  const find = (word: Forms) => {
    const direct = findAll(written, word.written);
    return direct.length > 0 ? direct : findAll(read, word.read);
  };
  const ranges = readQuery(query).flatMap(({ typed, meant }) => {
    const direct = find(typed);
    return direct.length > 0 ? direct : meant.flatMap(({ forms }) => find(forms));
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

/** One reader for each vocabulary: a list marks hits in many texts. */
const readers = new WeakMap<Vocabulary, WordReader>();

function wordReaderOf(vocabulary: Vocabulary): WordReader {
  const reader = readers.get(vocabulary) ?? createWordReader(vocabulary);
  readers.set(vocabulary, reader);
  return reader;
}

function createWordReader({ readings, meanings }: Vocabulary): WordReader {
  const findReadings = createReadingFinder(readings);
  // By its reading, so that ぜいきん means what 税金 does.
  const known = new Map(Object.entries(meanings).map(([word, meant]) => [toForms(word, findReadings).read, meant]));
  return {
    findReadings,
    readQuery: (query) =>
      splitQuery(query).map((word) => {
        const typed = toForms(word, findReadings);
        const meant = [...listEraNames(typed.written), ...(known.get(typed.read) ?? [])];
        return { typed, meant: meant.map((text) => ({ text, forms: toForms(text, findReadings) })) };
      }),
  };
}

const ERAS: Readonly<Record<string, string>> = { r: "令和", h: "平成", s: "昭和" };

/** R4, R4年度 → 令和4年, 令和4年度, as the plan prints years. */
function listEraNames(written: string): string[] {
  const [, letter = "", year = "", suffix] = /^([rhs])(\d{1,2}|元)(年度?)?$/.exec(written) ?? [];
  const era = ERAS[letter];
  return era ? [`${era}${Number(year) === 1 ? "元" : year}${suffix ?? "年"}`] : [];
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
  // A character and the marks that are composed with it (ﾃﾞ, か + ゛) are normalised together; a long-vowel mark is a part
  // of the sound before it, and between digits a hyphen.
  for (const { 0: cluster, index } of text.matchAll(/[\s\S][\p{M}ﾞﾟ]*(?:(?<!\p{Nd})[ーｰ]+)?/gu)) {
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
  const units = foldCharacters(cluster).split("");
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

/** Old forms of characters, and those of names, each followed by the one of today. */
const OLD_FORMS =
  "髙高﨑崎德徳濱浜邊辺邉辺齋斎齊斉澤沢廣広櫻桜國国學学會会藏蔵瀨瀬眞真惠恵縣県區区體体圖図單単應応總総處処增増鐵鉄黑黒舊旧經経營営實実變変嶋島嶌島冨富龍竜瀧滝榮栄";
const TODAY_OF = new Map(OLD_FORMS.match(/../g)?.map(([old = "", today = ""]) => [old, today]));
const OLD_FORM = new RegExp(`[${[...TODAY_OF.keys()].join("")}]`, "g");

/** Each character in the form in which it is compared; what becomes of punctuation is decided later. */
function foldCharacters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶヽヾ]/g, toHiragana)
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, toLarge)
    .replace(OLD_FORM, (character) => TODAY_OF.get(character) ?? character);
}

function toHiragana(katakana: string): string {
  return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
}

/** ょ → よ: on a phone the two are one key, and the small one is easily missed. */
function toLarge(small: string): string {
  return String.fromCharCode(small.charCodeAt(0) + 1);
}
