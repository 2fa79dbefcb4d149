import * as z from "zod/mini";
import { FiscalYear, IsoDate } from "../fiscal-year.ts";
import { TargetId } from "../record.ts";
import { Text } from "../source.ts";

/** Something we had to decide because the plan leaves it open; always shown to the reader. */
export const Assumption = z.strictObject({ text: Text, by: Text, on: IsoDate, why: Text });
export type Assumption = z.infer<typeof Assumption>;

/** The fields that targets of every kind share. */
export const basis = {
  id: TargetId,
  /** The words of 目標 (or 内容, 実施時期) on which the target rests, verbatim. */
  quote: Text,
  /** The first fiscal year in which it is due or work begins; absent means the plan's first. */
  start: z.optional(FiscalYear),
  /** The plan states no due year: it is our assumption, and no sentence may claim otherwise. */
  dueAssumed: z.optional(z.literal(true)),
  assumptions: z.optional(z.array(Assumption)),
};
