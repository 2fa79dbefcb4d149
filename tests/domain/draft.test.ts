import fc from "fast-check";
import { expect, it } from "vitest";
import { addDrafts, type Draft, type DraftEntry, isGone, mergeDrafts } from "#domain/draft.ts";
import { aDraft } from "../support/fixtures.ts";

/** Ids that nobody has. */
function newIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}
const add = (here: readonly DraftEntry[], kept: readonly Draft[], newId = newIds()) => addDrafts(here, kept, newId);

it("adds what is kept in a file to an empty device, each once", () => {
  const kept = [aDraft({ revision: 9 }), aDraft({ id: "d2", text: "停留所が遠い" }), aDraft({ id: "d3" })];
  expect(add([], kept)).toEqual([aDraft(), aDraft({ id: "d2", text: "停留所が遠い" })]);
});

it("keeps both texts of one draft, whichever was edited more", () => {
  for (const revision of [1, 5, 9]) {
    const here = [aDraft({ revision: 5 })];
    expect(add(here, [aDraft({ revision, text: "別の文" })])).toEqual([
      ...here,
      aDraft({ id: "new-1", text: "別の文" }),
    ]);
  }
});

it("adds nothing that is here with the same words, under whatever id", () => {
  const here = [aDraft({ id: "other", revision: 3 })];
  expect(add(here, [aDraft(), aDraft({ id: "d2", version: 7, edition: "adopted" })])).toEqual(here);
});

it.each([
  { item: "1-1-2" },
  { plan: "8" },
  { kind: "result" as const },
  { text: "バスを増やして" },
  { fiscalYear: "2023" },
  { value: "3路線" },
  { url: "https://example.jp/" },
])("takes a draft for another one by %j", (fields) => {
  expect(add([aDraft()], [aDraft(fields)])).toHaveLength(2);
});

it("brings back what was thrown away here, beside the mark that it was", () => {
  const gone = { id: "d1", revision: 6, gone: true } as const;
  const restored = add([gone], [aDraft()]);
  expect(restored).toEqual([gone, aDraft({ id: "new-1" })]);
  // An older copy of before, which the mark still holds back.
  expect(mergeDrafts([aDraft({ revision: 5 })], restored)).toEqual(restored);
});

it("changes nothing the second time, and loses nothing of either side, whatever these are", () => {
  const ids = fc.constantFrom("d1", "d2", "d3");
  const draft = fc.record({
    id: ids,
    revision: fc.nat(3),
    item: fc.constantFrom("1", "2"),
    text: fc.constantFrom("", "a", "b"),
  });
  const drafts = fc.array(draft.map(aDraft), { maxLength: 6 });
  const gone = fc.record({ id: ids, revision: fc.nat(3), gone: fc.constant(true as const) });
  const here = fc.uniqueArray(fc.oneof(draft.map(aDraft), gone), { selector: (one) => one.id });
  const words = ({ item, text }: Draft) => `${item} ${text}`;
  fc.assert(
    fc.property(here, drafts, (here, kept) => {
      const newId = newIds();
      const once = add(here, kept, newId);
      expect(once.slice(0, here.length)).toEqual(here);
      expect(add(once, kept, newId)).toEqual(once);
      expect(new Set(once.map(({ id }) => id)).size).toBe(once.length);
      const known = new Set(once.flatMap((one) => (isGone(one) ? [] : words(one))));
      expect(kept.filter((one) => !known.has(words(one)))).toEqual([]);
    }),
  );
});
