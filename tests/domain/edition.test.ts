import { expect, it } from "vitest";
import { findEditionOf, findNumber, isDraft } from "#domain/edition.ts";
import { anItem, aPlan } from "../support/fixtures.ts";

const [draft] = aPlan().editions;
if (!draft) throw new Error("the fixture has no edition");
const adopted = { ...draft, id: "adopted", label: "策定" };
const editions = [draft, adopted];

it("is a draft where the newest edition is one", () => {
  expect([[draft], [draft, adopted], [adopted, draft], []].map((some) => isDraft({ editions: some }))).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

it.each([
  { what: "both editions", numbers: { draft: "1", adopted: "施策12" }, edition: adopted, number: "施策12" },
  { what: "the draft alone", numbers: { draft: "1" }, edition: draft, number: "1" },
  { what: "an edition that nobody knows", numbers: { revised: "7" }, edition: null, number: "2-1-5" },
  { what: "none", numbers: {}, edition: null, number: "2-1-5" },
])("takes the number from the newest edition: of $what", ({ numbers, edition, number }) => {
  const item = anItem({ numbers: numbers as Record<string, string> });
  expect(findEditionOf(item, { editions })).toEqual(edition);
  expect(findNumber(item, { editions })).toBe(number);
});
