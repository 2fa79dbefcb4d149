import * as z from "zod/mini";
import { Slug } from "./source.ts";

/**
 * Who is responsible for an item (所管課), parsed from the printed words.
 *
 * `areas` names the branches meant by 支所…課: a list of area slugs, or `"every"` for 各支所…課.
 * `duties` are the sub-duties bound by ①, ②～⑤ (1-based); absent means all of them.
 */
export const Owner = z.strictObject({
  department: Slug,
  areas: z.optional(z.union([z.literal("every"), z.array(Slug).check(z.minLength(1))])),
  duties: z.optional(z.array(z.int().check(z.gte(1))).check(z.minLength(1))),
});
export type Owner = z.infer<typeof Owner>;

/** An organisational unit that owns items. */
export const Department = z.strictObject({
  slug: Slug,
  /** As printed in 所管課, without 各 and without an area: 企画課, 支所建設課, 各課. */
  name: z.string().check(z.minLength(1)),
  /** `branch`: a section that each 支所 has. `collective`: 各課, 各部 …, whichever are concerned. */
  kind: z.enum(["section", "branch", "collective"]),
});
export type Department = z.infer<typeof Department>;
