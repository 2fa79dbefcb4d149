import { describe, expect, it } from "vitest";
import { clip, describeProblem, describeProblems, findNearest, suggest } from "#compile/problem.ts";

it.each([
  { name: "企画科", existing: ["建設課", "企画課"], nearest: "企画課" },
  { name: "pasenger", existing: ["routes", "passengers"], nearest: "passengers" },
  { name: "b", existing: ["a", "c"], nearest: "a" },
  { name: "企画課", existing: ["会計課室"], nearest: null },
  { name: "routes", existing: ["passengers"], nearest: null },
  { name: "routes", existing: [], nearest: null },
  { name: "あ".repeat(101), existing: ["あ".repeat(100)], nearest: null },
])("takes $nearest for what was meant by $name", ({ name, existing, nearest }) => {
  expect(findNearest(name, existing)).toBe(nearest);
});

it("names a file that has no lines once for all that it counts", () => {
  const problems = [1, 2, 3, 4, 5].map((number) => ({
    file: "plans/4/versions/1.json",
    field: `plan.items.${number}.title`,
    message: "空です",
  }));
  expect(describeProblems(problems).at(-1)).toBe("  ほか2件: plan.items.4.title（1.json）");
});

describe("a problem", () => {
  it.each([
    [{}, "data/a.csv: 違います"],
    [{ row: 12 }, "data/a.csv 12行目: 違います"],
    [{ line: 3, field: "title" }, "data/a.csv 3行目 title: 違います"],
    [{ row: 12, field: "unit", value: "人" }, "data/a.csv 12行目 unit「人」: 違います"],
    [{ value: "人" }, "data/a.csv 「人」: 違います"],
    [{ field: "x", value: `${"あ".repeat(41)}` }, `data/a.csv x「${"あ".repeat(40)}…」: 違います`],
    [{ field: "x", value: "あ\n \tい" }, "data/a.csv x「あ い」: 違います"],
    [{ field: "x", value: "あ\u001B" }, "data/a.csv x「あ〔U+001B〕」: 違います"],
  ])("is one line with its place: %j", (place, line) => {
    expect(describeProblem({ file: "a.csv", message: "違います", ...place })).toBe(line);
  });

  it.each([
    ["https:// がありません", "https://a.jp", "data/a.csv: https:// がありません（もしかして: https://a.jp）"],
    ["人 と書いてください", "人", "data/a.csv: 人 と書いてください"],
  ])("tells once what was probably meant: %s", (message, meant, line) => {
    expect(describeProblem({ file: "a.csv", message, meant })).toBe(line);
  });

  it("names another folder", () => {
    expect(describeProblem({ file: "a.csv", message: "違います" }, "x/y")).toBe("x/y/a.csv: 違います");
  });

  it("of 40 characters is shown whole", () => {
    expect(clip("あ".repeat(40))).toBe("あ".repeat(40));
  });
});

describe("problems of one kind", () => {
  const many = (count: number, of: (index: number) => object = () => ({})) =>
    describeProblems(
      Array.from({ length: count }, (_, index) => ({
        file: "plans/4/t.csv",
        row: index + 2,
        field: "unit",
        message: `単位は「${index}」です`,
        ...of(index),
      })),
    ).slice(3);

  it("are told three times, then counted with their places, at most ten", () => {
    expect(many(3)).toEqual([]);
    expect(many(4)).toEqual(["  ほか1件: unit（5行目）"]);
    expect(many(13)).toEqual(["  ほか10件: unit（5、6、7、8、9、10、11、12、13、14行目）"]);
    expect(many(14)).toEqual(["  ほか11件: unit（5、6、7、8、9、10、11、12、13、14…行目）"]);
  });

  it("are named by file and line where each has a file of its own", () => {
    const items = (index: number) => ({ file: `plans/4/items/${index}.yaml`, row: undefined, line: 7, field: "goal" });
    expect(many(5, items)).toEqual(["  ほか2件: goal（3.yaml 7、4.yaml 7行目）"]);
  });

  it("are those of one field, numbers in it aside, and of one sentence, what it quotes aside", () => {
    expect(many(4, (index) => ({ field: `parts.${index}.id` }))).toEqual(["  ほか1件: parts.3.id（5行目）"]);
    expect(many(4, (index) => ({ field: index < 2 ? "unit" : "value" }))).toEqual([expect.stringMatching(/^data/)]);
    expect(many(4, (index) => ({ message: index < 2 ? "違います" : "ありません" }))).toEqual([
      expect.stringMatching(/^data/),
    ]);
    expect(many(4, (index) => ({ message: `「${index}」の後` }))).toEqual(["  ほか1件: unit（5行目）"]);
    expect(many(4, (index) => ({ field: `parts.${index * 10}.id` }))).toEqual(["  ほか1件: parts.30.id（5行目）"]);
    expect(many(4, (index) => ({ message: `r${index} の行と同じ` }))).toEqual(["  ほか1件: unit（5行目）"]);
    expect(many(4, (index) => ({ file: `plans/${index}/t.csv` }))).toEqual([expect.stringMatching(/^data/)]);
    expect(many(4, () => ({ field: undefined }))).toEqual(["  ほか1件: plans/4/t.csv（5行目）"]);
  });

  it("stand behind what spoils a whole file", () => {
    const [cell, file] = [
      { file: "b.csv", row: 2, field: "x", message: "甲" },
      { file: "a.csv", message: "乙" },
    ];
    expect(describeProblems([cell, file])).toEqual(["data/a.csv: 乙", "data/b.csv 2行目 x: 甲"]);
    expect(describeProblems([file, cell], "d")).toEqual(["d/a.csv: 乙", "d/b.csv 2行目 x: 甲"]);
  });
});

it.each([
  ["企画科", ["建設課", "企画課"], "（もしかして: 企画課）"],
  ["会計", ["建設課"], ""],
  ["ｋｍ", ["km"], "（もしかして: km。見た目は同じですが、「ｋ」（U+FF4B）が「k」（U+006B）と違います）"],
])("suggests for %s among %j: %s", (name, existing, words) => {
  expect(suggest(name, existing)).toBe(words);
});

it("takes a name that looks alike before one that is nearer", () => {
  expect(findNearest("ＡＢＣＤ", ["ＡＢＣ", "ABCD"])).toBe("ABCD");
  expect(findNearest("あ".repeat(100), ["あ".repeat(99)])).toBe("あ".repeat(99));
});
