import fc from "fast-check";
import { expect, it } from "vitest";
import { listTextPieces } from "#domain/text-difference.ts";

const show = (old: string, current: string) =>
  listTextPieces(old, current)
    .map(({ kind, text }) => ({ kept: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join("");

it.each([
  ["令和5年度 11路線", "令和7年度 8路線", "令和[-5-]{+7+}年度 [-11-]{+8+}路線"],
  ["2.0人未満の路線", "2.5人未満の路線", "[-2.0-]{+2.5+}人未満の路線"],
  ["くらし課 財政課", "くらし課 企画課 財政課", "くらし課 {+企画課 +}財政課"],
  ["運行内容の見直しを図る。", "運行内容の見直しを図る。", "運行内容の見直しを図る。"],
  ["", "加わった", "{+加わった+}"],
])("tells words apart: %s → %s", (old, current, expected) => {
  expect(show(old, current)).toBe(expected);
});

it("makes up both texts to the character, and never shows an empty piece", () => {
  const text = fc.string({
    unit: fc.constantFrom(...("令和5年度、の市営バスか゛ー🚌 \n20.5%ab".match(/./gsu) ?? [])),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, text, (old, current) => {
      const pieces = listTextPieces(old, current);
      const join = (kind: string) =>
        pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
      expect(join("removed")).toBe(old);
      expect(join("added")).toBe(current);
      expect(pieces.every((piece) => piece.text !== "")).toBe(true);
    }),
  );
});
