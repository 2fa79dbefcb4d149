import type { EditionFate, PrintedField } from "#domain/edition-steps.ts";

/** What became of an item from one edition to the next, in the order in which they are listed. */
export const FATE_WORDS: Readonly<Record<EditionFate, string>> = {
  same: "変わらない",
  reworded: "文が変わった",
  split: "分かれた",
  merged: "1つになった",
  new: "加わった",
  ended: "なくなった",
};

/** The printed heading of a text of an item. */
export const FIELD_WORDS: Readonly<Record<PrintedField, string>> = {
  title: "改革実施項目",
  content: "内容",
  goal: "目標",
  schedule: "実施時期",
  owners: "所管課",
};
