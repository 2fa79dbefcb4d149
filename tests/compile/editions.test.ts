import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Problem } from "#compile/problem.ts";
import { isDraft } from "#domain/edition.ts";
import { ADOPTED_FILES } from "../support/adopted-plan.ts";
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

describe("an edition that is compared with the one before", () => {
  const BUS = "plans/1/items/1-1-1.yaml";
  const PAPER = "plans/1/items/1-1-2.yaml";
  const READING = "plans/1/items/adopted-1-1-4.yaml";
  const problemsWith = (file: string, from: string, to: string) => {
    const text = ADOPTED_FILES[file] ?? "";
    expect(text).toContain(from);
    return listProblems({ ...ADOPTED_FILES, [file]: text.replace(from, to) });
  };

  it("is accepted with a fate for every item", () => {
    expect(listProblems(ADOPTED_FILES)).toEqual([]);
  });

  it.each([
    {
      what: "an older text that nobody wrote down",
      edit: [PAPER, "earlier: { draft: { goal: 令和7年度までに、電子にする書類を20種類にする。 } }", ""],
      at: { field: "goal", message: "earlier の draft の goal に" },
    },
    {
      what: "an older text that the draft does not print",
      edit: [PAPER, "20種類", "21種類"],
      at: { field: "earlier.draft.goal", message: "source/draft.txt（案）に見つかりません" },
    },
    {
      what: "an older text that is no other",
      edit: [PAPER, "{ draft: { goal:", "{ draft: { title: 書類の電子化, goal:"],
      at: { field: "earlier.draft.title", message: "策定の文と同じです" },
    },
    {
      what: "an older text of the newest edition",
      edit: [PAPER, "earlier: { draft:", "earlier: { adopted:"],
      at: { field: "earlier.adopted", message: "前の版" },
    },
    {
      what: "an older text of an edition that it was not in",
      edit: [READING, "from: { adopted: [1-1-3] }", "earlier: { draft: { goal: 図書室を見直す。 } }"],
      at: { field: "earlier.draft", message: "前の版" },
    },
    {
      what: "an origin in an edition that it is not in",
      edit: ["plans/1/items/1-1-5.yaml", "policy:", "from: { adopted: [1-1-3] }\npolicy:"],
      at: { field: "from.adopted", message: "2番目からあとの版" },
    },
    {
      what: "an origin in the first edition, in which it is",
      edit: [BUS, "policy:", "from: { draft: [1-1-3] }\npolicy:"],
      at: { field: "from.draft", message: "2番目からあとの版" },
    },
    {
      what: "an origin where nobody compared the editions",
      edit: ["plans/1/plan.yaml", ", compared: true", ""],
      at: { field: "from.adopted", message: "compared: true" },
    },
    {
      what: "an origin that was not in the draft",
      edit: [READING, "[1-1-3]", "[adopted-1-1-6]"],
      at: { field: "from.adopted[0]", message: "案にあった、ほかの項目" },
    },
    {
      what: "an item that is its own origin",
      edit: [BUS, "policy:", "from: { adopted: [1-1-1] }\npolicy:"],
      at: { field: "from.adopted[0]", message: "ほかの項目" },
    },
    {
      what: "an item that goes on under another key",
      edit: [READING, "[1-1-3]", "[1-1-6]"],
      at: { field: "from.adopted[0]", message: "1-1-6 の numbers に adopted の番号を" },
    },
    {
      what: "an origin in the first edition",
      edit: [READING, "{ adopted: [1-1-3] }", "{ draft: [1-1-3] }"],
      at: { field: "from.draft", message: "2番目からあとの版" },
    },
    {
      what: "older texts where nobody compared the editions",
      edit: ["plans/1/plan.yaml", ", compared: true", ""],
      at: { field: "earlier.draft", message: "compared: true" },
    },
    {
      what: "a first edition that is compared",
      edit: ["plans/1/plan.yaml", 'date: "2024-01" }', 'date: "2024-01", compared: true }'],
      at: { field: "editions[0].compared", message: "前の版がありません" },
    },
  ])("is refused with $what", ({ edit, at }) => {
    const [file = "", from = "", to = ""] = edit;
    expect(problemsWith(file, from, to)).toContainEqual(
      expect.objectContaining({ field: at.field, message: expect.stringContaining(at.message) }),
    );
  });

  it("may make one item of two, and two of one", () => {
    const merged = ADOPTED_FILES[READING]?.replace("[1-1-3]", "[1-1-3, 1-1-6]") ?? "";
    expect(listProblems({ ...ADOPTED_FILES, [READING]: merged })).toEqual([]);
    const power = "plans/1/items/adopted-1-1-6.yaml";
    const parts = {
      [READING]: ADOPTED_FILES[READING]?.replace("[1-1-3]", "[1-1-6]") ?? "",
      [power]: ADOPTED_FILES[power]?.replace("policy:", "from: { adopted: [1-1-6] }\npolicy:") ?? "",
    };
    expect(listProblems({ ...ADOPTED_FILES, ...parts })).toEqual([]);
  });

  it("proposes no newest edition for a misspelt one", () => {
    const [problem] = problemsWith(PAPER, "earlier: { draft:", "earlier: { adoptd:").filter(
      ({ field }) => field === "earlier.adoptd",
    );
    expect(problem?.message).toMatch(/の文です$/);
    const [other] = problemsWith(PAPER, "earlier: { draft:", "earlier: { daft:").filter(
      ({ field }) => field === "earlier.daft",
    );
    expect(other?.message).toMatch(/もしかして: draft/);
  });

  it("is refused without the text of the edition before", () => {
    const { "plans/1/source/draft.txt": _, ...files } = ADOPTED_FILES;
    expect(listProblems(files)).toContainEqual({
      file: "plans/1/source/draft.txt",
      message: expect.stringContaining("（案）がありません"),
    });
  });
});
