import { expect, it } from "vitest";
import { normalize } from "#domain/search.ts";
import { EVERYDAY_WORDS } from "#words/ja/everyday-words.ts";
import { READINGS } from "#words/ja/readings.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";

it("reads words with kanji in hiragana", () => {
  for (const [word, reading] of Object.entries(READINGS)) {
    expect(word).toMatch(/\p{Script=Han}/u);
    expect(reading).toMatch(/^[ぁ-ん]+$/);
  }
});

it("gives everyday words others to look for, never themselves, and no word twice", () => {
  const words = Object.keys(EVERYDAY_WORDS).map(normalize);
  expect(new Set(words).size).toBe(words.length);
  for (const [word, meant] of Object.entries(EVERYDAY_WORDS)) {
    expect(meant.map(normalize)).not.toContain(normalize(word));
    expect(new Set(meant).size).toBe(meant.length);
  }
});

it("takes in the words of the plan's own city, which go before the general ones", () => {
  const vocabulary = listVocabulary({ readings: { 花泉: "はないずみ" }, everydayWords: { 税金: ["町税"] } });
  expect(vocabulary.readings).toMatchObject({ 花泉: "はないずみ", 電子: "でんし" });
  expect(vocabulary.meanings).toMatchObject({ 税金: ["町税"], 病院: ["診療所"] });
});
