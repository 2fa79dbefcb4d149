import { expect, it } from "vitest";
import { listReadings } from "#words/ja/readings.ts";

it("are hiragana for words with kanji", () => {
  for (const [word, reading] of Object.entries(listReadings({}))) {
    expect(word).toMatch(/\p{Script=Han}/u);
    expect(reading).toMatch(/^[ぁ-ん]+$/);
  }
});

it("take in those of the plan's own names", () => {
  expect(listReadings({ readings: { 花泉: "はないずみ" } })).toMatchObject({ 花泉: "はないずみ", 電子: "でんし" });
});
