import * as z from "zod/mini";
import { ItemKey } from "./record.ts";
import { Slug, type Source, Text } from "./source.ts";

/** 反映区分, what became of an opinion: 反映, 一部反映, 既に記載, 参考 and 反映しない, in this order. */
export const OPINION_OUTCOMES = ["adopted", "partly", "already", "noted", "not-adopted"] as const;

/** An opinion on the plan as a published source sums it up, with the city's answer: one row of `opinions.csv`. */
export const Opinion = z.strictObject({
  id: Slug,
  /** What it is about; absent where it is about the plan as a whole. */
  items: z.optional(z.array(ItemKey)),
  /** Id of the edition that people were asked about. */
  edition: Slug,
  /** 意見の概要, in the words of the source. */
  text: Text,
  /** 市の考え方. */
  reply: Text,
  outcome: z.enum(OPINION_OUTCOMES),
  source: Slug,
  /** The page of the source, as a number; absent where it has none. */
  page: z.optional(z.int()),
});
export type Opinion = z.infer<typeof Opinion>;

/** The source of an opinion, with the page in its title. */
export function citePage(source: Source, { page }: Opinion): Source {
  return page === undefined ? source : { ...source, title: `${source.title} ${page}ページ` };
}

/** The opinions on an item, in the order of the table. */
export function listOpinionsOfItem(
  { opinions = [] }: { opinions?: readonly Opinion[] | undefined },
  key: ItemKey,
): Opinion[] {
  return opinions.filter(({ items }) => items?.includes(key));
}
