import { expect, it } from "vitest";
import { checkQuotations, listPlanQuotations } from "#compile/check-quotations.ts";
import type { ItemFile, PlanFile } from "#compile/plan-files.ts";
import { aPlan } from "../support/fixtures.ts";
import { asYaml } from "../support/yaml.ts";

const PLAN = "plans/4/plan.yaml";
const DRAFT = "plans/4/source/draft.txt";
const draft = { id: "draft", label: "案", title: "計画（案）", date: "2020-12" };
const adopted = { id: "adopted", label: "策定", title: "計画", date: "2021-03" };

const outline = {
  chapters: [
    {
      id: "c1",
      number: "1",
      title: "目的",
      blocks: [
        { kind: "paragraph", text: "段落" },
        { kind: "list", ordered: true, items: ["① 甲", "② 乙"] },
        { kind: "box", title: "囲み", items: ["丙"] },
        { kind: "statement", text: "文" },
        { kind: "heading", text: "見出し" },
      ],
    },
    { id: "c2", number: "2", title: "体制", blocks: [] },
  ],
  policies: [
    {
      id: "1",
      number: "1",
      title: "方針",
      texts: ["本文一", "本文二"],
      sections: [
        { id: "1", mark: "1", shortName: "x", lead: "前置き", openRow: { number: "追加", title: "空欄" } },
        { id: "2", mark: "2", shortName: "y" },
      ],
    },
  ],
  notes: [{ id: "n", mark: "※1", term: "率", entries: [{ reading: "りつ", text: "割合" }, { text: "別の割合" }] }],
  governance: {
    lead: "体制の前置き",
    parts: [{ id: "p", number: "①", kind: "body", title: "会議", texts: ["開く", "閉じる"] }],
    asPrinted: ["誤植"],
  },
};

it("lists every text of a plan that is the city's, each with its place", () => {
  const listed = listPlanQuotations({ ...aPlan(), ...outline } as unknown as PlanFile);
  expect(listed.map(([path, text]) => `${path.join(".")} ${text}`)).toEqual([
    "chapters.0.title 目的",
    "chapters.0.blocks.0.text 段落",
    "chapters.0.blocks.1.items.0 ① 甲",
    "chapters.0.blocks.1.items.1 ② 乙",
    "chapters.0.blocks.2.title 囲み",
    "chapters.0.blocks.2.items.0 丙",
    "chapters.0.blocks.3.text 文",
    "chapters.0.blocks.4.text 見出し",
    "chapters.1.title 体制",
    "policies.0.title 方針",
    "policies.0.texts.0 本文一",
    "policies.0.texts.1 本文二",
    "policies.0.sections.0.lead 前置き",
    "policies.0.sections.0.openRow.number 追加",
    "policies.0.sections.0.openRow.title 空欄",
    "notes.0.mark ※1",
    "notes.0.term 率",
    "notes.0.entries.0.reading りつ",
    "notes.0.entries.0.text 割合",
    "notes.0.entries.1.text 別の割合",
    "governance.lead 体制の前置き",
    "governance.parts.0.title 会議",
    "governance.parts.0.texts.0 開く",
    "governance.parts.0.texts.1 閉じる",
    "governance.asPrinted.0 誤植",
  ]);
});

const bare = { chapters: [], policies: [], notes: [], governance: { parts: [] } };
const item = (numbers: Record<string, string>, given: object = {}) =>
  asYaml(
    {
      key: "2-1-5",
      numbers,
      title: "題名",
      content: "内容",
      goal: "目標",
      schedule: "毎年度",
      owners: "甲課",
      ...given,
    } as unknown as ItemFile,
    "plans/4/items/2-1-5.yaml",
  );

