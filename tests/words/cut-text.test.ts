import { expect, it } from "vitest";
import { cutText } from "#words/cut-text.ts";

it("cuts a text between characters, and tells it", () => {
  expect(cutText("市営バス路線", 6)).toBe("市営バス路線");
  expect(cutText("市営バス路線の再編", 6)).toBe("市営バス路…");
  expect(cutText("𠮷野𠮷野", 3)).toBe("𠮷野…");
});
