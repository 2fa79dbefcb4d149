import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Problem } from "#compile/problem.ts";
import { isDraft } from "#domain/edition.ts";
import { lineOfSample, sampleData } from "../support/sample-data.ts";

// The sample's plan is adopted: all its texts stand unchanged in the adopted text but one, the goal of 2-1-2.
const PLAN = "plans/9/plan.yaml";
const DRAFT = "plans/9/source/draft.txt";
const ADOPTED = "plans/9/source/adopted.txt";
const RATE = "plans/9/items/2-1-2.yaml";
const KEYS = ["1-1-1", "1-1-2", "2-1-1", "2-1-2"];

const sample = sampleData();
const textOf = (file: string) => sample[file] ?? "";
const edition = `  - id: adopted
    label: 策定
    title: 第9次みほん改革プラン
    date: "2021-03"
    source: s-plan
chapters:`;

/** The files of an adopted plan: the edition, its text, and every item numbered in it. */
function adopted(changes: Record<string, string> = {}): Record<string, string> {
  const items = KEYS.map((key) => [
    `plans/9/items/${key}.yaml`,
    textOf(`plans/9/items/${key}.yaml`).replace(/numbers: \{ draft: ("\d") \}/, "numbers: { draft: $1, adopted: $1 }"),
  ]);
  return sampleData({
    [PLAN]: textOf(PLAN).replace("chapters:", edition),
    [ADOPTED]: textOf(DRAFT).replace("ほんもの率の向上に取り組む。", "ほんもの率を90%に高める。"),
    ...Object.fromEntries(items),
    ...changes,
  });
}

const rewritten = adopted()[RATE]?.replaceAll("ほんもの率の向上に取り組む。", "ほんもの率を90%に高める。") ?? "";

function listProblems(files: Record<string, string>): Problem[] {
  const result = compilePlan(files);
  return result.ok ? [] : result.problems;
}

describe("a plan that has been adopted", () => {
  it("is shown as adopted once every text is that of the adopted plan", () => {
    const result = compilePlan(adopted({ [RATE]: rewritten }));
    expect(result.ok ? [] : result.problems).toEqual([]);
    if (result.ok) expect(isDraft(result.plan)).toBe(false);
  });

  it("is refused while an item still has the draft's words", () => {
    expect(listProblems(adopted())).toEqual([
      {
        file: RATE,
        line: lineOfSample(RATE, "goal:"),
        field: "goal",
        value: "ほんもの率の向上に取り組む。",
        message: expect.stringMatching(
          /source\/adopted\.txt（策定）に見つかりません。案（draft）の文です。策定に印刷された文に/,
        ),
      },
    ]);
  });

  it("is refused while the outline still has the draft's words", () => {
    const text = adopted()[ADOPTED]?.replace("見本となる改革に取り組みます", "見本となる改革を続けます") ?? "";
    expect(listProblems(adopted({ [RATE]: rewritten, [ADOPTED]: text }))).toEqual([
      expect.objectContaining({ file: PLAN, field: "chapters[0].blocks[0].text" }),
    ]);
  });

  it("is refused without a text of its own", () => {
    const { [ADOPTED]: _, ...files } = adopted({ [RATE]: rewritten });
    expect(listProblems(files)).toEqual([
      { file: ADOPTED, message: expect.stringContaining("策定の本文だけを文字のファイルにして") },
    ]);
  });

  it("is refused with the draft's text under its name", () => {
    const files = adopted({ [ADOPTED]: `\n${textOf(DRAFT)}` });
    expect(listProblems(files)).toEqual([
      { file: ADOPTED, message: expect.stringContaining("draft.txt と中身が同じ") },
    ]);
  });

  it("is refused while its items have no number in it, because its printed table counts them", () => {
    const items = Object.fromEntries(
      KEYS.map((key) => [`plans/9/items/${key}.yaml`, textOf(`plans/9/items/${key}.yaml`)]),
    );
    expect(listProblems(adopted(items))).toContainEqual(
      expect.objectContaining({
        file: PLAN,
        field: "printedTotal",
        message: expect.stringContaining("0項目です（numbers に adopted の番号がある項目）"),
      }),
    );
  });

  it("keeps an item that it no longer has, in the draft's words and out of the count", () => {
    const plan = adopted()
      [PLAN]?.replace("printedTotal: 4", "printedTotal: 3")
      .replaceAll("printedCount: 2", "printedCount: #");
    const counts = ["2", "2", "1", "1"];
    const counted = plan?.replace(/#(?!.)/g, () => counts.shift() ?? "") ?? "";
    const result = compilePlan(adopted({ [PLAN]: counted, [RATE]: textOf(RATE) }));
    expect(result.ok ? [] : result.problems).toEqual([]);
  });

  it("asks for the text of an older edition that an item still quotes", () => {
    const { [DRAFT]: _, ...files } = adopted({ [RATE]: textOf(RATE) });
    expect(listProblems(files)).toContainEqual({ file: DRAFT, message: expect.stringContaining("（案）がありません") });
  });
});

it("refuses a text that belongs to no edition", () => {
  expect(listProblems(sampleData({ "plans/9/source/drift.txt": "x" }))).toEqual([
    { file: "plans/9/source/drift.txt", message: expect.stringContaining("もしかして: draft") },
  ]);
});

it("refuses an item that no edition numbers", () => {
  const file = textOf(RATE).replace('{ draft: "2" }', "{}");
  expect(listProblems(sampleData({ [RATE]: file }))).toContainEqual(
    expect.objectContaining({ file: RATE, field: "numbers", message: expect.stringContaining("番号がありません") }),
  );
});
