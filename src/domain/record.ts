import * as z from "zod/mini";
import { FiscalYear, PartialDate } from "./fiscal-year.ts";
import { Slug, Text } from "./source.ts";

/**
 * An item's permanent key, which stands in addresses and tables: its first printed number in small letters, digits and
 * hyphens (2-1-5, i-2-3 for Ⅰ-2-(3)), prefixed by `<edition>-` if new in a later edition. Readers see the number itself,
 * by `findNumber` in edition.ts.
 */
export const ItemKey = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "は items/ のファイルの名前（2-1-5 など、半角の英小文字・数字・ハイフン）にしてください",
    ),
  );
export type ItemKey = z.infer<typeof ItemKey>;

/** A target's id within its item: `a`, `b` … */
export const TargetId = z.string().check(z.regex(/^[a-z]$/, "は a、b … の1文字にしてください"));
export type TargetId = z.infer<typeof TargetId>;

const common = {
  id: Slug,
  item: ItemKey,
  /** The fiscal year to which the figure or the duty belongs; absent where it is unknown. */
  fiscalYear: z.optional(FiscalYear),
  /** When it happened or was reported. */
  date: z.optional(PartialDate),
  text: Text,
  source: Slug,
  note: z.optional(Text),
  /** Id of the record that this one replaces (訂正). Both stay visible. */
  corrects: z.optional(Slug),
  /** Why it was corrected or withdrawn, why a value that the checks asked about is right, or what the department gave for it. */
  reason: z.optional(Text),
};

/** A value of one of the item's metrics, in that metric's unit, as printed. */
const Observation = z.strictObject({
  ...common,
  type: z.literal("observation"),
  /** Id of the metric. */
  subject: Slug,
  value: z.number(),
  unit: Text,
  /** Not a year-end figure: shown, but never used for a status. */
  interim: z.optional(z.literal(true)),
});

/** A report on one step of a milestone. Its fiscal year is the one in which the step was reached. */
const StepReport = z.strictObject({
  ...common,
  type: z.literal("step"),
  target: TargetId,
  subject: Slug,
  state: z.enum(["reached", "not-reached", "postponed"]),
});

/** A report on one year of a yearly duty; `subject` names the part, absent for the whole duty. */
const YearReport = z.strictObject({
  ...common,
  type: z.literal("year"),
  target: TargetId,
  subject: z.optional(Slug),
  fiscalYear: FiscalYear,
  state: z.enum(["done", "partly", "not-done", "not-needed"]),
});

/** The department's own rating, in the city's four words. */
const DepartmentRating = z.strictObject({
  ...common,
  type: z.literal("rating"),
  state: z.enum(["done", "on-track", "late", "closed"]),
});

/** A published decision not to go on (検討終了), or to take it up again. Without a target it applies to the whole item. */
const Decision = z.strictObject({
  ...common,
  type: z.literal("decision"),
  target: z.optional(TargetId),
  state: z.enum(["closed", "reopened"]),
});

/** The council's remark (審議会の意見) or the city's reply. */
const Remark = z.strictObject({ ...common, type: z.literal("remark"), state: z.enum(["council", "reply"]) });

/** Context: never changes a status, but for `withdraws`: the id of a record that no longer counts (取り下げ). It stays visible. */
const ContextEvent = z.strictObject({ ...common, type: z.literal("event"), withdraws: z.optional(Slug) });

/** One published result, as one row of `records.csv`. */
export const PlanRecord = z.discriminatedUnion("type", [
  Observation,
  StepReport,
  YearReport,
  DepartmentRating,
  Decision,
  Remark,
  ContextEvent,
]);
export type PlanRecord = z.infer<typeof PlanRecord>;
export type Observation = z.infer<typeof Observation>;
export type StepReport = z.infer<typeof StepReport>;
export type YearReport = z.infer<typeof YearReport>;
export type DepartmentRating = z.infer<typeof DepartmentRating>;
export type Remark = z.infer<typeof Remark>;
export type Decision = z.infer<typeof Decision>;
