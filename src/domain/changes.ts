import type { IsoDate } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey, PlanRecord } from "./record.ts";
import type { Change, LogEntry } from "./snapshot.ts";
import { judgePlan } from "./status.ts";

/** The dates of two versions' data, by which their statuses are judged. */
interface VersionDates {
  olderAsOf: IsoDate;
  newerAsOf: IsoDate;
}

/** One thing after several versions: its oldest old and its newest new value. */
interface JoinedChange extends Change {
  /** It changed and changed back (変更後、元に戻りました); `old` equals `new`. */
  revertedTo: boolean;
  /** The version and date of its latest change. */
  version: number;
  date: IsoDate;
}

/** What a reader is told at once, and what counts as one change. */
export interface FoldedChange extends JoinedChange {
  /** What came of the same result and is told with it: further records of one source and event; mostly nothing. */
  with: JoinedChange[];
}

/**
 * What differs between two versions of a plan, item by item in the newer plan's order, then the plan as a whole.
 *
 * A thing with a name of its own has one change with that name as value: `title` of an item, `record.<id>` (its text),
 * `target.<id>` (its quote), `source.<id>` (its title). Without `old` the thing was added, without `new` removed. Its
 * other fields, such as `record.<id>.value`, are listed even then, so that later changes can be folded into them.
 * Values are raw: a StatusName, `18 路線`, an ISO date, a text. Without an older version there are no changes.
 * Source: docs/method.md, "更新の数え方".
 */
export function listChanges(older: Plan | null, newer: Plan, { olderAsOf, newerAsOf }: VersionDates): Change[] {
  if (!older) return [];
  const before = describePlan(older, olderAsOf);
  const after = describePlan(newer, newerAsOf);
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key) =>
    citeStatus(listFieldChanges(key, before.get(key) ?? NOTHING, after.get(key) ?? NOTHING)),
  );
}

/**
 * The changes after a version, folded per item and field into one each, in the order in which they first occurred.
 * A thing that was added or removed is told once, without its fields. One result is one change: new records of an item,
 * of one source and event, are told together, with the status where it came of nothing else, and their source and
 * metrics are not told again. One function for log, feed and reader's list. Source: docs/method.md, "更新の数え方".
 */
export function foldChanges(entries: readonly LogEntry[], sinceVersion: number): FoldedChange[] {
  const folded = new Map<string, JoinedChange>();
  const later = entries.filter(({ version }) => version > sinceVersion).toSorted((a, b) => a.version - b.version);
  for (const { version, date, changes } of later) {
    for (const change of changes) {
      const key = keyOf(change.item, change.field);
      folded.set(key, { ...joinChanges(folded.get(key), change), version, date });
    }
  }
  const told = [...folded.values()].filter((change) => !isToldByWhole(change, folded));
  return joinResults(told, folded);
}

/** A record that is new, by what the log says of it. */
interface NewRecord {
  change: JoinedChange;
  /** What source, item and event it is of. */
  event: string;
  type: string;
}

/** In which order records of one event are told: what decides on a target first, context last. */
const RECORD_ORDER = ["decision", "step", "year", "rating", "remark", "observation", "event"];

/** Puts together what came of one result, and leaves out what it already tells. */
function joinResults(told: readonly JoinedChange[], folded: ReadonlyMap<string, JoinedChange>): FoldedChange[] {
  const added = new Map(told.flatMap((change) => describeNewRecord(change, folded) ?? []).map((it) => [it.change, it]));
  const resultsOf = groupBy(
    [...added.values()].filter(({ type }) => type !== "event"),
    ({ change }) => change.item,
  );
  const entryOf = (change: JoinedChange): string => {
    if (change.field === "status" && change.source !== undefined && !change.revertedTo) {
      const [event, ...others] = new Set(resultsOf.get(change.item)?.map((it) => it.event));
      if (event !== undefined && others.length === 0) return event;
    }
    if (isNewDocument(change)) return "documents";
    if (/^metric\.[^.]+\.isContext$/.test(change.field)) return keyOf(change.item, "isContext");
    return added.get(change)?.event ?? keyOf(change.item, change.field);
  };
  // A source and a metric that a new thing needs are told by it.
  const used = new Set(
    told.filter(isNew).flatMap(({ item, field }) => {
      const read = (name: string) => folded.get(keyOf(item, `${field}.${name}`))?.new ?? "";
      return [keyOf(undefined, `source.${read("source")}`), keyOf(item, `metric.${read("subject")}`)];
    }),
  );
  const isUsed = (change: JoinedChange) => isNew(change) && used.has(keyOf(change.item, change.field));
  // What is no record, the status, stands first.
  const rank = (change: JoinedChange) => RECORD_ORDER.indexOf(added.get(change)?.type ?? "");
  const entries = groupBy(
    told.filter((change) => !isUsed(change)),
    entryOf,
  );
  return [...entries.values()].flatMap((changes) => {
    const [first, ...others] = changes.toSorted((a, b) => rank(a) - rank(b));
    return first ? [{ ...first, with: others }] : [];
  });
}

