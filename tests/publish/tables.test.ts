import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";
import { sampleData } from "../support/sample-data.ts";

function sampleSnapshot(): Snapshot {
  const result = compilePlan(sampleData());
  if (!result.ok) throw new Error("the sample is broken");
  const { site, plan } = result;
  const log = [
    { version: 1, date: "2026-04-01", note: "データの公開", changes: [] },
    {
      version: 2,
      date: "2026-05-01",
      note: "結果の追加",
      changes: [{ item: "1-1-1", field: "status", old: "登録なし", new: "完了", source: "s-report" }],
    },
  ];
  return { schema: SCHEMA_VERSION, version: 2, date: "2026-05-01", ruleVersion: 1, site, plan, log };
}

const tables = publishTables(sampleSnapshot());

function rowsOf(file: string): Record<string, string>[] {
  const text = tables.find((table) => table.file === file)?.text ?? "";
  return parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });
}

it("publishes seven tables", () => {
  expect(tables.map(({ file }) => file)).toEqual([
    "items.csv",
    "targets.csv",
    "records.csv",
    "sources.csv",
    "documents.csv",
    "changes.csv",
    "departments.csv",
  ]);
});

/** Rules of 「行政データにおける機械可読性に関するルール」, by their numbers. */
describe.each(tables)("$file", ({ file, columns, text }) => {
  const cells: string[][] = parse(text, { bom: true, record_delimiter: "\r\n" });
  const [header = [], ...rows] = cells;

  it("has one table, its names in the first line, no title and no blank rows (L1-01, L1-02, L1-03, L3-01)", () => {
    expect(header).toEqual(columns.map(({ name }) => name));
    expect(rows.every((row) => row.some((cell) => cell !== ""))).toBe(true);
  });

  it("names every column once, in ASCII, and describes it in Japanese (L1-05, L2-03, L3-08)", () => {
    expect(new Set(header).size).toBe(header.length);
    for (const name of header) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const { title } of columns) expect(title).not.toBe("");
  });

  it("keeps a record in a line and a cell without layout (L1-06, L1-07, L1-14, L1-15)", () => {
    expect(text.split("\r\n").length).toBe(rows.length + 2);
    for (const cell of rows.flat()) expect(cell).toBe(cell.trim());
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("uses no machine-dependent characters in the app's own columns (L1-08)", () => {
    const own = header.filter((name) => /_code$|^status$|^kind$|^type$|^state$|^origin$/.test(name));
    for (const row of rows) {
      for (const name of own) expect(row[header.indexOf(name)]).toBe(row[header.indexOf(name)]?.normalize("NFKC"));
    }
  });

  it("writes numbers as numbers (L2-01, L3-04)", () => {
    const numeric = header.filter((name) => /(^|_)(value|count|fiscal_year|version|duty)$/.test(name));
    for (const row of rows) {
      for (const name of numeric) expect(row[header.indexOf(name)]).toMatch(/^(-?\d+(\.\d+)?)?$/);
    }
  });

  it("writes dates as ISO 8601 and fiscal years as western years (L3-05)", () => {
    const dates = header.filter((name) => name === "date" || name.endsWith("_on"));
    for (const row of rows) {
      for (const name of dates) expect(row[header.indexOf(name)]).toMatch(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/);
    }
    expect(file).toMatch(/^[a-z]+\.csv$/);
  });
});

it("gives each status as a code of the list and as a word (L2-04, L2-05, L3-02)", () => {
  for (const row of rowsOf("items.csv")) expect(STATUS_NAMES).toContain(row.status_code);
  expect(rowsOf("items.csv")[3]).toMatchObject({ status_code: "closed", status: "検討終了", status_on: "2026-05-01" });
});

it("tells unknown from zero and from no (L1-09, L3-03)", () => {
  const [value, , duty] = rowsOf("records.csv");
  expect(value).toMatchObject({ value: "18", unit: "路線", is_interim: "false", state_code: "" });
  expect(duty).toMatchObject({ value: "", unit: "", is_interim: "", state: "実施", subject_name: "財政状況" });
});

it("has a row for each item and year, with the same columns every year (L3-07, L3-09)", () => {
  const routes = rowsOf("records.csv").filter(({ subject }) => subject === "routes");
  expect(routes.map(({ fiscal_year, value }) => [fiscal_year, value])).toEqual([
    ["2021", "18"],
    ["2022", "17"],
  ]);
});

it("has a row for each step or part of a target, and its quotation in one line", () => {
  const rows = rowsOf("targets.csv");
  expect(rows.map(({ item, target, part }) => [item, target, part])).toEqual([
    ["1-1-1", "a", ""],
    ["1-1-2", "a", "p1"],
    ["1-1-2", "a", "p2"],
    ["2-1-1", "a", "first"],
    ["2-1-1", "a", "second"],
    ["2-1-2", "a", ""],
  ]);
  expect(rows[0]).toMatchObject({ baseline_value: "22", target_value: "11", due_fiscal_year: "2023", unit: "路線" });
});

it("has a column for each area and a row for each owner, branch and duty", () => {
  expect(rowsOf("items.csv").map(({ area_kita, area_minami }) => [area_kita, area_minami])[2]).toEqual([
    "true",
    "false",
  ]);
  expect(rowsOf("departments.csv").map(({ item, department, area, duty }) => [item, department, area, duty])).toEqual([
    ["1-1-1", "kurashi", "", ""],
    ["1-1-1", "shisho-shinko", "every", ""],
    ["1-1-2", "zaisei", "", "1"],
    ["1-1-2", "kurashi", "", "2"],
    ["2-1-1", "shisho-shinko", "kita", ""],
    ["2-1-1", "zaisei", "", ""],
    ["2-1-2", "kakka", "", ""],
  ]);
});

it("lists what nobody has read yet, with the items of which it may tell", () => {
  expect(rowsOf("documents.csv").map(({ id, items, size, looked_on }) => [id, items, size, looked_on])).toEqual([
    ["d-plan", "", "", "2026-04-01"],
    ["d-some", "1-1-1 2-1-2", "97KB・392KB", "2026-04-01"],
    ["d-every", "every", "925KB", "2026-04-01"],
  ]);
});

it("keeps a version without changes in the history", () => {
  expect(rowsOf("changes.csv").map(({ version, item, old, new: now }) => [version, item, old, now])).toEqual([
    ["1", "", "", ""],
    ["2", "1-1-1", "登録なし", "完了"],
  ]);
});

describe("JSON Schema", () => {
  const schemas = publishJsonSchemas();

  it.each(Object.keys(schemas))("describes %s strictly, in the 2020-12 dialect", (name) => {
    const schema: unknown = JSON.parse(schemas[name] ?? "");
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  });

  it("names every field of a snapshot", () => {
    const schema = JSON.parse(schemas["snapshot.json"] ?? "") as { properties: object; additionalProperties: boolean };
    expect(Object.keys(schema.properties)).toEqual(Object.keys(Snapshot.shape));
    expect(schema.additionalProperties).toBe(false);
  });
});
