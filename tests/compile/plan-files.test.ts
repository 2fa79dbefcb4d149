import { expect, it } from "vitest";
import { isOfOtherPlan, listPlanIds, listPlanPaths } from "#compile/plan-files.ts";
import type { Problem } from "#compile/problem.ts";

const asFiles = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, ""]));
const plans = (...ids: string[]) => ids.map((id) => `plans/${id}/plan.yaml`);

it("lists plans by number, then by name: each folder that has a plan.yaml", () => {
  expect(listPlanIds(asFiles(...plans("10", "9", "4-b", "4-a")))).toEqual(["4-a", "4-b", "9", "10"]);
  const none = ["plans/1/records.csv", "plans/2/old/plan.yaml", "x/plans/3/plan.yaml", "plans/4/plan.yaml.bak"];
  expect(listPlanIds(asFiles(...none))).toEqual([]);
});

it("tells a file of another plan from one that belongs to none", () => {
  const files = asFiles(...plans("4", "5"), "plans/6/x");
  expect(isOfOtherPlan("plans/5/x", files, "4")).toBe(true);
  expect(isOfOtherPlan("plans/4/x", files, "4")).toBe(false);
  expect(isOfOtherPlan("plans/6/x", files, "4")).toBe(false);
  expect(isOfOtherPlan("plans/55/x", files, "4")).toBe(false);
});

it("sorts the files of one plan, and leaves those of others alone", () => {
  const problems: Problem[] = [];
  const paths = listPlanPaths(
    asFiles(
      "site.yaml",
      ...plans("4", "5"),
      ...["records", "sources", "documents", "expected", "searches", "handover"].map((name) => `plans/4/${name}.csv`),
      "plans/4/items/2-1-1.yaml",
      "plans/4/items/1-1-1.yaml",
      "plans/4/source/draft.txt",
      "plans/4/source/results.csv",
      "plans/5/anything.txt",
    ),
    "4",
    problems,
  );
  expect(problems).toEqual([]);
  expect(paths).toEqual({
    plan: "plans/4/plan.yaml",
    records: "plans/4/records.csv",
    sources: "plans/4/sources.csv",
    documents: "plans/4/documents.csv",
    expected: "plans/4/expected.csv",
    opinions: "plans/4/opinions.csv",
    searches: "plans/4/searches.csv",
    handover: "plans/4/handover.csv",
    items: ["plans/4/items/1-1-1.yaml", "plans/4/items/2-1-1.yaml"],
    sourceTexts: ["plans/4/source/draft.txt"],
  });
});

it.each([
  "readme.txt",
  "plans/4/items/1-1-1.yml",
  "plans/4/items/old/1-1-1.yaml",
  "plans/4/items/.yaml",
  "plans/4/old/items/1-1-1.yaml",
  "plans/4/source/draft.pdf",
  "plans/4/source/draft.txt.bak",
  "plans/4/source/old/draft.txt",
  "plans/4/my-source/draft.txt",
  "plans/4/my-source/draft.csv",
  "plans/4/source/old/draft.csv",
  "plans/4/source/draft.csv.bak",
])("reports a file that nothing would read: %s", (file) => {
  const problems: Problem[] = [];
  const paths = listPlanPaths(asFiles(...plans("4"), file), "4", problems);
  expect(problems).toEqual([
    {
      file,
      message:
        "この名前のファイルは読まれません。plans/4/ の plan.yaml、records.csv、sources.csv、documents.csv、expected.csv、searches.csv、opinions.csv、handover.csv、items/項目番号.yaml、source/名前.txt のどれかに直すか、消してください",
    },
  ]);
  expect([paths.items, paths.sourceTexts]).toEqual([[], []]);
});

it("reports a folder without a plan", () => {
  const problems: Problem[] = [];
  listPlanPaths(asFiles(...plans("4"), "plans/5/records.csv", "plans/5/items/1.yaml"), "4", problems);
  const message = "plans/5/ に plan.yaml がないため、計画として読まれません。移すか、消してください";
  expect(problems).toEqual(["plans/5/items/1.yaml", "plans/5/records.csv"].map((file) => ({ file, message })));
});