function describeNewRecord(change: JoinedChange, folded: ReadonlyMap<string, JoinedChange>): NewRecord | null {
  const { item, field } = change;
  if (!isNew(change) || !/^record\.[^.]+$/.test(field)) return null;
  const read = (name: string) => folded.get(keyOf(item, `${field}.${name}`))?.new ?? "";
  return {
    change,
    event: `${item} ${read("source")} ${read("date") || read("fiscalYear")}`,
    type: read("type"),
  };
}

function isNew({ old, new: current }: Change): boolean {
  return old === undefined && current !== undefined;
}

/** A list of documents that grew is one thing to read. */
function isNewDocument(change: JoinedChange): boolean {
  return change.item === undefined && isNew(change) && /^document\.[^.]+$/.test(change.field);
}

/** A field's value, with its source where a record states it. */
interface Field {
  value: string;
  source?: string;
}

/** All fields of an item, or of the plan as a whole, by path. */
type Fields = ReadonlyMap<string, Field>;

const NOTHING: Fields = new Map();
const WHOLE_PLAN = "";

function joinChanges(earlier: Change | undefined, { item, field, old, new: value, source }: Change) {
  const oldest = earlier ? earlier.old : old;
  const latestSource = source ?? earlier?.source;
  return {
    ...(item === undefined ? {} : { item }),
    field,
    ...(oldest === undefined ? {} : { old: oldest }),
    ...(value === undefined ? {} : { new: value }),
    ...(latestSource === undefined ? {} : { source: latestSource }),
    revertedTo: oldest === value,
  };
}

/** Whether a change is already covered by that of the thing its field belongs to: the item, the record … */
function isToldByWhole(change: JoinedChange, folded: ReadonlyMap<string, JoinedChange>): boolean {
  const paths = listWholes(change.field);
  if (change.item !== undefined && change.field !== "title") paths.push("title");
  return paths.some((path) => {
    const whole = folded.get(keyOf(change.item, path));
    if (!whole) return false;
    if (whole.old === undefined || whole.new === undefined) return true;
    return whole.revertedTo && change.revertedTo;
  });
}

