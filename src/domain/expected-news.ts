import * as z from "zod/mini";
import { compareTexts } from "./compare-texts.ts";
import { FiscalYear, hasEnded, IsoDate, PartialDate } from "./fiscal-year.ts";
import { ItemKey } from "./record.ts";
import { Slug, Text } from "./source.ts";

/** Something that a published source says will come: one row of `expected.csv`. It never changes a status. */
export const ExpectedNews = z.strictObject({
  id: Slug,
  /** Absent where it concerns the plan as a whole. */
  item: z.optional(ItemKey),
  /** What will come, as the source says it. */
  text: Text,
  /** When, to the day or the month; absent where the source names a fiscal year only. Exactly one of the two is there. */
  date: z.optional(PartialDate),
  /** The fiscal year by whose end it comes. */
  fiscalYear: z.optional(FiscalYear),
  source: Slug,
  note: z.optional(Text),
});
export type ExpectedNews = z.infer<typeof ExpectedNews>;

/** Somebody looked for results and found none that was new: one row of `searches.csv`. It is no change of anything. */
export const Search = z.strictObject({
  date: IsoDate,
  /** Absent where everything of the plan was looked for. */
  item: z.optional(ItemKey),
  /** Where was looked, and that nothing new was there. */
  text: Text,
});
export type Search = z.infer<typeof Search>;

/** The parts of a plan that tell what comes and what was looked for. */
interface Outlook {
  expected?: readonly ExpectedNews[] | undefined;
  searches?: readonly Search[] | undefined;
  /** The last search before searches were noted one by one. */
  results: { searchedOn: IsoDate };
}

/** Whether the time that the source named had passed on the given day. */
export function isPast({ date, fiscalYear }: Pick<ExpectedNews, "date" | "fiscalYear">, asOf: IsoDate): boolean {
  if (date !== undefined) return date < asOf.slice(0, date.length);
  return fiscalYear !== undefined && hasEnded(fiscalYear, asOf);
}

/** What is still to come for an item, or for the plan as a whole where no item is given; the next first. */
export function listExpectedNews(outlook: Pick<Outlook, "expected">, asOf: IsoDate, item?: ItemKey): ExpectedNews[] {
  return listAllExpectedNews(outlook, asOf).filter((news) => news.item === item);
}

/** What is still to come, of the plan and of all its items; the next first, and what comes together in the data's order. */
export function listAllExpectedNews({ expected = [] }: Pick<Outlook, "expected">, asOf: IsoDate): ExpectedNews[] {
  const order = ({ date, fiscalYear = 0 }: ExpectedNews) => date ?? `${fiscalYear + 1}-03-31`;
  return expected.filter((news) => !isPast(news, asOf)).toSorted((a, b) => compareTexts(order(a), order(b)));
}

/** A search, or the day alone where nobody noted what was looked for (`text` is `null`). */
interface LastSearch {
  date: IsoDate;
  item?: ItemKey | undefined;
  text: string | null;
}

/**
 * When somebody last looked for the results of any of these items, or for the plan's where none is given. A search of the
 * whole plan was one for every item. Of several on one day, the one noted last.
 */
export function findLastSearch(
  { searches = [], results }: Pick<Outlook, "searches" | "results">,
  ...items: readonly (ItemKey | undefined)[]
): LastSearch {
  const own = searches.filter(({ item }) => item === undefined || items.includes(item));
  return own.reduce<LastSearch>((last, search) => (search.date >= last.date ? search : last), {
    date: results.searchedOn,
    text: null,
  });
}
