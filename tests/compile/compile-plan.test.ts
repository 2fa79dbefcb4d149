import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { describeProblems } from "#compile/problem.ts";
import { findNumber } from "#domain/edition.ts";
import { Plan } from "#domain/plan.ts";
import { sampleData, sampleDataWith, sampleRecords } from "../support/sample-data.ts";
import { aSmallItem, SMALL_FILES, SMALL_PLAN } from "../support/small-plan.ts";

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

/** Where the problems of a data folder lie and what they say. */
function problemsOf(files: Record<string, string>, circumstances: Parameters<typeof compilePlan>[1] = {}) {
  const result = compilePlan(files, circumstances);
  return result.ok ? [] : result.problems;
}

describe("which plan is compiled", () => {
  const broken = { "site.yaml": "name: [" };

  it("is the one that was asked for, of those that there are", () => {
    expect(problemsOf(sampleData(), { planId: "9" })).toEqual([]);
    expect(problemsOf(sampleData({ "plans/10/plan.yaml": "" }), { planId: "99" })).toEqual([
      { file: "plans/99", message: "この計画はありません（もしかして: 9）。あるのは 9、10 です" },
    ]);
  });

  it("is told what is wrong with the site as well where there is none", () => {
    const files = { ...sampleData(), ...broken };
    expect(problemsOf(files, { planId: "8" }).map(({ file }) => file)).toEqual(["site.yaml", "plans/8"]);
  });

  it("is the only one where the site does not say, and none where there are several", () => {
    const one = { ...sampleDataWith("plans/9/records.csv", "r1,1-1-1", "r1,1-1-9"), ...broken };
    expect(problemsOf(one).map(({ file }) => file)).toEqual(["plans/9/records.csv", "site.yaml"]);
    expect(problemsOf({ ...one, "plans/10/plan.yaml": "" }).map(({ file }) => file)).toEqual(["site.yaml"]);
  });

  it("is the current one even where nothing of it is there yet", () => {
    const problems = problemsOf({ "site.yaml": sampleData()["site.yaml"] ?? "" });
    expect(problems).toContainEqual({
      file: "plans/9/items",
      message: expect.stringContaining("npm run new-plan -- 9 1-1-1 1-1-2"),
    });
    expect(problems.map(({ file }) => file)).not.toContain("plans/9");
  });
});

describe("a file that could not be read as text", () => {
  const unreadable = ["notes.txt", "plans/9/records.csv", "plans/10/records.csv"].map((file) => ({
    file,
    message: "x",
  }));
  const files = sampleData({ "plans/10/plan.yaml": "" });
  const { "plans/9/records.csv": _, ...rest } = files;

  it("is told for the plan that it belongs to, and for all", () => {
    const told = (planId: string) =>
      problemsOf(rest, { planId, unreadable })
        .filter(({ message }) => message === "x")
        .map(({ file }) => file);
    expect(told("9")).toEqual(["notes.txt", "plans/9/records.csv"]);
    expect(told("10")).toEqual(["notes.txt", "plans/10/records.csv"]);
  });

  it("is told whatever it belongs to where nobody knows the plan", () => {
    const { "site.yaml": _site, ...without } = rest;
    const told = problemsOf(without, { unreadable }).map(({ file }) => file);
    expect(told).toEqual(["notes.txt", "site.yaml", "plans/9/records.csv", "plans/10/records.csv"]);
  });
});

it("lists problems by file and row, whichever check found them", () => {
  const records = (sampleData()["plans/9/records.csv"] ?? "")
    .replace("r1,1-1-1", "r1,1-1-9")
    .replace("r3,1-1-2,a,p1", "r3,1-1-2,a,p9")
    .replace("2023-03,step,,,reached", "2023-03,step,,,reachd");
  const sources = (sampleData()["plans/9/sources.csv"] ?? "").replace("2022,2026-04-01", "2022,2026-02-30");
  const note = (sampleData()["plans/9/items/2-1-2.yaml"] ?? "").replace("(※1)", "(※9)").replace("各課", "各科");
  const problems = problemsOf(
    sampleData({
      "plans/9/records.csv": records,
      "plans/9/sources.csv": sources,
      "plans/9/items/2-1-2.yaml": note,
    }),
  );
  const places = problems.map(({ file, row, line }) => [file.split("/").at(-1), row ?? line]);
  expect(places.filter(([file]) => file === "records.csv")).toEqual([2, 4, 5].map((row) => ["records.csv", row]));
  expect([...new Set(places.map(([file]) => file))]).toEqual(["2-1-2.yaml", "records.csv", "sources.csv"]);
  const lines = places.filter(([file]) => file === "2-1-2.yaml").map(([, line]) => Number(line));
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(new Set(lines).size).toBeGreaterThan(1);
});

