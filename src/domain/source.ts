import * as z from "zod/mini";
import { IsoDate, PartialDate } from "./fiscal-year.ts";

/** A lower-case ASCII name that stands in addresses and tables, such as `east-town`. */
export const Slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "は半角の英小文字・数字・ハイフンだけにしてください"));
export type Slug = z.infer<typeof Slug>;

/** Text that is neither empty nor only white space. */
export const Text = z.string().check(z.refine((text) => text.trim() !== "", "を空にはできません"));

/** A web address that may be linked to: `https:` or `http:`, nothing else (`javascript:` would run). */
export const WebAddress = z
  .string()
  .check(z.refine((text) => /^https?:\/\/[^\s/]+/.test(text), "は https:// か http:// で始めてください"));

/** A web address as people read it: 広報 instead of %E5%BA%83%E5%A0%B1. It leads to the same place. */
export function readableAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    // A stray % is part of no letter: the address stays as it was published.
    return url;
  }
}

/** A published document behind a figure (出典). */
export const Source = z.strictObject({
  id: Slug,
  title: Text,
  publisher: Text,
  url: WebAddress,
  /** Absent where the document shows no date. */
  publishedOn: z.optional(PartialDate),
  /** The day on which we read it. */
  readOn: IsoDate,
  kind: z.enum(["official", "press", "other"]),
  /** A copy in an archive, such as WARP of the National Diet Library, for when the address no longer answers. */
  archiveUrl: z.optional(WebAddress),
  /** The day on which the address last answered. What the document said holds without it, too. */
  seenOn: z.optional(IsoDate),
});
export type Source = z.infer<typeof Source>;
