import { listCurrentRecords } from "./current-records.ts";
import { type Item, plainTitle } from "./item.ts";
import { listBlockTexts } from "./note-marks.ts";
import type { Plan } from "./plan.ts";
import {
  createSearchIndex,
  normalize,
  type SearchDoc,
  type SearchField,
  type SearchIndex,
  search,
  type Vocabulary,
} from "./search.ts";

/** What can be found in a plan besides its items. */
export type PlanDocKind = "chapter" | "policy" | "governance" | "note" | "department" | "area" | "record" | "fact";

/** Names of the fields of such a document. */
export type PlanField = "title" | "reading" | "text" | "figure" | "note" | "source";

/** A document of the plan. With its kind, `key` names the thing: a chapter's, note's or record's id, an area's slug. */
export interface PlanDoc extends SearchDoc {
  kind: PlanDocKind;
  key: string;
  fields: readonly (SearchField & { name: PlanField })[];
}

/** A hit in the title counts more than in any other text, as with items. */
const WEIGHTS: Record<PlanField, number> = { title: 10, reading: 6, text: 4, figure: 3, note: 2, source: 1 };

/**
 * Everything of a plan that a search finds besides items: chapters of the outline, policies, parts of 推進体制, notes,
 * departments, areas, records and facts about the plan as a whole. Corrected records are left out.
 */
export function listPlanDocs(plan: Plan): PlanDoc[] {
  const sourceTitles = new Map(plan.sources.map(({ id, title }) => [id, title]));
  const items = new Map(plan.items.map((item) => [item.key, item]));
  return [
    ...plan.areas.map(({ slug, name, words }) => toDoc("area", slug, { title: [`${name}地域`], text: words })),
    ...plan.departments.map(({ slug, name }) => toDoc("department", slug, { title: [name] })),
    ...plan.chapters.map(({ id, title, blocks }) =>
      toDoc("chapter", id, { title: [title], text: blocks.flatMap(listBlockTexts) }),
    ),
    ...plan.policies.map(({ id, title, texts, sections }) =>
      toDoc("policy", id, {
        title: [title],
        text: [...new Set([...texts, ...sections.flatMap(({ lead, openRow }) => [lead ?? "", openRow?.title ?? ""])])],
      }),
    ),
    ...plan.governance.parts.map(({ id, title, texts }) => toDoc("governance", id, { title: [title], text: texts })),
    ...plan.notes.map(({ id, term, entries }) =>
      toDoc("note", id, {
        title: [term],
        reading: entries.flatMap(({ reading }) => reading ?? []),
        text: entries.map(({ text }) => text),
      }),
    ),
    ...listCurrentRecords(plan.records).map((record) =>
      toDoc("record", record.id, {
        text: [record.text],
        figure: record.type === "observation" ? nameMetric(items.get(record.item), record.subject) : [],
        note: record.note ? [record.note] : [],
        source: [sourceTitles.get(record.source) ?? ""],
      }),
    ),
    ...plan.facts.map(({ id, text, figures = [], note = "", source }) =>
      toDoc("fact", id, {
        text: [text],
        figure: figures.map(({ name }) => name),
        note: [note],
        source: [sourceTitles.get(source) ?? ""],
      }),
    ),
  ];
}

/** Words to offer while a reader types: what the plan calls its items, areas, departments, terms and parts. */
export function createSuggestionIndex(plan: Plan, vocabulary?: Vocabulary): SearchIndex {
  const names = [
    ...plan.areas.map(({ name }) => name),
    ...plan.departments.map(({ name }) => name),
    ...plan.notes.map(({ term }) => term),
    ...plan.governance.parts.map(({ title }) => title),
  ];
  const titles = [...plan.items.map(plainTitle), ...plan.policies.map(({ title }) => title)];
  const withWeight = (weight: number) => (text: string) => ({ id: text, fields: [{ name: "title", text, weight }] });
  // Names before titles: they are short, and what people type.
  return createSearchIndex(
    [...[...new Set(names)].map(withWeight(2)), ...[...new Set(titles)].map(withWeight(1))],
    vocabulary,
  );
}

/** The best suggestions for what is typed so far, at most `most`; none that only repeats it. */
export function listSuggestions(index: SearchIndex, query: string, most: number): string[] {
  return search(index, query)
    .map(({ id }) => id)
    .filter((text) => normalize(text) !== normalize(query))
    .slice(0, most);
}

function toDoc(kind: PlanDocKind, key: string, texts: Partial<Record<PlanField, readonly string[]>>): PlanDoc {
  const names = Object.keys(WEIGHTS) as PlanField[];
  const fields = names.flatMap((name) =>
    (texts[name] ?? []).filter(Boolean).map((text) => ({ name, text, weight: WEIGHTS[name] })),
  );
  return { id: `${kind}:${key}`, kind, key, fields };
}

function nameMetric(item: Item | undefined, metric: string): string[] {
  return item?.metrics.filter(({ id }) => id === metric).map(({ name }) => name) ?? [];
}
