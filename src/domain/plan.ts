import * as z from "zod/mini";
import { ExpectedNews, Search } from "./expected-news.ts";
import { FiscalYear, IsoDate, PartialDate } from "./fiscal-year.ts";
import { isFollowableId } from "./follow.ts";
import { Handover, Inheritance } from "./handover.ts";
import { Item } from "./item.ts";
import { Opinion } from "./opinion.ts";
import { Department } from "./owner.ts";
import { PlanRecord } from "./record.ts";
import { Slug, Source, Text, WebAddress } from "./source.ts";
import { UnreadDocument } from "./unread-document.ts";

/** The plan as drafted, adopted or revised. */
export const Edition = z.strictObject({
  id: Slug,
  /** 案, 策定 or 改訂 */
  label: Text,
  title: Text,
  date: PartialDate,
  source: z.optional(Slug),
  /** Every item was matched with the edition before: what it was there, what it came of, what it became. */
  compared: z.optional(z.literal(true)),
  /** パブリックコメント受付期間, first and last day. */
  commentPeriod: z.optional(z.strictObject({ first: IsoDate, last: IsoDate })),
});
export type Edition = z.infer<typeof Edition>;

/** A block of the outline's running text; all verbatim. */
export const TextBlock = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), text: Text }),
  /** A sentence that the outline sets apart, 「市民との協働や…」. */
  z.strictObject({ kind: z.literal("statement"), text: Text }),
  z.strictObject({ kind: z.literal("heading"), text: Text }),
  /** A list as printed; `ordered` carries its marks ①, ② in the texts. */
  z.strictObject({
    kind: z.literal("list"),
    items: z.array(Text).check(z.minLength(1)),
    ordered: z.optional(z.literal(true)),
  }),
  /** A box with a caption, such as 【(参考) これまでの取組】. */
  z.strictObject({ kind: z.literal("box"), title: Text, items: z.array(Text).check(z.minLength(1)) }),
]);
export type TextBlock = z.infer<typeof TextBlock>;

export const Chapter = z.strictObject({ id: Slug, number: Text, title: Text, blocks: z.array(TextBlock) });
export type Chapter = z.infer<typeof Chapter>;

/** A note of the plan, ※1–※9. Some explain two terms (※9). */
export const Note = z.strictObject({
  id: Slug,
  mark: Text,
  /** The word to which the mark is set: SDGsの推進. */
  term: Text,
  entries: z
    .array(
      z.strictObject({
        /** The reading printed above the term, as printed: アイシーティ … */
        reading: z.optional(Text),
        text: Text,
      }),
    )
    .check(z.minLength(1)),
  /** Words that look like misprints and stay as printed (原文ママ). */
  asPrinted: z.optional(z.array(Text)),
});
export type Note = z.infer<typeof Note>;

export const Section = z.strictObject({
  id: Slug,
  /** ①, ② or ③ */
  mark: Text,
  /** The app's own short name of a section, marked as the app's where it is shown. */
  shortName: Text,
  /** The sentence with which the plan opens the section; absent where it has none. */
  lead: z.optional(Text),
  /** Number of items by the plan's own printed table (参考), counted where it prints none. */
  printedCount: z.int(),
  /** A row that the draft leaves open: 「追加 ※ICTの活用について、現在検討中」. */
  openRow: z.optional(z.strictObject({ number: Text, title: Text })),
});
export type Section = z.infer<typeof Section>;

export const Policy = z.strictObject({
  id: Slug,
  number: Text,
  title: Text,
  /** The outline's bullets about the policy; a plan without an outline has none. */
  texts: z.array(Text),
  printedCount: z.int(),
  sections: z.array(Section).check(z.minLength(1)),
});
export type Policy = z.infer<typeof Policy>;

/** One of the city's eight areas, and the words by which a text names it. */
export const Area = z.strictObject({ slug: Slug, name: Text, words: z.array(Text).check(z.minLength(1)) });
export type Area = z.infer<typeof Area>;

