import { describe, expect, it } from "vitest";
import type { Problem } from "#compile/problem.ts";
import { readDocuments, readExpected, readRecords, readSearches, readSources } from "#compile/record-tables.ts";

const FILE = "plans/1/t.csv";
const HEADER = "id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects";

function records(...rows: string[]) {
  const problems: Problem[] = [];
  const table = readRecords({ [FILE]: [HEADER, ...rows, ""].join("\n") }, FILE, problems);
  return {
    values: table?.rows.map(({ value }) => value),
    broken: table?.broken.map(({ cells }) => cells),
    ids: table?.ids,
    table,
    problems,
  };
}

const FIGURE = "r1,1-1-1,,routes,2021,2022-04,observation,18,路線,,,18路線,s1,,";

it("reads a row as a record of its type, with the way back to its cells by field", () => {
  const { values, table, problems } = records(FIGURE);
  expect(problems).toEqual([]);
  expect(values).toStrictEqual([
    {
      id: "r1",
      item: "1-1-1",
      subject: "routes",
      fiscalYear: 2021,
      date: "2022-04",
      type: "observation",
      value: 18,
      unit: "路線",
      text: "18路線",
      source: "s1",
    },
  ]);
  const [row] = table?.rows ?? [];
  expect(row?.problemAt("fiscalYear", "違います")).toStrictEqual({
    file: FILE,
    row: 2,
    field: "fiscal_year",
    value: "2021",
    message: "違います",
  });
  expect(row?.problemAt("note", "違います")).toStrictEqual({ file: FILE, row: 2, field: "note", message: "違います" });
});

describe("a cell", () => {
  it.each<[string, string, Partial<Problem>]>([
    ["18", "１８", { field: "value", value: "１８", meant: "18", message: "18 と書いてください（全角の文字）" }],
    ["18", "18路線", { field: "value", value: "18路線", meant: "18", message: "18 と書いてください（単位「路線」）" }],
    ["2022-04", "R4.4", { field: "date", value: "R4.4", meant: "2022-04" }],
    ["2021", "令和3", { field: "fiscal_year", value: "令和3", meant: "2021" }],
    ["18,路線", "約18,路線", { field: "value", value: "約18", meant: "18" }],
    ["1-1-1", "1-1-①", { field: "item", value: "1-1-①", meant: "1-1-1" }],
    ["18,", "多数,", { field: "value", value: "多数" }],
  ])("that is not as the tables keep it is refused once, with what was meant: %s → %s", (from, to, problem) => {
    const { values, problems, broken } = records(FIGURE.replace(from, to));
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ file: FILE, row: 2, ...problem })]);
    expect("meant" in (problems[0] ?? {})).toBe("meant" in problem);
    // What it names can still be looked up.
    expect(broken?.[0]).toMatchObject({ id: "r1", source: "s1" });
  });

  it("that its type does not use is refused, by the name of the type", () => {
    const unused = (type: string) =>
      `type が ${type} の行では、この列は使いません。空にするか、type を確かめてください`;
    expect(records(FIGURE.replace("路線,,,", "路線,done,,")).problems).toEqual([
      { file: FILE, row: 2, field: "state", value: "done", message: unused("observation") },
    ]);
  });

  it("that must be there is missed, by the column's name", () => {
    expect(records(FIGURE.replace(",18,", ",,")).problems).toEqual([
      { file: FILE, row: 2, field: "value", message: "書かれていません。書き足してください" },
    ]);
    expect(records("r1,1-1-2,a,,,2022,year,,,done,,した,s1,,").problems).toEqual([
      { file: FILE, row: 2, field: "fiscal_year", message: "書かれていません。書き足してください" },
    ]);
  });

  it("that is refused is not among those that can be looked up", () => {
    expect(records(FIGURE.replace("1-1-1", "1_1").replace(",18,", ",,")).broken).toEqual([
      expect.not.objectContaining({ item: expect.anything() }),
    ]);
    expect(records(FIGURE.replace("s1", "S 1").replace(",18,", ",,")).broken).toEqual([
      expect.not.objectContaining({ source: expect.anything() }),
    ]);
  });
});