/** The paths above a path: `record` and `record.r1` for `record.r1.value`. */
function listWholes(field: string): string[] {
  const parts = field.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

function keyOf(item: ItemKey | undefined, field: string): string {
  return `${item ?? WHOLE_PLAN} ${field}`;
}

function listFieldChanges(key: ItemKey, before: Fields, after: Fields): Change[] {
  const paths = [...after.keys(), ...[...before.keys()].filter((path) => !after.has(path))];
  return paths.flatMap((field) => {
    const [old, current] = [before.get(field), after.get(field)];
    if (old?.value === current?.value) return [];
    const source = current ? current.source : old?.source;
    return {
      ...(key === WHOLE_PLAN ? {} : { item: key }),
      field,
      ...(old ? { old: old.value } : {}),
      ...(current ? { new: current.value } : {}),
      ...(source === undefined ? {} : { source }),
    };
  });
}

/** Gives a changed status the source of the last result that came with it; time alone cites nothing. */
function citeStatus(changes: readonly Change[]): Change[] {
  const events = new Set(changes.filter(({ new: value }) => value === "event").map(({ field }) => field));
  const added = changes.findLast(
    (change) => isNew(change) && /^record\.[^.]+$/.test(change.field) && !events.has(`${change.field}.type`),
  );
  return changes.map((change) =>
    change.field === "status" && added?.source ? { ...change, source: added.source } : change,
  );
}

/** The fields of every item by key, in the plan's order, and those of the plan as a whole. */
function describePlan(plan: Plan, asOf: IsoDate): Map<ItemKey, Map<string, Field>> {
  const statuses = judgePlan(plan, asOf);
  // The register of follow codes follows from items, areas, departments and policies; to look and find nothing is no change,
  // nor is where else a document is kept and whether it can still be opened.
  const {
    items,
    records,
    followRegister: _,
    searches: _searches,
    expected = [],
    opinions = [],
    handover,
    ...others
  } = plan;
  // What a plan before handed to this one is told there.
  const { inherited: _inherited, ...rest } = others;
  const editions = plan.editions.map(({ compared: _compared, ...edition }) => edition);
  const { searchedOn: _searchedOn, ...results } = plan.results;
  const sources = plan.sources.map(({ archiveUrl: _archive, seenOn: _seen, ...source }) => source);
  const recordsOf = groupBy(records, ({ item }) => item);
  const fields = new Map<ItemKey, Map<string, Field>>(
    items.map((item) => [
      item.key,
      describeItem(item, recordsOf.get(item.key) ?? [], statuses.get(item.key)?.name ?? ""),
    ]),
  );
  fields.set(WHOLE_PLAN, new Map(listFields("", { ...rest, editions, results, sources })));
  for (const { id, item = WHOLE_PLAN, ...news } of expected) {
    addCited(fields.get(item), `expected.${id}`, news);
  }
  for (const { id, items: about = [WHOLE_PLAN], edition: _edition, ...opinion } of opinions) {
    for (const item of about) addCited(fields.get(item), `opinion.${id}`, opinion);
  }
  for (const { item, fate, to, source } of handover?.items ?? []) {
    const value = [fate, ...to.map(({ number, title }) => `${number} ${title}`)].join("、");
    fields.get(item)?.set("handover", { value, source });
  }
  return fields;
}

/** Adds the fields of something that a source says. */
function addCited(fields: Map<string, Field> | undefined, path: string, cited: { source: string }): void {
  for (const [name, field] of listFields(path, cited)) fields?.set(name, { ...field, source: cited.source });
}

function describeItem(item: Item, records: readonly PlanRecord[], status: string): Map<string, Field> {
  // What an item was in an older edition is told by what changes when the newer one comes.
  const { key: _, owners, earlier: _earlier, from: _from, ...texts } = item;
  const fields = new Map<string, Field>([
    ["status", { value: status }],
    ...listFields("", texts),
    ["owners", { value: owners.map(({ department }) => department).join("、") }],
  ]);
  for (const { id, item: _item, ...record } of records) addCited(fields, `record.${id}`, record);
  return fields;
}

/** The name of a thing in a list, by the field of the list; other lists take their own name without the s. */
const SINGULAR: Readonly<Record<string, string>> = { policies: "policy", entries: "entry" };

/** Fields that can name a thing; the first one present is the value of the thing itself. */
const NAMING = ["text", "title", "quote", "name", "term", "label", "lead"] as const;

/** Flattens a value into paths and texts; elements are identified by their id or, where they have none, by position. */
function listFields(path: string, value: unknown): [string, Field][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return listElements(path, value);
  if (typeof value !== "object") return [[path, { value: String(value) }]];

  const object = value as Readonly<Record<string, unknown>> & { value?: unknown; unit?: unknown };
  const naming = path === "" ? undefined : NAMING.find((name) => typeof object[name] === "string");
  const own: [string, Field][] = naming ? [[path, { value: String(object[naming]) }]] : [];
  const isMeasured = typeof object.value === "number" && typeof object.unit === "string";
  const rest = Object.entries(object).flatMap(([name, field]) => {
    if (name === naming || (isMeasured && name === "unit")) return [];
    const text = isMeasured && name === "value" ? `${object.value} ${object.unit}` : field;
    return listFields(path === "" ? name : `${path}.${name}`, text);
  });
  return [...own, ...rest];
}

function listElements(path: string, elements: readonly unknown[]): [string, Field][] {
  if (elements.length === 0) return [];
  if (elements.every((element) => typeof element !== "object")) return [[path, { value: elements.join("、") }]];
  const list = path.slice(path.lastIndexOf(".") + 1);
  const above = path.slice(0, path.length - list.length);
  const name = SINGULAR[list] ?? list.replace(/s$/, "");
  return elements.flatMap((element, index) => {
    const { id, slug, ...rest } = element as { id?: string; slug?: string };
    return listFields(`${above}${name}.${id ?? slug ?? index + 1}`, rest);
  });
}
