import { expect, it } from "vitest";
import { readSourceTexts } from "#compile/quotation.ts";

const source = readSourceTexts(["<p>延床面積を、概ね\n1割　縮減する。</p>\n\n※ 約72,000㎡。", "別の文章"]);

it.each(["延床面積を、概ね1割縮減する。", "縮減する。※約72,000㎡。", "別の\n文章"])(
  "finds %s whatever the layout",
  (text) => {
    expect(source.contain(text)).toBe(true);
  },
);

it.each(["延床面積を,概ね1割縮減する。", "概ね１割縮減する。", "<p>延床面積", "72,000㎡。別の文章"])(
  "does not take %s for a quotation",
  (text) => {
    expect(source.contain(text)).toBe(false);
  },
);
