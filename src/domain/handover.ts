import * as z from "zod/mini";
import { ItemKey } from "./record.ts";
import { Slug, Text } from "./source.ts";

/** What becomes of an item when its plan ends: the successor goes on with it, it was done with, or it is not gone on with. */
export const HandoverFate = z.enum(["continued", "finished", "dropped"]);
export type HandoverFate = z.infer<typeof HandoverFate>;

/** An item of another plan, with what it is called there: that plan's data need not be at hand. */
const OtherItem = z.strictObject({ key: ItemKey, number: Text, title: Text });
export type OtherItem = z.infer<typeof OtherItem>;

/** What a source says became of an item: one row of `handover.csv`. */
export const HandedItem = z.strictObject({
  item: ItemKey,
  fate: HandoverFate,
  /** The successor's items that go on with it; none unless it is continued. */
  to: z.array(OtherItem),
  source: Slug,
  note: z.optional(Text),
});
export type HandedItem = z.infer<typeof HandedItem>;

/** What was said of an item and is taken back, and why: what became of it is unknown again. */
const WithdrawnItem = z.strictObject({ item: ItemKey, note: Text });

/** What a plan hands to its successor. An item without a row: nobody has found out. */
export const Handover = z.strictObject({
  /** Id and title of the successor. */
  plan: Slug,
  title: Text,
  items: z.array(HandedItem),
  withdrawn: z.optional(z.array(WithdrawnItem).check(z.minLength(1))),
});
export type Handover = z.infer<typeof Handover>;

/** The same as the successor knows it, with the note of what ended. The source stands on the pages of the plan before. */
export const Inheritance = z.strictObject({
  /** Id and title of the plan before. */
  plan: Slug,
  title: Text,
  items: z
    .array(z.strictObject({ from: OtherItem, fate: HandoverFate, to: z.array(ItemKey), note: z.optional(Text) }))
    .check(z.minLength(1)),
});
export type Inheritance = z.infer<typeof Inheritance>;

/** What a plan's items hand over, and what became of them: the parts of a plan that tell it. */
interface Succession {
  handover?: Handover | undefined;
  inherited?: readonly Inheritance[] | undefined;
}

/** What became of an item in the next plan; `null` where nobody has said. */
export function findHandedItem({ handover }: Succession, key: ItemKey): HandedItem | null {
  return handover?.items.find(({ item }) => item === key) ?? null;
}

/** Why what was said of an item is taken back; `null` where nothing is. */
export function findWithdrawal({ handover }: Succession, key: ItemKey): string | null {
  return handover?.withdrawn?.find(({ item }) => item === key)?.note ?? null;
}

/** The items of plans before that an item goes on with, each with its plan. */
export function listOrigins(
  { inherited = [] }: Succession,
  key: ItemKey,
): { plan: string; title: string; from: OtherItem }[] {
  return inherited.flatMap(({ plan, title, items }) =>
    items.filter(({ to }) => to.includes(key)).map(({ from }) => ({ plan, title, from })),
  );
}
