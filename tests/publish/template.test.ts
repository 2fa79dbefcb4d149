import { Workbook } from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "#domain/plan.ts";
import { listFormRows } from "#domain/year-form.ts";
import { nameTemplate, publishTemplate } from "#publish/template.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../demo/publish.ts";
import { openForm } from "../support/form.ts";

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await loadSnapshot(DEMO_DATA)).snapshot);
});

const textOf = (value: unknown) => (value === null || value === undefined ? "" : String(value));

describe("the template of a year, opened by another program", () => {
  it("has a row for all that is asked, with what was said before and what is known", async () => {
    const form = await openForm(plan, 2024, { isSourceFilled: false });
    for (const { key, item } of listFormRows(plan, 2024)) {
      expect(form.cell(key, "項目番号").value).toBe(item.key);
      expect(textOf(form.cell(key, "結果").value)).toBe("");
    }
    expect(form.cell("observation:1-1-1:routes", "前の年度まで").value).toBe("令和5年度 14路線");
    expect(form.cell("observation:1-2-1:procedures", "登録済み").value).toBe("35種類（途中）");
    expect(form.cell("year:1-1-3:a:1", "登録済み").value).toBe("実施");
    expect(form.cell("observation:1-1-1:routes", "出典の番号").value).toBe("results-2024");
  });

  it("offers the words to choose from, and no others", async () => {
    const form = await openForm(plan, 2024);
    const listOf = (key: string) => form.cell(key, "結果").dataValidation?.formulae;
    expect(listOf("rating:1-1-1")).toEqual(['"完了,順調,遅延,検討終了"']);
    expect(listOf("year:1-1-3:a:2")).toEqual(['"実施,一部,未実施"']);
    expect(listOf("step:2-1-1:a:reidai")).toEqual(['"到達,未到達,延期"']);
    expect(listOf("observation:1-1-1:routes")).toBeUndefined();
    expect(form.cell("rating:1-1-1", "途中の値").dataValidation?.formulae).toEqual(['"○"']);
    expect(form.cell("rating:1-1-1", "出典の番号").dataValidation?.formulae?.[0]).toMatch(/^'出典'!\$A\$2:\$A\$\d+$/);
  });

  it.each(["tests/demo/data", "data"])("offers every item of %s for a remark or a decision", async (folder) => {
    const { snapshot } = await loadSnapshot(folder);
    const form = await openForm(snapshot.plan, 2024);
    const [formula] = form.words.getCell("A2").dataValidation?.formulae ?? [];
    expect(form.words.getCell("A31").dataValidation?.formulae).toEqual([formula]);
    const [, sheet = "", last] = /^'(.*)'!\$A\$2:\$A\$(\d+)$/.exec(String(formula)) ?? [];
    const rows = Array.from({ length: Number(last) - 1 }, (_, index) => index + 2);
    const offered = rows.map((row) => textOf(form.workbook.getWorksheet(sheet)?.getCell(row, 1).value));
    expect(offered).toEqual([...new Set(listFormRows(snapshot.plan, 2024).map(({ item }) => item.key))]);
    expect(offered).toHaveLength(snapshot.plan.items.length);
  });

  it("asks a department for its own items alone, with sources of its own", async () => {
    const form = await openForm(plan, 2024, { department: "mihon-bosai" });
    const items: string[] = [];
    form.results.getColumn(1).eachCell((cell) => items.push(textOf(cell.value)));
    expect(items).toEqual(["項目番号", "1-1-2", "1-1-2"]);
    expect(form.sources.getCell("A2").value).toBe("results-2024-mihon-bosai");
  });

  it("never gives a new document the id of one that is registered", async () => {
    const form = await openForm(plan, 2023, { isSourceFilled: false });
    const ids: string[] = [];
    form.sources.getColumn(1).eachCell((cell) => ids.push(textOf(cell.value)));
    expect(ids.slice(1, 4)).toEqual(["results-2023-2", "results-2023-3", "results-2023-4"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps item numbers and dates as text, so that no program turns them into dates", async () => {
    const form = await openForm(plan, 2024);
    expect(form.cell("rating:1-1-1", "項目番号")).toMatchObject({ numFmt: "@", value: "1-1-1" });
  });

  it("explains itself, and prints on A4 across", async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(
      (await publishTemplate({ plan, date: "2024-12-01" }, { fiscalYear: 2024 })).buffer as ArrayBuffer,
    );
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["結果", "意見と決定", "出典", "項目の一覧", "書き方"]);
    expect(textOf(workbook.getWorksheet("書き方")?.getCell("A1").value)).toContain("令和6年度の結果");
    expect(workbook.worksheets[0]?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToWidth: 1 });
    expect(workbook.worksheets[0]?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  });

  it("is named after its year and department", () => {
    expect(nameTemplate({ fiscalYear: 2024 })).toBe("results-2024.xlsx");
    expect(nameTemplate({ fiscalYear: 2024, department: "mihon-bosai" })).toBe("results-2024-mihon-bosai.xlsx");
  });
});