/** A published fact about the plan as a whole. */
export const PlanFact = z.strictObject({
  id: Slug,
  /** What it speaks about; `council` facts are dated meetings and answers, `effect` is 財政効果額. */
  topic: z.enum(["edition", "previous-plan", "council", "next-plan", "effect", "policy-speech"]),
  date: z.optional(PartialDate),
  fiscalYear: z.optional(FiscalYear),
  text: Text,
  source: Slug,
  note: z.optional(Text),
  figures: z.optional(z.array(z.strictObject({ name: Text, value: z.number(), unit: Text }))),
});
export type PlanFact = z.infer<typeof PlanFact>;

/** 推進体制: a body or a practice, with its sentences. */
export const GovernancePart = z.strictObject({
  id: Slug,
  number: Text,
  kind: z.enum(["body", "practice"]),
  title: Text,
  texts: z.array(Text).check(z.minLength(1)),
});
export type GovernancePart = z.infer<typeof GovernancePart>;

/** A `FollowableId` of follow.ts. Its pattern is checked as text: template literals of zod would cost every phone. */
const FollowRegisterEntry = Text.check(z.refine(isFollowableId, "はフォローできるもののidではありません"));

/** The city's plan with everything known about it: what people edit in `data/`, checked and joined. */
export const Plan = z.strictObject({
  id: Slug,
  ordinal: z.int(),
  title: Text,
  city: Text,
  period: z.strictObject({ first: FiscalYear, last: FiscalYear }),
  /** The city's own page of results, the last day on which we searched it for new ones, and what we could not read. */
  results: z.strictObject({ url: WebAddress, title: Text, searchedOn: IsoDate, note: z.optional(Text) }),
  /** Fiscal years whose results are complete in our data. */
  closedYears: z.array(FiscalYear),
  commentsOpen: z.boolean(),
  printedTotal: z.int(),
  editions: z.array(Edition).check(z.minLength(1)),
  chapters: z.array(Chapter),
  policies: z.array(Policy).check(z.minLength(1)),
  notes: z.array(Note),
  /** 推進体制; without parts where the plan says nothing about it. */
  governance: z.strictObject({
    lead: z.optional(Text),
    parts: z.array(GovernancePart),
    asPrinted: z.optional(z.array(Text)),
  }),
  facts: z.array(PlanFact),
  areas: z.array(Area),
  /** How names of this city are read, 東町: ひがしまち, so that a search by kana finds them. */
  readings: z.optional(z.record(Text, Text)),
  /** Everyday words of this city and what the plan says instead, 公会堂: 市民ホール, so that a search finds them. */
  everydayWords: z.optional(z.record(Text, z.array(Text).check(z.minLength(1)))),
  /** Words to show as examples where a reader is asked what to look for; each finds an item. */
  searchExamples: z.optional(z.array(Text).check(z.minLength(1))),
  departments: z.array(Department),
  items: z.array(Item),
  /** Everything that can be followed, in an order that only grows (follow-code.ts); ids of gone items stay. */
  followRegister: z.array(FollowRegisterEntry),
  sources: z.array(Source),
  /** Documents that probably hold results and that nobody has read into the data yet; absent in older versions. */
  documents: z.optional(z.array(UnreadDocument)),
  records: z.array(PlanRecord),
  /** What published sources say will come; absent where none does. */
  expected: z.optional(z.array(ExpectedNews)),
  /** When somebody looked and found nothing new, in the order in which it was noted; absent where nobody did. */
  searches: z.optional(z.array(Search)),
  /** What became of opinions on the plan, by published sources; absent where none is at hand. */
  opinions: z.optional(z.array(Opinion)),
  /** What became of the items in the next plan; absent while none has followed. */
  handover: z.optional(Handover),
  /** What plans before have handed to this one; absent where none has. */
  inherited: z.optional(z.array(Inheritance)),
});
export type Plan = z.infer<typeof Plan>;