/** Problems of a plan without an outline, its items and texts by edition. */
function problemsOf(texts: Record<string, string>, editions: object[], items = [item({ draft: "1" })]) {
  const plan = asYaml({ ...aPlan(), ...bare, editions } as unknown as PlanFile, PLAN);
  const files = Object.fromEntries(Object.entries(texts).map(([id, text]) => [`plans/4/source/${id}.txt`, text]));
  return checkQuotations(plan, items, files, Object.keys(files));
}
const ALL = "題名 内容 目標 毎年度 甲課";

it("finds an item's own texts in the newest edition that numbers it, white space and layout aside", () => {
  expect(problemsOf({ draft: "<p>題\n名</p> 内容 目標 毎年度 甲課" }, [draft])).toEqual([]);
  const where = "この文は source/draft.txt（案）に見つかりません。";
  const copy = "句読点、かっこ、全角・半角まで、印刷のとおりに写してください";
  expect(problemsOf({ draft: "" }, [draft])).toEqual(
    ["title", "content", "goal", "schedule", "owners"].map((field, index) => ({
      file: "plans/4/items/2-1-5.yaml",
      field,
      value: ALL.split(" ")[index],
      message: where + copy,
    })),
  );
});

it("tells an older edition's words from words that only look the same", () => {
  const both = [item({ draft: "1", adopted: "1" })];
  expect(problemsOf({ draft: ALL, adopted: "題名 内容 毎年度 甲課" }, [draft, adopted], both)).toEqual([
    expect.objectContaining({
      field: "goal",
      message:
        "この文は source/adopted.txt（策定）に見つかりません。案（draft）の文です。策定に印刷された文に書き直してください",
    }),
  ]);
  expect(
    problemsOf(
      { draft: ALL, adopted: "題名 内容 目標Ａ 毎年度 甲課" },
      [draft, adopted],
      [item({ draft: "1", adopted: "1" }, { goal: "目標A" })],
    ),
  ).toEqual([
    expect.objectContaining({
      field: "goal",
      message:
        "この文は source/adopted.txt（策定）に見つかりません。見た目の同じ別の字（～と〜、－とー、全角と半角など）があります。本文から写してください",
    }),
  ]);
});

it("asks for the text of each edition that is shown, and of no other", () => {
  const missing = (id: string, label: string) => ({
    file: `plans/4/source/${id}.txt`,
    message: `引用を確かめるための市の文章（${label}）がありません。${label}の本文だけを文字のファイルにして、この名前で置いてください`,
  });
  const both = [item({ draft: "1", adopted: "1" })];
  expect(problemsOf({}, [draft, adopted], both)).toEqual([missing("adopted", "策定")]);
  expect(problemsOf({}, [draft, adopted])).toEqual([missing("draft", "案"), missing("adopted", "策定")]);
  expect(problemsOf({ adopted: ALL }, [draft, { ...adopted, compared: true }], both)).toEqual([missing("draft", "案")]);
});

it("refuses a text of no edition, and one that repeats an older one's", () => {
  expect(problemsOf({ draft: ALL, drft: "x" }, [draft])).toEqual([
    {
      file: "plans/4/source/drft.txt",
      message:
        "plan.yaml の editions にこの名前の版がないため、読まれません。版の id（draft）と同じ名前にするか、版を足してください（もしかして: draft）",
    },
  ]);
  const repeated = problemsOf(
    { draft: ALL, adopted: `${ALL.replaceAll(" ", "\n")}\n` },
    [draft, adopted],
    [item({ draft: "1", adopted: "1" })],
  );
  expect(repeated).toEqual([
    { file: "plans/4/source/adopted.txt", message: "draft.txt と中身が同じです。この版の本文を置いてください" },
  ]);
});

it("refuses characters of a text that nobody sees, but for a mark at its beginning, with their line", () => {
  expect(problemsOf({ draft: `\uFEFF${ALL}\n次の\u200B行\n` }, [draft])).toEqual([
    { file: DRAFT, line: 2, message: "「次の」の後に見えない文字（U+200B）があります。消してください" },
  ]);
});
