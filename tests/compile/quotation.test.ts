import { expect, it } from "vitest";
import { readSourceText } from "#compile/quotation.ts";

const source = readSourceText('<p>延床面積を、概ね\n<span class="x">1割　縮減する。</p>\n\n※ 約72,000㎡。');

it.each(["延床面積を、概ね1割縮減する。", "縮減する。※約72,000㎡。", "概ね\n1割"])(
  "finds %s whatever the layout",
  (text) => {
    expect(source.contains(text)).toBe(true);
  },
);

it.each(["延床面積を,概ね1割縮減する。", "概ね１割縮減する。", "<p>延床面積"])(
  "does not take %s for a quotation",
  (text) => {
    expect(source.contains(text)).toBe(false);
  },
);
