import { type Item, plainTitle } from "#domain/item.ts";
import {
  createSearchIndex,
  describeForSearch,
  type Hit,
  type ItemField,
  markRanges,
  type Range,
  type SearchDoc,
  type SearchIndex,
  search,
  type Vocabulary,
} from "#domain/search.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";
import type { PlanView } from "./plan-view.ts";

/** Why something was found, where the title does not show it: the field, and the words around the hit. */
export interface Reason<Field> {
  field: Field;
  excerpt: string;
  marks: readonly Range[];
  /** Words that stood for everyday ones: 市民ホール for 公会堂. */
  meant: readonly string[];
}

/** An item that a search found. */
export interface ItemHit {
  item: Item;
  /** Hits in the title, to be marked. */
  titleMarks: readonly Range[];
  reason: Reason<ItemField> | null;
}

interface ItemIndex {
  index: SearchIndex;
  vocabulary: Vocabulary;
}

const indexes = new WeakMap<PlanView, ItemIndex>();

/** Items made ready to be searched in one go: some 50 ms on a slow phone (docs/benchmarks.md). */
const SLICE = 100;

/**
 * Makes the items of a plan ready to be searched, in slices that leave time for answers in between. Begun when a search is
 * on the screen, so that the first letter need not wait; what is not ready by then is found a moment later.
 */
export async function prepareItemSearch(view: PlanView): Promise<void> {
  while ((indexes.get(view)?.index.docs.length ?? 0) < view.plan.items.length) {
    await new Promise((resolve) => setTimeout(resolve));
    extendIndex(view);
  }
}

/** The items that hold all words of a query, the best first. */
export function searchItems(view: PlanView, query: string): ItemHit[] {
  const { index, vocabulary } = indexes.get(view) ?? extendIndex(view);
  return search(index, query).flatMap((found) => {
    const { id, meant } = found;
    const item = view.itemByKey.get(id);
    if (!item) return [];
    const titleMarks = lazily(() => markRanges(plainTitle(item), query, vocabulary));
    const reason = lazily(() =>
      titleMarks().length > 0 && meant.length === 0
        ? null
        : explainHit<ItemField>(documentOf(view, item), found, query, vocabulary),
    );
    return {
      item,
      get titleMarks() {
        return titleMarks();
      },
      get reason() {
        return reason();
      },
    };
  });
}

function extendIndex(view: PlanView): ItemIndex {
  const { vocabulary, index } = indexes.get(view) ?? { vocabulary: listVocabulary(view.plan), index: null };
  const ready = index?.docs ?? [];
  const next = view.plan.items.slice(ready.length, ready.length + SLICE).map((item) => documentOf(view, item));
  const made = createSearchIndex(next, vocabulary);
  const extended = { vocabulary, index: { ...made, docs: [...ready, ...made.docs] } };
  indexes.set(view, extended);
  return extended;
}

function documentOf(view: PlanView, item: Item) {
  const records = view.recordsByItem.get(item.key) ?? [];
  const sources = records.flatMap(({ source }) => view.sourceById.get(source) ?? []);
  return describeForSearch(item, { ...view.plan, records, sources });
}

/** The first of the fields that were found which shows the words; `null` where only all of them together do. */
export function explainHit<Field extends string>(
  { fields }: SearchDoc,
  { fields: found, meant }: Pick<Hit, "fields" | "meant">,
  query: string,
  vocabulary: Vocabulary,
): Reason<Field> | null {
  for (const { name, text } of fields) {
    if (!found.includes(name)) continue;
    const [first] = markRanges(text, query, vocabulary);
    if (!first) continue;
    const excerpt = excerptAround(text.replace(/\s/g, " "), first);
    return { field: name as Field, excerpt, marks: markRanges(excerpt, query, vocabulary), meant };
  }
  return null;
}

/** Makes a value when it is first asked for: of thousands of hits a list draws some dozens. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Characters of the text shown on either side of a hit. */
const AROUND = 16;

function excerptAround(text: string, [start, end]: Range): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
