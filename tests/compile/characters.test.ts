import fc from "fast-check";
import { expect, it } from "vitest";
import { explainLookAlike, explainUnfitCharacters, foldLookAlikes, showCharacters } from "#compile/characters.ts";

it.each([
  ["a zero-width space", "路線\u200B", "「路線」の後に見えない文字（U+200B）", "路線"],
  ["a zero-width joiner", "路\u200D線", "U+200D", "路線"],
  ["a byte order mark inside", "路\uFEFF線", "U+FEFF", "路線"],
  ["a soft hyphen", "路\u00AD線", "U+00AD", "路線"],
  ["NUL", "\u0000路線", "先頭に制御文字（U+0000）", "路線"],
  ["an escape sequence", "路線\u001B[31m", "U+001B", "路線[31m"],
  ["a line separator", "路\u2028線", "U+2028", "路線"],
  ["a right-to-left override", "路線\u202E11", "文字の並びを変える制御文字（U+202E）", "路線11"],
  ["a directional isolate", "\u2066路線\u2069", "（U+2066など）", "路線"],
  ["a space that does not break", "路\u00A0線", "改行しない空白（U+00A0）", "路 線"],
  ["a radical as PDFs hold it", "\u2F00関市", "部首の形の文字（U+2F00）", "一関市"],
  ["a radical that stands for no character", "\u2FD6線", "部首の形の文字（U+2FD6）", undefined],
  ["a lost character", "路\uFFFD", "失われた文字（U+FFFD）", undefined],
  ["a private character", "\uE000線", "外字（U+E000）", undefined],
  ["a private character of another plane", "\u{F0000}線", "外字（U+F0000）", undefined],
  ["a mark apart from its kana", "か\u3099", "分かれた濁点（U+3099）", undefined],
  ["half a character", "線\uD800", "U+D800", "線"],
])("names %s and what was meant", (_, text, says, meant) => {
  const unfit = explainUnfitCharacters(text);
  expect(unfit?.message).toContain(says);
  expect(unfit?.meant).toBe(meant);
  expect(showCharacters(text)).toMatch(/〔U\+[0-9A-F]{4,}〕/);
});

it.each(["路線", "①～⑤ 〜 － ー", "葛\u{E0100}城市", "👍\uFE0F", "73㎡ ㎥ ℃", "改行\nタブ\t", "高﨑・塚"])(
  "finds nothing in %s",
  (text) => {
    expect(explainUnfitCharacters(text)).toBeNull();
    expect(showCharacters(text)).toBe(text);
  },
);

it("mends a text so that nothing is found in it any more, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const unfit = explainUnfitCharacters(text);
      if (unfit?.meant !== undefined) expect(explainUnfitCharacters(unfit.meant)).toBeNull();
      expect(explainUnfitCharacters(showCharacters(text))).toBeNull();
    }),
  );
});

it("names the difference of two texts that look the same, and of no others", () => {
  expect(explainLookAlike("～令和6年度", "〜令和6年度")).toBe(
    "見た目は同じですが、「～」（U+FF5E）が「〜」（U+301C）と違います",
  );
  expect(explainLookAlike("ｋｍ", "km")).toContain("「ｋ」（U+FF4B）が「k」（U+006B）");
  expect(explainLookAlike("人", "路線")).toBe("");
  expect(explainLookAlike("人", "人")).toBe("");
});

it.each([
  ["あいうえおかきくけ\u200B", "「えおかきくけ」の後に見えない文字（U+200B）があります。消してください"],
  [" \u200Bあ", "先頭に見えない文字（U+200B）があります。消してください"],
  ["あ\u200Bい\u200B", "「あ」の後に見えない文字（U+200B）があります。消してください"],
  ["あ\u200Bい\u00AD", "「あ」の後に見えない文字（U+200Bなど）があります。消してください"],
])("tells the place of the first in %j", (text, message) => {
  expect(explainUnfitCharacters(text)?.message).toBe(message);
});

it("tells nothing of what was meant where one of several characters is lost", () => {
  expect(explainUnfitCharacters("あ\u200B\uFFFD")).not.toHaveProperty("meant");
});

it.each([
  ["10〜20", "10～20"],
  ["A－B", "A-B"],
  ["ー―−", "---"],
  ["’a‘", "'a'"],
  ["“a”", '"a"'],
  ["a・b", "a･b"],
  ["a \n b", "a b"],
])("takes %j and %j for alike", (one, other) => {
  expect(foldLookAlikes(one)).toBe(foldLookAlikes(other));
});

it.each([
  ["ab", "a-b"],
  ["ab", "a'b"],
  ["ab", 'a"b'],
  ["ab", "a b"],
  ["ab", "a・b"],
  ["ab", "a~b"],
])("takes %j and %j for different", (one, other) => {
  expect(foldLookAlikes(one)).not.toBe(foldLookAlikes(other));
});

it("names a character that stands in one of two alike texts alone", () => {
  expect(explainLookAlike("a ", "a  ")).toBe("見た目は同じですが、なしが「 」（U+0020）と違います");
  expect(explainLookAlike("a  ", "a ")).toBe("見た目は同じですが、「 」（U+0020）がなしと違います");
});
