import { beforeAll, describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { dataTablePath, importIntoData } from "#compile/import/import-into-data.ts";
import type { DataFiles } from "#compile/problem.ts";
import type { Plan } from "#domain/plan.ts";
import { readData } from "../../../src/build/read-data.ts";
import { DEMO_DATA } from "../../demo/publish.ts";
import { handIn, openForm } from "../../support/form.ts";

const RECORDS = "plans/1/records.csv";
const SOURCES = "plans/1/sources.csv";

let files: DataFiles;
let plan: Plan;
beforeAll(async () => {
  ({ files } = await readData(DEMO_DATA));
  const compiled = compilePlan(files);
  if (!compiled.ok) throw new Error("the demo does not compile");
  ({ plan } = compiled);
});

/** What becomes of the demo's data with the routes of FY2024 in a form, if there are any. */
async function importRoutes(
  routes: number | null,
  { reasons, changes = {} }: { reasons?: ReadonlyMap<string, string>; changes?: DataFiles } = {},
) {
  const form = await openForm(plan, 2024);
  form.cell("observation:1-1-1:routes", "結果").value = routes;
  return importIntoData({
    handed: [await form.toFile()],
    folder: {
      files: { ...files, ...changes },
      tables: { records: files[RECORDS] ?? "", sources: files[SOURCES] ?? "" },
      plan,
    },
    published: { plan, asOf: "2024-11-20" },
    asOf: "2025-06-30",
    ...(reasons === undefined ? {} : { reasons }),
  });
}

describe("forms that are read into a data folder", () => {
  it("change its two tables, the sources first", async () => {
    const { changed, problems, result } = await importRoutes(12);
    expect([result.isReady, problems]).toEqual([true, []]);
    expect(changed.map(({ path }) => path)).toEqual([SOURCES, RECORDS]);
    expect(changed[0]?.text).toContain("https://city.example.jp/reform/results-2024");
    expect(changed[1]?.text).toContain("1-1-1-routes-2024,1-1-1,");
    expect(result.preview?.items.length).toBeGreaterThan(0);
  });

  it("change one of them where the document is listed already", async () => {
    const csv =
      "項目番号,年度,種類,何を,結果,公表する文,出典の番号,途中の値\r\n1-1-1,令和6年度,数値,,12,,results-2023,○\r\n";
    const { changed, problems } = importIntoData({
      handed: [await handIn("kikaku.csv", new TextEncoder().encode(csv))],
      folder: { files, tables: { records: files[RECORDS] ?? "", sources: files[SOURCES] ?? "" }, plan },
      published: null,
      asOf: "2025-06-30",
    });
    expect(problems).toEqual([]);
    expect(changed.map(({ path }) => path)).toEqual([RECORDS]);
  });

  it("change nothing where they are empty", async () => {
    const { changed, problems, result } = await importRoutes(null);
    expect([result.isReady, changed, problems]).toEqual([true, [], []]);
  });

  it("change nothing until each reason is given", async () => {
    const { changed, problems, result } = await importRoutes(120, { changes: { "site.yaml": "name: [" } });
    expect([result.isReady, changed, problems]).toEqual([false, [], []]);
    const reasons = new Map([["value:1-1-1-routes-2024", "数え方が変わった（見本）。"]]);
    const given = await importRoutes(120, { reasons });
    expect([given.result.isReady, given.problems]).toEqual([true, []]);
    expect(given.changed[1]?.text).toContain("数え方が変わった（見本）。");
  });

  it("are told what is wrong with the data as they would be, and with no other plan's", async () => {
    const { changed, problems } = await importRoutes(12, { changes: { "site.yaml": "name: [" } });
    expect(changed).toHaveLength(2);
    expect(problems.map(({ file }) => file)).toEqual(["site.yaml"]);
    const site = (files["site.yaml"] ?? "").replace(/^plan: .*$/m, 'plan: "2"');
    expect((await importRoutes(12, { changes: { "site.yaml": site, "plans/2/plan.yaml": "id: [" } })).problems).toEqual(
      [],
    );
  });
});

it("knows where a table of a plan lies", () => {
  expect([dataTablePath("4", "records"), dataTablePath("4", "sources")]).toEqual([
    "plans/4/records.csv",
    "plans/4/sources.csv",
  ]);
});
