import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Problem } from "#compile/problem.ts";
import { readYaml } from "#compile/yaml-file.ts";

const Any = z.record(z.string(), z.unknown());
const FILE = "plans/1/plan.yaml";

/** What is read of a text, and every problem of it. */
function read(text: string, schema: z.ZodMiniType = Any) {
  const problems: Problem[] = [];
  return { yaml: readYaml({ [FILE]: text }, FILE, schema, problems), problems };
}

const TEXT = `# 計画
title: 改革
period: { first: 2021, last: 2025 }
goal: |
  一行目
  二行目

items:
  - name: 甲
    steps:
      - { id: a }
      - id: b
        text: >
          長い文
  - 乙
1: 数の名前
`;

describe("a problem", () => {
  it.each<[(string | number)[], number, string | undefined]>([
    [[], 2, undefined],
    [["title"], 2, "title"],
    [["period", "last"], 3, "period.last"],
    // A text of several lines begins below its name.
    [["goal"], 4, "goal"],
    [["items"], 8, "items"],
    [["items", 0], 9, "items[0]"],
    [["items", 0, "steps", 1, "id"], 12, "items[0].steps[1].id"],
    [["items", 0, "steps", 1, "text"], 13, "items[0].steps[1].text"],
    [["items", 1], 15, "items[1]"],
    [["1"], 16, "1"],
    // What is missing is missed where it would stand.
    [["missing"], 2, "missing"],
    [["items", 0, "steps", 1, "due"], 12, "items[0].steps[1].due"],
    [["items", 7, "name"], 8, "items[7].name"],
  ])("at %j is told with line %i", (path, line, field) => {
    const problem = read(TEXT).yaml?.problemAt(path, "違います");
    expect(problem).toStrictEqual({ file: FILE, line, ...(field ? { field } : {}), message: "違います" });
  });

  it("is told with the value that stands there", () => {
    expect(read(TEXT).yaml?.problemAt(["title"], "違います", "改革")).toMatchObject({ value: "改革" });
  });
});

it("reads texts without the white space at their ends", () => {
  expect(read('a: |\n  文\n\nb: " x "\nc: [" y", 1, null, true]\n').yaml?.value).toEqual({
    a: "文",
    b: "x",
    c: ["y", 1, null, true],
  });
});

it("tells a character that nobody sees once, at its place, and goes on with what was meant", () => {
  const { yaml, problems } = read('a:\n  - "路\\u200B線"\n  - { b: "\\uFFFD" }\n');
  expect(yaml?.value).toEqual({ a: ["路線", { b: "\uFFFD" }] });
  expect(problems).toEqual([
    {
      file: FILE,
      line: 2,
      field: "a[0]",
      value: "路\u200B線",
      meant: "路線",
      message: "「路」の後に見えない文字（U+200B）があります。消してください",
    },
    expect.objectContaining({ line: 3, field: "a[1].b", value: "\uFFFD" }),
  ]);
});

const empty = "中身がないか、別名（&、*）が多すぎて読めません。data/README.md の例にならって書いてください";
it.each<[string, string, object]>([
  ["nothing", "", { message: empty }],
  ["a comment alone", "# x\n", { message: empty }],
  ["an alias of nothing", "a: *b\n", { message: empty }],
  ["a name twice", "a: 1\nb: 2\na: 3\n", { line: 3, message: "同じ名前の項目が2回あります。どちらかを消してください" }],
  ["a tab", "a:\n\tb: 1\n", { message: "字下げにタブが使われています。半角の空白に直してください" }],
  [
    "another indentation",
    "a:\n   b: 1\n  c: 2\n",
    { line: 3, message: "字下げがそろっていません。同じ段の行は、同じ数の半角空白で始めてください" },
  ],
  [
    "a quotation mark that is not closed",
    'a: "x\nb: 1\n',
    { message: "引用符やかっこが閉じていないか、「: 」が足りません。前後の行も確かめてください" },
  ],
  [
    "a reserved name",
    "a:\n  constructor: 1\n",
    { line: 2, field: "constructor", value: "constructor", message: "この名前の項目は使えません。消してください" },
  ],
  ["a reserved name", "prototype: 1\n", { line: 1, field: "prototype" }],
])("refuses %s", (_, text, problem) => {
  const { yaml, problems } = read(text);
  expect(yaml).toBeNull();
  expect(problems).toContainEqual(expect.objectContaining({ file: FILE, ...problem }));
});

it("refuses aliases that expand without end, in one sentence", () => {
  const lines = Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`);
  const { yaml, problems } = read(["a0: &a0 [x]", ...lines].join("\n"));
  expect(yaml).toBeNull();
  expect(problems).toEqual([{ file: FILE, message: empty }]);
});

it("tells on one line what else the parser says", () => {
  const { problems } = read("%YAML x\n---\na: 1\n");
  for (const { message } of problems) expect(message).toMatch(/^YAML として読めません。[^\n]+$/);
  expect(problems.length).toBeGreaterThan(0);
});

it("misses a file once, unless it is known why it cannot be read", () => {
  const missing = { file: FILE, message: "ファイルがありません。data/README.md の例にならって作ってください" };
  const ask = (before: Problem[]) => {
    expect(readYaml({}, FILE, Any, before)).toBeNull();
    return before;
  };
  expect(ask([])).toEqual([missing]);
  expect(ask([{ file: FILE, message: "読めません" }])).toHaveLength(1);
  expect(ask([{ file: "other.yaml", message: "読めません" }])).toContainEqual(missing);
});

it("tells each violation of the schema at its field, and an unknown field at its own line", () => {
  const schema = z.strictObject({ title: z.string(), period: z.strictObject({ first: z.int() }) });
  expect(read("title: 1\nperiod:\n  first: 2021\n  lsat: 2025\n", schema)).toStrictEqual({
    yaml: null,
    problems: [
      expect.objectContaining({ line: 1, field: "title", value: "1" }),
      expect.objectContaining({ line: 4, field: "period.lsat", value: "lsat" }),
    ],
  });
});