it("looks at what was published only where the data are to be published", () => {
  const publication = { day: "2026-03-31" as const, findLast: () => undefined };
  expect(problemsOf(sampleData(), { publication }).map(({ file }) => file)).toContain("plans/9/sources.csv");
  expect(problemsOf(sampleData(), { publication: { ...publication, day: "2026-12-01" } })).toEqual([]);
});

describe("what is expected and what was searched for", () => {
  it("are parts of the plan that has them, and of its content", () => {
    const { plan, content } = compileSample();
    expect(plan.expected?.map(({ id }) => id)).toEqual(["e1", "e2"]);
    expect(plan.searches?.map(({ date }) => date)).toEqual(["2026-03-10", "2026-03-20"]);
    expect(JSON.parse(content)).toMatchObject({
      expected: [{ id: "e1" }, { id: "e2" }],
      items: [{ key: "1-1-1" }, {}, {}, {}],
    });
  });

  it("leave a plan without them as it was", () => {
    const { "plans/9/expected.csv": _expected, "plans/9/searches.csv": _searches, ...files } = sampleData();
    const { plan, content } = compileSample(files);
    for (const name of ["expected", "searches"]) {
      expect(plan).not.toHaveProperty(name);
      expect(content).not.toContain(`"${name}"`);
    }
  });

  it("may be several on one day, of different items", () => {
    const files = sampleDataWith("plans/9/searches.csv", "2026-03-10,,", "2026-03-20,1-1-2,");
    expect(compileSample(files).plan.searches).toHaveLength(2);
  });
});

describe("policies and sections", () => {
  const plan = SMALL_PLAN.replace(
    "shortName: 窓口 }\n",
    `shortName: 窓口 }
      - { id: "2", mark: "2", shortName: 書類 }
  - id: "2"
    number: Ⅱ
    title: くらしを見直す
    sections:
      - { id: "1", mark: "1", shortName: くらし }
`,
  );
  const moved = (key: string, policy: string, section: string) => {
    const file = `plans/1/items/${key}.yaml`;
    return {
      [file]: (SMALL_FILES[file] ?? "")
        .replace('policy: "1"', `policy: "${policy}"`)
        .replace('section: "1"', `section: "${section}"`),
    };
  };
  const compiled = compileSample({
    ...SMALL_FILES,
    "plans/1/plan.yaml": plan,
    "plans/1/source/first.txt": `${SMALL_FILES["plans/1/source/first.txt"]} Ⅱ くらしを見直す`,
    ...moved("shisaku-9", "2", "1"),
    ...moved("i-2-3", "1", "2"),
  }).plan;

  it("count their own items where the plan prints no counts", () => {
    expect(
      compiled.policies.map(({ printedCount, sections }) => [printedCount, ...sections.map((it) => it.printedCount)]),
    ).toEqual([
      [2, 1, 1],
      [1, 1],
    ]);
  });

  it("order their items, whatever their numbers", () => {
    expect(compiled.items.map(({ key }) => key)).toEqual(["shisaku-12", "i-2-3", "shisaku-9"]);
  });
});

it("orders printed numbers by their parts, digits as numbers", () => {
  const numbers = ["施策1-10", "イ", "施策1", "ア", "施策1-2", "施策12", "施策１-３"];
  const items = numbers.map((number, index) => ({
    number,
    key: `s-${index}`,
    title: `取組その${"一二三四五六七"[index]}`,
  }));
  const files = Object.fromEntries(
    Object.entries(SMALL_FILES).filter(([file]) => !file.startsWith("plans/1/items/") && !file.endsWith("records.csv")),
  );
  const { plan } = compileSample({
    ...files,
    "plans/1/records.csv": (SMALL_FILES["plans/1/records.csv"] ?? "").split("\n")[0] ?? "",
    "plans/1/source/first.txt": `架空町改革の方針 Ⅰ しごとを見直す ${items
      .map(({ title }) => `${title} ${title}に取り組む。 ${title}を進める。 令和6年度～8年度 架空課`)
      .join("\n")}`,
    ...Object.fromEntries(
      items.map(({ key, number, title }) => [`plans/1/items/${key}.yaml`, aSmallItem(key, number, title)]),
    ),
  });
  expect(plan.items.map((item) => findNumber(item, plan))).toEqual([
    "ア",
    "イ",
    "施策1",
    "施策1-2",
    "施策１-３",
    "施策1-10",
    "施策12",
  ]);
});
