import { expect, it } from "vitest";
import * as z from "zod/mini";
import { checkShape } from "#compile/schema-issues.ts";
import { Slug, Text } from "#domain/source.ts";

const Kinds = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("list"), items: z.array(z.string()).check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal("text"), text: Text }),
]);
const Shape = z.strictObject({
  name: z.optional(z.string()),
  count: z.optional(z.number()),
  whole: z.optional(z.int().check(z.gte(1900), z.lte(2200))),
  isOn: z.optional(z.boolean()),
  list: z.optional(z.array(z.string()).check(z.minLength(2))),
  words: z.optional(z.record(Slug, z.string())),
  origin: z.optional(z.enum(["new", "continued"])),
  block: z.optional(Kinds),
  inner: z.optional(z.strictObject({ deep: z.optional(z.string()) })),
  date: z.optional(z.date()),
});

const missing = "書かれていません。書き足してください";
const nothing = "値がありません。値を書くか、要らなければ行ごと消してください";
const quoted = '文字として書いてください。数字や true は "2" のように引用符で囲みます';
const named = "「名前: 値」の形で、1行に1つずつ書いてください";
const unknown = "この名前の項目はありません。綴りを直すか、消してください";

it.each<[string, unknown, object[]]>([
  ["a number for text", { name: 1 }, [{ path: ["name"], value: "1", message: quoted }]],
  ["nothing for text", { name: null }, [{ path: ["name"], message: nothing }]],
  [
    "text for a number",
    { count: "12" },
    [{ path: ["count"], value: "12", message: "半角の数字だけで書いてください。引用符や単位は付けません" }],
  ],
  ["a fraction", { whole: 2021.5 }, [{ path: ["whole"], value: "2021.5", message: "整数で書いてください" }]],
  ["too small a number", { whole: 21 }, [{ path: ["whole"], value: "21", message: "1900以上の数にしてください" }]],
  [
    "too large a number",
    { whole: 20210 },
    [{ path: ["whole"], value: "20210", message: "2200以下の数にしてください" }],
  ],
  [
    "a word for a truth",
    { isOn: "はい" },
    [{ path: ["isOn"], value: "はい", message: "true か false を書いてください" }],
  ],
  [
    "one text for a list",
    { list: "ab" },
    [{ path: ["list"], value: "ab", message: "一覧として、1つずつ「- 」で始まる行に書いてください" }],
  ],
  ["too short a list", { list: ["a"] }, [{ path: ["list"], message: "2つ以上書いてください" }]],
  ["a number in a list", { list: ["a", 2] }, [{ path: ["list", 1], value: "2", message: quoted }]],
  ["a list for named values", { words: [] }, [{ path: ["words"], message: named }]],
  [
    "a name that cannot be one",
    { words: { Ab: "x" } },
    [
      {
        path: ["words", "Ab"],
        value: "x",
        message: "この名前は使えません。名前は半角の英小文字・数字・ハイフンだけにしてください",
      },
    ],
  ],
  [
    "another word than one of several",
    { origin: "continue" },
    [
      {
        path: ["origin"],
        value: "continue",
        message: "次のどれかにしてください: new、continued（もしかして: continued）",
      },
    ],
  ],
  [
    "a word that resembles none of them",
    { origin: "以前から" },
    [{ path: ["origin"], value: "以前から", message: "次のどれかにしてください: new、continued" }],
  ],
  ["a text for an object", { inner: "x" }, [{ path: ["inner"], value: "x", message: named }]],
  [
    "unknown fields",
    { nmae: "x", inner: { depe: "x", zzzzzz: 1 } },
    [
      { path: ["inner"], unknownKey: "depe", value: "depe", message: `${unknown}（もしかして: deep）` },
      { path: ["inner"], unknownKey: "zzzzzz", value: "zzzzzz", message: unknown },
      { path: [], unknownKey: "nmae", value: "nmae", message: `${unknown}（もしかして: name）` },
    ],
  ],
  ["a text for one of several kinds", { block: "x" }, [{ path: ["block"], value: "x", message: named }]],
  ["nothing for one of several kinds", { block: null }, [{ path: ["block"], message: nothing }]],
  ["a list for one of several kinds", { block: [] }, [{ path: ["block"], message: named }]],
  [
    "one of several kinds that is not named",
    { block: { text: "x" } },
    [{ path: ["block", "kind"], message: "書かれていません。次のどれかを書き足してください: list、text" }],
  ],
  [
    "one of several kinds whose name is empty",
    { block: { kind: "", text: "x" } },
    [{ path: ["block", "kind"], value: "", message: "書かれていません。次のどれかを書き足してください: list、text" }],
  ],
  [
    "another kind than one of several",
    { block: { kind: "lsit" } },
    [{ path: ["block", "kind"], value: "lsit", message: "次のどれかにしてください: list、text（もしかして: list）" }],
  ],
  ["a kind without its field", { block: { kind: "list" } }, [{ path: ["block", "items"], message: missing }]],
  [
    "an empty text",
    { block: { kind: "text", text: " " } },
    [{ path: ["block", "text"], value: " ", message: "textを空にはできません" }],
  ],
  [
    "a type that no file can hold",
    { date: "x" },
    [{ path: ["date"], value: "x", message: "種類が違います。date として書いてください" }],
  ],
  ["nothing at all", null, [{ path: [], message: nothing }]],
  ["no object", "x", [{ path: [], value: "x", message: named }]],
])("tells what is wrong with %s, and what to write", (_, input, issues) => {
  expect(checkShape(Shape, input)).toStrictEqual({ ok: false, issues });
});

it("names the value itself where a sentence has no other subject", () => {
  expect(checkShape(Slug, "Ab")).toEqual({
    ok: false,
    issues: [{ path: [], value: "Ab", message: "値は半角の英小文字・数字・ハイフンだけにしてください" }],
  });
});

it("misses a choice that is not made", () => {
  expect(checkShape(z.strictObject({ origin: z.enum(["new", "old"]) }), {})).toStrictEqual({
    ok: false,
    issues: [{ path: ["origin"], message: "書かれていません。次のどれかを書き足してください: new、old" }],
  });
});

it("gives back what fits", () => {
  expect(checkShape(Shape, { block: { kind: "text", text: "x" } })).toEqual({
    ok: true,
    value: { block: { kind: "text", text: "x" } },
  });
});
