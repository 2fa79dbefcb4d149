import * as z from "zod/mini";
import { IsoDate } from "./fiscal-year.ts";
import { ItemKey } from "./record.ts";
import { Slug, Text, WebAddress } from "./source.ts";

/**
 * A published document that probably holds results, and that nobody has read into the data yet. It shows where an
 * answer may stand, and never changes a status: what it says is unknown until it has been read.
 */
export const UnreadDocument = z.strictObject({
  id: Slug,
  /** The items of which it probably tells, or `"every"` one; absent where it speaks of the plan as a whole. */
  items: z.optional(z.union([z.literal("every"), z.array(ItemKey).check(z.minLength(1))])),
  title: Text,
  publisher: Text,
  /** The page on which it was seen. */
  url: WebAddress,
  /** Size of its files as shown there: 925KB, 97KB・392KB. */
  size: z.optional(Text),
  /** What it probably tells, in a few words. */
  tells: Text,
  /** The last day on which we looked for it. */
  lookedOn: IsoDate,
});
export type UnreadDocument = z.infer<typeof UnreadDocument>;
