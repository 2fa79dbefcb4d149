import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { Snapshot } from "#domain/snapshot.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";

const tables = publishTables(sampleSnapshot());

function rowsOf(file: string, of = tables): Record<string, string>[] {
  const text = of.find((table) => table.file === file)?.text ?? "";
  return parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });
}

it("publishes the tables, then the codes and the dictionary", () => {
  expect(tables.map(({ file }) => file)).toEqual([
    "items.csv",
    "targets.csv",
    "records.csv",
    "years.csv",
    "sources.csv",
    "documents.csv",
    "expected.csv",
    "searches.csv",
    "opinions.csv",
    "handover.csv",
    "changes.csv",
    "areas.csv",
    "departments.csv",
    "codes.csv",
    "dictionary.csv",
  ]);
});

it("gives an item beside its key in a form that no spreadsheet takes for a date, and no other cell that it would", () => {
  expect(rowsOf("items.csv")[0]).toMatchObject({ item: "1-1-1", item_label: "項目1-1-1", printed_number: "案1" });
  const types = new Map(rowsOf("dictionary.csv").map((row) => [`${row.file} ${row.column}`, row.type_code]));
  const taken = tables.flatMap(({ file }) =>
    rowsOf(file).flatMap((row) =>
      Object.entries(row).flatMap(([column, cell]) =>
        /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/.test(cell) && types.get(`${file} ${column}`) !== "date"
          ? [`${file} ${column}`]
          : [],
      ),
    ),
  );
  expect(new Set(taken)).toEqual(
    new Set(
      [
        "items",
        "targets",
        "records",
        "years",
        "documents",
        "expected",
        "searches",
        "opinions",
        "changes",
        "areas",
        "departments",
      ]
        .map((name) => `${name}.csv item`)
        // The dictionary's example is such a key.
        .concat("dictionary.csv example"),
    ),
  );
});

it("gives the era's name beside each fiscal year", () => {
  expect(rowsOf("records.csv")[0]).toMatchObject({ fiscal_year: "2021", fiscal_year_era: "令和3年度" });
  expect(rowsOf("targets.csv")[0]).toMatchObject({
    baseline_fiscal_year: "2018",
    baseline_fiscal_year_era: "平成30年度",
  });
});

it("tells each column's meaning, type, unit, code list and example", () => {
  const find = (file: string, column: string) =>
    rowsOf("dictionary.csv").find((row) => row.file === file && row.column === column);
  expect(find("records.csv", "value")).toMatchObject({
    meaning: "値",
    type_code: "number",
    unit: "{unit}",
    example: "18",
  });
  expect(find("records.csv", "state_code")).toMatchObject({ type: "符号", code_list: "{type_code}", example: "done" });
  expect(find("years.csv", "fiscal_year")).toMatchObject({ type_code: "integer", unit: "年度", example: "2021" });
  expect(find("dictionary.csv", "file")).toMatchObject({ meaning: "表のファイル名" });
});

it("has a row for each year of a yearly duty, and one for each of its parts", () => {
  const rows = rowsOf("years.csv").filter(({ fiscal_year }) => fiscal_year === "2021");
  expect(rows.map(({ item, part, state_code, state }) => [item, part, state_code, state])).toEqual([
    ["1-1-2", "", "no-record", "登録なし"],
    ["1-1-2", "p1", "done", "実施"],
    ["1-1-2", "p2", "no-record", "登録なし"],
  ]);
  expect(rowsOf("years.csv")).toHaveLength(15);
});

it("has a row for each item of which an unread document tells, and what is expected, was answered and was looked for", () => {
  expect(rowsOf("documents.csv").map(({ id, scope, item }) => [id, scope, item])).toEqual([
    ["d-plan", "計画全体", ""],
    ["d-some", "項目", "1-1-1"],
    ["d-some", "項目", "2-1-2"],
    ["d-every", "すべての項目", ""],
  ]);
  expect(rowsOf("expected.csv")[0]).toMatchObject({ item_label: "項目1-1-1", date: "2026-06", source: "s-report" });
  expect(rowsOf("opinions.csv").map(({ id, item, outcome, source_page }) => [id, item, outcome, source_page])).toEqual([
    ["o1", "1-1-1", "一部反映", "3"],
    ["o1", "2-1-2", "一部反映", "3"],
    ["o2", "", "参考", ""],
  ]);
  expect(rowsOf("searches.csv")[0]).toMatchObject({ date: "2026-03-10", item: "" });
});

it("has a row for each item of the next plan that goes on with one of this, and one where none does", () => {
  expect(rowsOf("handover.csv")).toEqual([]);
  const snapshot = sampleSnapshot();
  const [first, second] = ["2-1-1", "2-1-2"].map((key) => ({ key, number: key, title: `次の項目${key}` }));
  if (!first || !second) throw new Error("there are two");
  const handover = {
    plan: "10",
    title: "第10次みほん改革プラン",
    items: [
      { item: "1-1-1", fate: "continued" as const, to: [first, second], source: "s-report", note: "分けた" },
      { item: "1-1-2", fate: "dropped" as const, to: [], source: "s-plan" },
    ],
  };
  const rows = rowsOf("handover.csv", publishTables({ ...snapshot, plan: { ...snapshot.plan, handover } }));
  expect(rows.map((row) => [row.item, row.fate_code, row.fate, row.to_item, row.source])).toEqual([
    ["1-1-1", "continued", "引き継がれた", "2-1-1", "s-report"],
    ["1-1-1", "continued", "引き継がれた", "2-1-2", "s-report"],
    ["1-1-2", "dropped", "なくなった", "", "s-plan"],
  ]);
  expect(rows[0]).toEqual({
    item: "1-1-1",
    item_label: "項目1-1-1",
    fate_code: "continued",
    fate: "引き継がれた",
    to_plan: "10",
    to_plan_title: "第10次みほん改革プラン",
    to_item: "2-1-1",
    to_item_label: "項目2-1-1",
    to_item_title: "次の項目2-1-1",
    note: "分けた",
    source: "s-report",
    source_title: "みほん改革の結果（架空）",
    source_url: "https://example.com/report",
  });
  expect(rows[2]?.to_plan_title).toBe("第10次みほん改革プラン");
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

it("tells which record was corrected or withdrawn, and why", () => {
  const snapshot = sampleSnapshot();
  const [record] = snapshot.plan.records;
  if (!record) throw new Error("the sample has records");
  const common = {
    item: record.item,
    source: record.source,
    text: "発表を取り消した。",
    reason: "数えまちがいのため。",
  };
  const records = [record, { ...common, id: "w", type: "event" as const, withdraws: record.id }];
  const rows = rowsOf("records.csv", publishTables({ ...snapshot, plan: { ...snapshot.plan, records } }));
  expect(rows.map(({ withdraws, reason }) => [withdraws, reason])).toEqual([
    ["", ""],
    [record.id, "数えまちがいのため。"],
  ]);
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

it("has a row for each reason of an area and for each owner, branch and duty", () => {
  expect(rowsOf("areas.csv").map(({ item, area, reason, word }) => [item, area, reason, word])).toEqual([
    ["2-1-1", "kita", "計画の文が名を挙げている", "北地域"],
    ["2-1-1", "kita", "計画の文が名を挙げている", "北地域"],
    ["2-1-1", "kita", "その地域の支所が所管する", ""],
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
