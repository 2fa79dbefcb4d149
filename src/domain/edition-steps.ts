import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { Edition, Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";

/** The texts of an item that an edition prints, in the order in which they stand there. */
export const PRINTED_FIELDS = ["title", "content", "goal", "schedule", "owners"] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** An item as it is compiled, or as people write it. */
export type PrintedItem = Pick<Item, "key" | "numbers" | "earlier" | "from" | "title" | "content" | "goal"> &
  ({ schedule: { text: string }; ownerText: string } | { schedule: string; owners: string });

/**
 * What became of an item from one edition to the next. `same` and `reworded`: it is in both. `split`: it was divided, or
 * is a part of what was. `merged`: it was joined with others, or is what they became. `new`, `ended`: it is in one of
 * them and has to do with nothing in the other.
 */
export type EditionFate = "same" | "reworded" | "split" | "merged" | "new" | "ended";

export interface EditionStep {
  before: Edition;
  after: Edition;
  fate: EditionFate;
  /** Items of the edition before of which it was made, but itself. */
  origins: ItemKey[];
  /** Items of the edition after that were made of it, but itself. */
  parts: ItemKey[];
  /** Texts that the two editions print otherwise, where it is in both. */
  texts: { field: PrintedField; old: string; new: string }[];
}

type ComparedPlan = Pick<Plan, "editions"> & { items: readonly PrintedItem[] };

/** What became of an item from edition to edition, as far as the editions are compared. Source: docs/data-format.md, "版の照らし合わせ". */
export function listEditionSteps(item: PrintedItem, { editions, items }: ComparedPlan): EditionStep[] {
  return editions.flatMap((after, index) => {
    const before = editions[index - 1];
    if (!before || !after.compared) return [];
    const [wasIn, isIn] = [before, after].map(({ id }) => Object.hasOwn(item.numbers, id));
    if (!wasIn && !isIn) return [];
    const origins = item.from?.[after.id] ?? [];
    const parts = items.filter(({ from }) => from?.[after.id]?.includes(item.key));
    const texts = wasIn && isIn ? listRewordings(item, before, after, editions) : [];
    return [{ before, after, fate: fateOf(), origins, parts: parts.map(({ key }) => key), texts }];

    function fateOf(): EditionFate {
      // What was divided has several parts, or goes on beside its one part; what was joined has several origins.
      const [part] = parts;
      if (part && (isIn || parts.length > 1)) return "split";
      if (part) return "merged";
      if (origins.length > 0) return wasIn || origins.length > 1 ? "merged" : "split";
      if (!isIn) return "ended";
      if (!wasIn) return "new";
      return texts.length > 0 ? "reworded" : "same";
    }
  });
}

/** Every step of a plan from its last but one edition to its newest, by fate; `null` where these are not compared. */
export function groupByFate(plan: ComparedPlan): Map<EditionFate, ItemKey[]> | null {
  const newest = plan.editions.at(-1);
  if (!newest?.compared) return null;
  const steps = plan.items.flatMap((item) =>
    listEditionSteps(item, plan).flatMap(({ after, fate }) => (after === newest ? [{ key: item.key, fate }] : [])),
  );
  const groups = groupBy(steps, ({ fate }) => fate);
  return new Map([...groups].map(([fate, own]) => [fate, own.map(({ key }) => key)]));
}

/** A text of an item as an edition prints it that has the item. */
export function findPrintedText(
  item: PrintedItem,
  field: PrintedField,
  edition: Edition,
  editions: readonly Edition[],
): string {
  const later = editions.slice(editions.indexOf(edition)).filter(({ id }) => Object.hasOwn(item.numbers, id));
  const own = later.map(({ id }) => item.earlier?.[id]?.[field]).find((text) => text !== undefined);
  return own ?? currentText(item, field);
}

function currentText(item: PrintedItem, field: PrintedField): string {
  if (field === "schedule") return typeof item.schedule === "string" ? item.schedule : item.schedule.text;
  if (field === "owners") return "ownerText" in item ? item.ownerText : item.owners;
  return item[field];
}

function listRewordings(item: PrintedItem, before: Edition, after: Edition, editions: readonly Edition[]) {
  return PRINTED_FIELDS.flatMap((field) => {
    const [old, current] = [before, after].map((edition) => findPrintedText(item, field, edition, editions));
    return old === undefined || current === undefined || old === current ? [] : [{ field, old, new: current }];
  });
}
