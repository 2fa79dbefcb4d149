import type { HandoverFate } from "#domain/handover.ts";

/** What becomes of an item when its plan ends, in the order in which it is listed. */
export const HANDOVER_WORDS: Readonly<Record<HandoverFate, string>> = {
  continued: "引き継がれた",
  finished: "終わった",
  dropped: "なくなった",
};
