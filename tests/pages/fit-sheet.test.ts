import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fitSheet } from "#pages/fit-sheet.ts";

const line = "あ".repeat(20);

it("sets little in large type, more in small type, and of what is too much as many entries as there is room for", () => {
  expect(fitSheet([line], [[line]])).toEqual({ size: "large", shown: 1 });
  expect(fitSheet(Array(10).fill(line), Array(21).fill([line]))).toEqual({ size: "small", shown: 21 });
  expect(fitSheet(Array(10).fill(line), Array(40).fill([line]))).toEqual({ size: "small", shown: 21 });
  // Lines of the print count.
  expect(fitSheet([Array(10).fill(line).join("\n")], Array(40).fill([line]))).toEqual({ size: "small", shown: 21 });
  // An entry stands as a whole or not at all.
  expect(fitSheet(Array(10).fill(line), Array(20).fill([line, line, line]))).toEqual({ size: "small", shown: 7 });
});

it("shows more of what is less", () => {
  const texts = fc.array(fc.array(fc.string({ maxLength: 100 }), { maxLength: 3 }), { maxLength: 30 });
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 200 }), (entries, more) => {
      expect(fitSheet([more], entries).shown).toBeLessThanOrEqual(fitSheet([], entries).shown);
    }),
  );
});
