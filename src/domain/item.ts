import * as z from "zod/mini";
import { FiscalYear } from "./fiscal-year.ts";
import { Owner } from "./owner.ts";
import { ItemKey } from "./record.ts";
import { Slug, Text } from "./source.ts";
import { Target } from "./targets/target.ts";

/** A quantity that is reported for an item, in its printed unit. */
export const Metric = z.strictObject({
  id: Slug,
  name: Text,
  unit: Text,
  /** The unit counts whole things (路線, 人, 種類, 件), so that less than one does not matter. */
  isCount: z.optional(z.literal(true)),
  /** Least and greatest possible value, and the step between values. Absent: whole and from 0 for a count, 0 to 100 for %. */
  least: z.optional(z.number()),
  greatest: z.optional(z.number()),
  step: z.optional(z.number()),
  /** It tells of the item's surroundings (市内の小学1年生), not of what came of the item, and is never a result of it. */
  isContext: z.optional(z.literal(true)),
  /** The whole of which it counts a part (11 of how many routes), in the same unit, as a source tells it. */
  scale: z.optional(
    z.strictObject({ name: Text, value: z.number(), fiscalYear: z.optional(FiscalYear), source: Slug }),
  ),
});
export type Metric = z.infer<typeof Metric>;

/**
 * 実施時期, parsed. `every-year`: 毎年度; `in`: 令和3年度 (in or by that year, as printed);
 * `until`: ～令和6年度; `from`: 令和3年度～; `span`: 令和4年度～6年度.
 */
export const Schedule = z.discriminatedUnion("form", [
  z.strictObject({ form: z.literal("every-year"), text: Text }),
  z.strictObject({ form: z.literal("in"), text: Text, year: FiscalYear }),
  z.strictObject({ form: z.literal("until"), text: Text, last: FiscalYear }),
  z.strictObject({ form: z.literal("from"), text: Text, first: FiscalYear }),
  z.strictObject({ form: z.literal("span"), text: Text, first: FiscalYear, last: FiscalYear }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** Whether 実施時期 names a fiscal year: each from the first to the last that it prints, open ends included. */
export function isScheduled(schedule: Schedule, year: FiscalYear): boolean {
  const { first = 0, last = Number.POSITIVE_INFINITY } = spanOf(schedule);
  return year >= first && year <= last;
}

function spanOf(schedule: Schedule): { first?: FiscalYear; last?: FiscalYear } {
  switch (schedule.form) {
    case "every-year":
      return {};
    case "in":
      return { first: schedule.year, last: schedule.year };
    case "until":
    case "from":
    case "span":
      return schedule;
    default:
      return schedule satisfies never;
  }
}

/** An item's texts in an older edition, as printed; those that the next edition prints unchanged are left out. */
const EarlierTexts = z.strictObject({
  title: z.optional(Text),
  content: z.optional(Text),
  goal: z.optional(Text),
  schedule: z.optional(Text),
  owners: z.optional(Text),
});

/** One reform to which the plan commits the city (改革実施項目). All printed texts are verbatim. */
export const Item = z.strictObject({
  key: ItemKey,
  /** Printed number in each edition that has the item, by edition id. */
  numbers: z.record(Slug, Text),
  policy: Slug,
  section: Slug,
  title: Text,
  origin: z.enum(["new", "continued"]),
  /** 内容 */
  content: Text,
  /** 【目標】 */
  goal: Text,
  schedule: Schedule,
  /** 所管課, as printed. */
  ownerText: Text,
  owners: z.array(Owner).check(z.minLength(1)),
  /** Slugs of the areas it belongs to; empty means the whole city (全市). */
  areas: z.array(Slug),
  /** Marks of the notes that its texts use: `※5`. */
  notes: z.array(Text),
  /** Words that look like misprints and stay as printed (原文ママ). */
  asPrinted: z.optional(z.array(Text)),
  /** Texts of older editions that print others than the next edition that has the item, by edition id. */
  earlier: z.optional(z.record(Slug, EarlierTexts)),
  /** Other items of the edition before of which it was made, by id of the edition that made it so. */
  from: z.optional(z.record(Slug, z.array(ItemKey).check(z.minLength(1)))),
  metrics: z.array(Metric),
  targets: z.array(Target).check(z.minLength(1)),
});
export type Item = z.infer<typeof Item>;

/** The title without the mark of a note: 企業版ふるさと納税の活用. */
export function plainTitle(item: Pick<Item, "title">): string {
  return dropNoteMarks(item.title);
}

/** A verbatim text without the marks of notes, where the notes themselves are not at hand. */
export function dropNoteMarks(text: string): string {
  return text.replace(/[（(]※\d+[)）]/g, "");
}

/** The metric of an item by its id; `null` where the item has none of that id. */
export function findMetric(item: Pick<Item, "metrics">, id: string): Metric | null {
  return item.metrics.find((metric) => metric.id === id) ?? null;
}
