import { expect, it } from "vitest";
import { createReportBoard } from "#domain/report-board.ts";
import { describeNext, writeRequest } from "#words/ja/report-board.ts";
import { aPlan } from "../../support/fixtures.ts";

const next = { id: "n", text: "案が示される。", source: "s1" };

it("tells what comes next as far as its source knows the time", () => {
  expect(describeNext({ next: { ...next, date: "2025-06" } })).toBe("2025年6月：案が示される。");
  expect(describeNext({ next: { ...next, fiscalYear: 2025 } })).toBe("令和7年度：案が示される。");
  expect(describeNext({ next: null })).toBe("―");
});

it("asks a department for each thing that it owes, and says when somebody last looked for it", () => {
  const plan = aPlan({
    departments: [{ slug: "machizukuri", name: "まちづくり課", kind: "section" }],
    results: { ...aPlan().results, searchedOn: "2022-12-01" },
    searches: [{ date: "2023-04-02", text: "なかった。" }],
  });
  const [debt] = createReportBoard(plan, "2023-05-01").departments;
  if (!debt) throw new Error("no department");
  const text = writeRequest({ debt, plan, asOf: "2023-05-01" });
  expect(text).toMatch(/^件名：.+のお願い（まちづくり課）\n/);
  expect(text.match(/^・/gm)).toHaveLength(2);
  expect(text).toMatch(/最後に確かめた日：2023年4月2日$/);
  expect(writeRequest({ debt: { ...debt, owed: [] }, plan, asOf: "2023-05-01" })).toBe("");
});
