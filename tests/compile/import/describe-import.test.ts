import { beforeAll, expect, it } from "vitest";
import { describeImport } from "#compile/import/describe-import.ts";
import type { Plan } from "#domain/plan.ts";
import { listFormRows } from "#domain/year-form.ts";
import { loadSnapshot } from "../../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../../demo/publish.ts";
import { importInto, openForm } from "../../support/form.ts";

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await loadSnapshot(DEMO_DATA)).snapshot);
});

/** What is said of a form of FY2024 with one result of the routes in it. */
async function wordsOf(answer: string | number | null, reason: string | null = null) {
  const form = await openForm(plan, 2024);
  form.cell("observation:1-1-1:routes", "結果").value = answer;
  form.cell("observation:1-1-1:routes", "理由").value = reason;
  const result = importInto(plan, [await form.toFile("kikaku.xlsx")]);
  return describeImport(result, { plan, asOf: "2025-06-30" }, ["kikaku.xlsx"]);
}

it("tells what an import would change: the items, the figures that move, and how much is added", async () => {
  const words = await wordsOf(12);
  expect(words.findings).toEqual([]);
  expect(words.summary).toBe("結果1件、出典1件を加えます（登録済みと同じ0件）。");
  // Time alone moves the other one.
  expect(words.items.map(({ title }) => title.split(" ")[0])).toEqual(["1-1-1", "2-1-1"]);
  // The record of the form and its source are known to the words about it.
  expect(JSON.stringify(words.items)).toContain("12路線");
  // Only what moves is told: of all, and of the policy of the other one.
  const moved = [
    { name: "順調", old: expect.any(Number), new: expect.any(Number) },
    { name: "登録なし", old: expect.any(Number), new: expect.any(Number) },
  ];
  expect(words.council).toEqual([
    { title: "全体", figures: moved },
    { title: expect.stringMatching(/^\(2\) /), figures: moved },
  ]);
  expect(JSON.stringify(words.approval)).toContain("kikaku.xlsx");
});

it("tells of one that is refused what is wrong and where, and nothing else", async () => {
  const finding = {
    level: "error",
    where: "kikaku.xlsx「結果」2行目 J列「結果」「約12」",
    message: "概数のことばは書けません。数だけを 12 のように書き、「注記」に「概数」と書いてください",
    meant: "12",
  };
  expect(await wordsOf("約12")).toEqual({
    findings: [finding],
    groups: [{ level: "error", shown: [finding], rest: [], restWords: "" }],
    items: [],
    council: [],
    summary: "直すところがあるので、取り込めません。",
    approval: null,
  });
});

it("asks for nobody's leave where nothing would change but by time", async () => {
  expect(await wordsOf(null)).toMatchObject({
    findings: [],
    summary: "結果0件、出典0件を加えます（登録済みと同じ0件）。",
    approval: null,
  });
});

it("asks for leave with the reason that was given, and not before", async () => {
  expect((await wordsOf(120)).approval).toBeNull();
  const { approval, findings } = await wordsOf(120, "数え方が変わった（見本）。");
  expect(findings).toMatchObject([{ level: "warning", reason: "数え方が変わった（見本）。" }]);
  expect(JSON.stringify(approval)).toContain("数え方が変わった（見本）。");
});

it("lists a reason that nobody asked for among those that were typed, after those that were asked for", async () => {
  const form = await openForm(plan, 2024);
  form.cell("rating:1-1-1", "結果").value = "遅延";
  form.cell("rating:1-1-1", "理由").value = "評価の理由（見本）。";
  form.cell("observation:1-1-1:routes", "結果").value = 120;
  form.cell("observation:1-1-1:routes", "理由").value = "数え方が変わった（見本）。";
  const result = importInto(plan, [await form.toFile("kikaku.xlsx")]);
  const { approval } = describeImport(result, { plan, asOf: "2025-06-30" }, ["kikaku.xlsx"]);
  expect(approval?.tables.find(({ caption }) => caption.startsWith("書かれた理由"))).toMatchObject({
    caption: "書かれた理由（2件）",
    rows: [
      [[expect.stringContaining("J列")], [expect.stringContaining("離れすぎています")], ["数え方が変わった（見本）。"]],
      [
        [expect.stringMatching(/^kikaku\.xlsx「結果」\d+行目 .列「理由」/)],
        ["1-1-1 所管課の評価「遅延」"],
        ["評価の理由（見本）。"],
      ],
    ],
  });
});

it("tells the figures of each year of which a file was handed in", async () => {
  const asOf = "2026-06-30";
  const forms = await Promise.all([2024, 2025].map((year) => openForm(plan, year)));
  for (const form of forms) {
    form.cell("rating:1-1-1", "結果").value = "順調";
    form.cell("rating:1-1-1", "理由").value = "見本の理由。";
  }
  const files = await Promise.all(forms.map((form, index) => form.toFile(`${index}.xlsx`)));
  const { council } = describeImport(importInto(plan, files, asOf), { plan, asOf }, ["0.xlsx", "1.xlsx"]);
  const named = council[0]?.figures.map(({ name }) => name).filter((name) => name.startsWith("所管課の評価"));
  expect(named).toEqual(["所管課の評価「順調」（令和6年度）", "所管課の評価「順調」（令和7年度）"]);
});

it("tells one slip in every row three times, and then each row by its number", async () => {
  const form = await openForm(plan, 2024);
  const keys = listFormRows(plan, 2024).flatMap(({ key, question }) => (question.kind === "rating" ? [key] : []));
  for (const key of keys) {
    form.cell(key, "結果").value = "順調";
    form.cell(key, "出典の番号").value = `kekka-${form.rowOf(key)}`;
  }
  form.cell("observation:1-1-1:routes", "結果").value = "約12";
  const result = importInto(plan, [await form.toFile("kikaku.xlsx")]);
  const words = describeImport(result, { plan, asOf: "2025-06-30" }, ["kikaku.xlsx"]);
  const findings = words.findings.filter(({ level }) => level === "error");
  const groups = words.groups.filter(({ level }) => level === "error");
  expect(keys.length).toBeGreaterThan(10);
  expect(findings).toHaveLength(keys.length + 1);
  expect(groups.flatMap(({ shown, rest }) => [...shown, ...rest])).toEqual(expect.arrayContaining(findings));
  const rows = keys.map((key) => form.rowOf(key));
  expect(groups.map(({ shown, rest }) => [shown.length, rest.length])).toEqual([
    [1, 0],
    [3, keys.length - 3],
  ]);
  expect(groups[1]?.restWords).toBe(
    `ほか${keys.length - 3}件: kikaku.xlsx「結果」 N列「出典の番号」（${rows.slice(3).join("、")}行目）`,
  );
});
