import { describe, expect, it } from "vitest";
import { compileItem } from "#compile/compile-item.ts";
import type { ItemFile, PlanFile } from "#compile/plan-files.ts";
import type { Problem } from "#compile/problem.ts";
import type { YamlFile } from "#compile/yaml-file.ts";
import { anItem, aPlan } from "../support/fixtures.ts";

const note = (mark: string) => ({ id: mark, mark, term: "語", entries: [] });
const plan = {
  ...aPlan({
    areas: [
      { slug: "kita", name: "北", words: ["北地域", "北の町"] },
      { slug: "minami", name: "南", words: ["南地域"] },
    ],
  }),
  notes: [note("※1"), note("※12"), note("※3")],
} as unknown as PlanFile;

/** What becomes of an item whose texts are given. */
function compile(given: Partial<ItemFile>) {
  const { areas: _areas, notes: _notes, ownerText, ...printed } = anItem();
  const value = { ...printed, owners: ownerText, schedule: "令和5年度", ...given };
  const file = {
    value,
    file: "items/2-1-5.yaml",
    problemAt: (path: readonly string[], message: string, token?: string): Problem => ({
      file: "items/2-1-5.yaml",
      field: path.join("."),
      message,
      ...(token === undefined ? {} : { value: token }),
    }),
  } as unknown as YamlFile<ItemFile>;
  const problems: Problem[] = [];
  const item = compileItem(file, plan, problems);
  return { item, problems: problems.map(({ field, value: token }) => [field, token]) };
}

describe("an item that cannot be read", () => {
  it.each([
    { what: "its schedule", given: { schedule: "そのうち" }, problems: [["schedule", "そのうち"]] },
    { what: "its owners", given: { owners: "まちずくり課" }, problems: [["owners", "まちずくり課"]] },
    { what: "a note of its title", given: { title: "路線(※2)" }, problems: [["title", "※2"]] },
    { what: "a note of its content", given: { content: "路線※2" }, problems: [["content", "※2"]] },
    { what: "a note of its goal", given: { goal: "路線※2" }, problems: [["goal", "※2"]] },
    {
      what: "all of these",
      given: { schedule: "そのうち", owners: "まちずくり課", goal: "路線※2と※4" },
      problems: [
        ["schedule", "そのうち"],
        ["owners", "まちずくり課"],
        ["goal", "※2"],
        ["goal", "※4"],
      ],
    },
  ])("for $what is none, and is told of it", ({ given, problems }) => {
    expect(compile(given)).toEqual({ item: null, problems });
  });
});

it("knows the notes that its texts use: whole marks in any width, in order and each once", () => {
  const { item, problems } = compile({ title: "路線(※１２)", content: "※1のこと。※12も。", goal: "※3" });
  expect(problems).toEqual([]);
  expect(item?.notes).toEqual(["※12", "※1", "※3"]);
});

it.each([
  { where: "its title", given: { title: "北地域の路線" } },
  { where: "its content", given: { content: "北の町の路線" } },
  { where: "its goal", given: { goal: "路線を北地域に" } },
])("belongs to an area that one of its words names in $where", ({ given }) => {
  expect(compile(given).item?.areas).toEqual(["kita"]);
});

it("belongs to no area whose word only the end of one text and the beginning of the next make", () => {
  expect(compile({ title: "路線の北", content: "地域の足", goal: "路線の南" }).item?.areas).toEqual([]);
});
