import {
  createSuggestionIndex,
  listPlanDocs,
  listSuggestions,
  type PlanDoc,
  type PlanDocKind,
  type PlanField,
} from "#domain/plan-search.ts";
import {
  createSearchIndex,
  markRanges,
  type Range,
  type SearchIndex,
  search,
  type Vocabulary,
} from "#domain/search.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";
import type { PlanView } from "./plan-view.ts";
import { explainHit, lazily, type Reason } from "./search.ts";

/** Something of the plan besides its items that a search found. */
export interface PlanHit {
  doc: PlanDoc;
  /** Hits in the document's `title` field, to be marked. */
  titleMarks: readonly Range[];
  reason: Reason<PlanField> | null;
}

interface PlanIndex {
  docs: ReadonlyMap<string, PlanDoc>;
  index: SearchIndex;
  suggestions: SearchIndex;
  vocabulary: Vocabulary;
}

const indexes = new WeakMap<PlanView, PlanIndex>();

/** Words of the plan that fit what is typed so far. */
export function suggestWords(view: PlanView, query: string, most: number): string[] {
  return listSuggestions(indexOf(view).suggestions, query, most);
}

/** Searches everything of the plan but its items: hits by kind, the best first. */
export function searchPlan(view: PlanView, query: string): Record<PlanDocKind, PlanHit[]> {
  const { docs, index, vocabulary } = indexOf(view);
  const hits: Record<PlanDocKind, PlanHit[]> = {
    area: [],
    department: [],
    chapter: [],
    policy: [],
    governance: [],
    note: [],
    record: [],
    fact: [],
  };
  for (const found of search(index, query)) {
    const doc = docs.get(found.id);
    if (!doc) continue;
    const title = doc.fields.find(({ name }) => name === "title")?.text ?? "";
    const titleMarks = lazily(() => markRanges(title, query, vocabulary));
    const reason = lazily(() =>
      titleMarks().length > 0 && found.meant.length === 0 ? null : explainHit<PlanField>(doc, found, query, vocabulary),
    );
    hits[doc.kind].push({
      doc,
      get titleMarks() {
        return titleMarks();
      },
      get reason() {
        return reason();
      },
    });
  }
  return hits;
}

/** Made at the first search of each version. */
function indexOf(view: PlanView): PlanIndex {
  const known = indexes.get(view);
  if (known) return known;
  const vocabulary = listVocabulary(view.plan);
  const docs = listPlanDocs(view.plan);
  const made: PlanIndex = {
    docs: new Map(docs.map((doc) => [doc.id, doc])),
    index: createSearchIndex(docs, vocabulary),
    suggestions: createSuggestionIndex(view.plan, vocabulary),
    vocabulary,
  };
  indexes.set(view, made);
  return made;
}
