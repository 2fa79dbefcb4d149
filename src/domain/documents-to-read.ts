import type { Item } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import type { ItemStatus } from "./status.ts";
import type { UnreadDocument } from "./unread-document.ts";

/** Documents in which the result of an item may stand: first those that name it, then those about every item. */
export function listDocumentsOfItem(plan: Pick<Plan, "documents">, { key }: Pick<Item, "key">): UnreadDocument[] {
  const { documents = [] } = plan;
  return [
    ...documents.filter(({ items }) => Array.isArray(items) && items.includes(key)),
    ...documents.filter(({ items }) => items === "every"),
  ];
}

/** A document as work to be done. */
export interface DocumentToRead {
  document: UnreadDocument;
  /** The items that are 登録なし today, and of which it probably tells; in the plan's order. */
  fills: Item[];
}

/** All documents, those first that would fill the most items that are 登録なし today; equal ones in the data's order. */
export function listDocumentsToRead(
  { documents = [], items }: Pick<Plan, "documents" | "items">,
  statuses: ReadonlyMap<ItemKey, Pick<ItemStatus, "name">>,
): DocumentToRead[] {
  const unknown = items.filter(({ key }) => statuses.get(key)?.name === "no-record");
  return documents
    .map((document) => ({
      document,
      fills: unknown.filter(({ key }) => document.items === "every" || document.items?.includes(key)),
    }))
    .toSorted((a, b) => b.fills.length - a.fills.length);
}
