import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblems } from "#compile/problem.ts";
import { Plan } from "#domain/plan.ts";
import { sampleData, sampleDataWith, sampleRecords } from "../support/sample-data.ts";

function compileSample(files = sampleData()) {
  const result = compilePlan(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
}

it("compiles the sample into a plan that fits its schema", () => {
  const { plan, site } = compileSample();
  expect(Plan.safeParse(plan).error).toBeUndefined();
  expect(site.plan).toBe(plan.id);
  expect(plan.items.map(({ key }) => key)).toEqual(["1-1-1", "1-1-2", "2-1-1", "2-1-2"]);
});

it("adds to each item what follows from its texts", () => {
  const { plan } = compileSample();
  const derived = plan.items.map(({ schedule, owners, areas, notes }) => ({ schedule, owners, areas, notes }));
  expect(derived).toEqual([
    {
      schedule: { form: "in", text: "令和5年度", year: 2023 },
      owners: [{ department: "kurashi" }, { department: "shisho-shinko", areas: "every" }],
      areas: [],
      notes: [],
    },
    {
      schedule: { form: "every-year", text: "毎年度" },
      owners: [
        { department: "zaisei", duties: [1] },
        { department: "kurashi", duties: [2] },
      ],
      areas: [],
      notes: [],
    },
    {
      schedule: { form: "until", text: "～令和7年度", last: 2025 },
      owners: [{ department: "shisho-shinko", areas: ["kita"] }, { department: "zaisei" }],
      areas: ["kita"],
      notes: [],
    },
    {
      schedule: { form: "from", text: "令和4年度～", first: 2022 },
      owners: [{ department: "kakka" }],
      areas: [],
      notes: ["※1"],
    },
  ]);
});

it.each([
  {
    column: "archive_url",
    cell: "https://archive.example.jp/plan",
    read: { archiveUrl: "https://archive.example.jp/plan" },
  },
  { column: "seen_on", cell: "2026-04-02", read: { seenOn: "2026-04-02" } },
  { column: "archive_url", cell: "archive.example.jp/plan", says: "archive_url" },
  { column: "archive_url", cell: "http://localhost/plan", says: "ほかの人からは開けない場所です" },
  { column: "seen_on", cell: "2026-04", says: "seen_on" },
  { column: "seen_on", cell: "2026/4/2", says: "2026-04-02 と書いてください" },
])("reads $cell in the column $column of a source, which a table need not have", ({ column, cell, read, says }) => {
  const SOURCES = "plans/9/sources.csv";
  const [header, first, ...rest] = (sampleData()[SOURCES] ?? "").trimEnd().split("\n");
  const rows = [`${header},${column}`, `${first},${cell}`, ...rest.map((row) => `${row},`)];
  const result = compilePlan(sampleData({ [SOURCES]: rows.join("\n") }));
  if (result.ok) expect(result.plan.sources[0]).toMatchObject(read ?? { refused: true });
  else expect(describeProblems(result.problems, "data").join()).toContain(says ?? "nothing");
});

it("gives an item to an area whose own branch owns it, even where no text names the area", () => {
  const { plan } = compileSample(
    sampleData({
      "plans/9/items/1-1-1.yaml": (sampleData()["plans/9/items/1-1-1.yaml"] ?? "").replace(
        "各支所振興課",
        "南支所振興課",
      ),
      "plans/9/source/draft.txt": (sampleData()["plans/9/source/draft.txt"] ?? "").replace(
        "各支所振興課",
        "南支所振興課",
      ),
    }),
  );
  expect(plan.items[0]?.areas).toEqual(["minami"]);
});

it("reads rows as records of their type and leaves empty cells out", () => {
  const { plan } = compileSample();
  expect(plan.records[0]).toEqual({
    id: "r1",
    item: "1-1-1",
    subject: "routes",
    fiscalYear: 2021,
    date: "2022-04-01",
    type: "observation",
    value: 18,
    unit: "路線",
    text: "路線は18だった（架空）。",
    source: "s-report",
  });
  expect(plan.records[1]).toMatchObject({ interim: true });
});

it("reads what nobody has read yet as documents of some items, of every item or of the plan", () => {
  const { plan } = compileSample();
  expect(plan.documents?.map(({ id, items }) => [id, items])).toEqual([
    ["d-plan", undefined],
    ["d-some", ["1-1-1", "2-1-2"]],
    ["d-every", "every"],
  ]);
});

it("needs no list of such documents, and leaves a plan without one as it was", () => {
  const { "plans/9/documents.csv": _, ...files } = sampleData();
  const { plan, content } = compileSample(files);
  expect(plan).not.toHaveProperty("documents");
  expect(content).not.toContain("documents");
});

it("accepts a byte order mark, CRLF, blank rows at the end and columns in another order", () => {
  const sources = (sampleData()["plans/9/sources.csv"] ?? "").trimEnd().split("\n");
  const moved = sources.map((line) => line.split(",").reverse().join(","));
  const files = sampleData({ "plans/9/sources.csv": `\uFEFF${[...moved, ",,,,,,", ""].join("\r\n")}` });
  expect(compileSample(files).plan.sources).toEqual(compileSample().plan.sources);
});

it("reads rows whose lines end differently, as when one is added by hand to a table saved by Excel", () => {
  const [header, first, second] = (sampleData()["plans/9/sources.csv"] ?? "").trimEnd().split("\n");
  const files = sampleData({ "plans/9/sources.csv": `\uFEFF${header}\r\n${first}\r\n${second}\n` });
  expect(compileSample(files).plan.sources).toEqual(compileSample().plan.sources);
});

it("takes for the same content what differs only in comments, order of fields and layout", () => {
  const item = sampleData()["plans/9/items/2-1-2.yaml"] ?? "";
  const lines = item.trimEnd().split("\n");
  const moved = ["# 並べ替え", ...lines.slice(1, 3), lines[0], ...lines.slice(3)].join("\n");
  expect(compileSample(sampleData({ "plans/9/items/2-1-2.yaml": moved })).content).toBe(compileSample().content);
});

it("takes for other content what differs in one figure", () => {
  const files = sampleDataWith("plans/9/records.csv", "18,路線,,,路線は18", "19,路線,,,路線は19");
  expect(compileSample(files).content).not.toBe(compileSample().content);
});

it("lets a correction differ from what it corrects", () => {
  const corrected =
    "r10,1-1-1,,routes,2021,2022-04-01,observation,16,路線,,,16の誤りだった（架空）。,s-report,,r1,,正誤表による\n";
  const records = sampleRecords(corrected);
  expect(compilePlan(sampleData({ "plans/9/records.csv": records })).ok).toBe(true);
});