it("refuses an id that another row has, of whatever length that one is", () => {
  const twice = {
    field: "id",
    value: "r1",
    message: "同じ id の行がほかにもあります。使われていない id に変えてください",
  };
  expect(records(FIGURE, FIGURE).problems).toEqual([{ file: FILE, row: 3, ...twice }]);
  const ragged = records(`${FIGURE},x`, FIGURE, ",short");
  expect(ragged.problems).toContainEqual({ file: FILE, row: 3, ...twice });
  expect(ragged.ids).toEqual(new Set(["r1"]));
  expect(records(FIGURE.replace("r1,", ",")).ids).toEqual(new Set());
});

describe("tables that a plan need not have", () => {
  it("have what is expected and what was looked for, each by its columns", () => {
    const problems: Problem[] = [];
    const expected = "id,item,date,fiscal_year,text,source,note\ne1,1-1-1,2026-06,2026,次の結果。,s1,速報\n";
    expect(readExpected({ [FILE]: expected }, FILE, problems)?.rows.map(({ value }) => value)).toStrictEqual([
      { id: "e1", item: "1-1-1", date: "2026-06", fiscalYear: 2026, text: "次の結果。", source: "s1", note: "速報" },
    ]);
    const searches = "date,item,text\n2026-03-10,1-1-1,探した。\n2026-03-11,,探した。\n";
    expect(readSearches({ [FILE]: searches }, FILE, problems)?.rows.map(({ value }) => value)).toStrictEqual([
      { date: "2026-03-10", item: "1-1-1", text: "探した。" },
      { date: "2026-03-11", text: "探した。" },
    ]);
    expect(problems).toEqual([]);
  });

  it.each([readDocuments, readExpected, readSearches])("are empty where there is none", (read) => {
    const problems: Problem[] = [];
    expect(read({}, FILE, problems)).toEqual({ rows: [], broken: [], ids: new Set() });
    expect(problems).toEqual([]);
  });

  it("have items by their keys, of which some may be meant otherwise", () => {
    const read = (items: string) => {
      const problems: Problem[] = [];
      const text = `id,items,title,publisher,url,size,tells,looked_on\nd,${items},t,p,https://example.com/,,x,2026-01-01\n`;
      const table = readDocuments({ [FILE]: text }, FILE, problems);
      return problems.length > 0 ? problems : table?.rows.map(({ value }) => value.items);
    };
    expect(read("")).toEqual([undefined]);
    expect(read("every")).toEqual(["every"]);
    expect(read("1-1-1  2-1-2")).toEqual([["1-1-1", "2-1-2"]]);
    expect(read("1-1-1 2.1.2")).toMatchObject([{ value: "1-1-1 2.1.2", meant: "1-1-1 2-1-2" }]);
    expect(read("1-1-1 2-1-②")).toMatchObject([
      {
        value: "1-1-1 2-1-②",
        message: expect.stringMatching(/2-1-2 のことでしょうか。番号を空白で区切り/),
      },
    ]);
  });
});

it("needs neither of the columns for the traces of a source", () => {
  const problems: Problem[] = [];
  const text =
    "id,title,publisher,url,published_on,read_on,kind,seen_on\ns1,t,p,https://example.com/,,2026-01-01,press,2026-02-01\n";
  expect(readSources({ [FILE]: text }, FILE, problems)?.rows.map(({ value }) => value)).toStrictEqual([
    {
      id: "s1",
      title: "t",
      publisher: "p",
      url: "https://example.com/",
      readOn: "2026-01-01",
      kind: "press",
      seenOn: "2026-02-01",
    },
  ]);
  expect(problems).toEqual([]);
});
