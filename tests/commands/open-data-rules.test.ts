import { beforeAll, describe, expect, it } from "vitest";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { OPEN_DATA_RULES, type ReadTable, readTables } from "../../src/commands/open-data-rules.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
let real: ReadTable[];
let demo: ReadTable[];

beforeAll(async () => {
  const read = async (folder: string) => {
    const { snapshot, older } = await loadSnapshot(`${ROOT}${folder}`);
    return readTables(describeDataFiles(snapshot, older));
  };
  [real, demo] = [await read("data"), await read("tests/demo/data")];
});

function run(id: string, tables: readonly ReadTable[]): string[] {
  const rule = OPEN_DATA_RULES.find((it) => it.id === id);
  if (typeof rule?.check !== "function") throw new Error(`${id} is not checked`);
  return rule.check(tables);
}

it("knows all thirty rules, and gives a reason where one is no question", () => {
  const ids = [
    ["L1", 15],
    ["L2", 6],
    ["L3", 9],
  ].flatMap(([level, count]) =>
    Array.from({ length: Number(count) }, (_, index) => `${level}-${String(index + 1).padStart(2, "0")}`),
  );
  expect(OPEN_DATA_RULES.map(({ id }) => id)).toEqual(ids);
  const exempt = OPEN_DATA_RULES.flatMap(({ id, check }) =>
    typeof check === "function" ? [] : [[id, check.notApplicable]],
  );
  expect(exempt.map(([id]) => id)).toEqual(["L1-10", "L1-11", "L1-12", "L1-13"]);
});

it.each(OPEN_DATA_RULES.filter(({ check }) => typeof check === "function"))("keeps $id $name", ({ id }) => {
  expect(run(id, real)).toEqual([]);
  expect(run(id, demo)).toEqual([]);
});

/** One table changed: by its text, or by a column's cell in the first row. */
const inText = (file: string, change: (text: string) => string) => ({ file, change });
const inCell = (file: string, column: string, cell: string) => ({ file, column, cell });

describe("a table that breaks a rule", () => {
  it.each<{ id: string; broken: ReturnType<typeof inText> | ReturnType<typeof inCell> }>([
    { id: "L1-02", broken: inText("items.csv", (text) => text + text.slice(1)) },
    { id: "L1-03", broken: inText("sources.csv", (text) => text.replace("\r\n", "\r\n,,,,,,,\r\n")) },
    { id: "L1-04", broken: inText("items.csv", (text) => `${text}注：概数\r\n`) },
    { id: "L1-05", broken: inText("items.csv", (text) => text.replace(",origin,", ",,")) },
    { id: "L1-06", broken: inCell("items.csv", "title", "市営  バス") },
    { id: "L1-07", broken: inCell("items.csv", "status_code", "done、closed") },
    { id: "L1-08", broken: inCell("departments.csv", "department_name", "㈱みほん") },
    { id: "L1-09", broken: inCell("records.csv", "value", "-") },
    { id: "L1-14", broken: inText("records.csv", (text) => text.replace("だった。", "だっ\nた。")) },
    { id: "L1-15", broken: inCell("sources.csv", "title", "甲,乙") },
    { id: "L2-01", broken: inCell("records.csv", "value", "18路線") },
    { id: "L2-02", broken: inCell("items.csv", "item", "") },
    { id: "L2-02", broken: inCell("items.csv", "status", "") },
    { id: "L2-03", broken: inText("items.csv", (text) => text.replace(",title,", ",goal,")) },
    { id: "L2-04", broken: inCell("items.csv", "origin", "継続中") },
    { id: "L2-05", broken: inCell("sources.csv", "kind", "その他（聞き取り）") },
    { id: "L2-06", broken: inCell("sources.csv", "title", "=1+1") },
    { id: "L3-01", broken: inText("items.csv", (text) => `改革実施項目\r\n${text}`) },
    { id: "L3-02", broken: inCell("items.csv", "status_code", "fine") },
    { id: "L3-03", broken: inCell("records.csv", "value", "x") },
    { id: "L3-04", broken: inCell("records.csv", "unit", "") },
    { id: "L3-05", broken: inCell("sources.csv", "read_on", "R6.6.1") },
    { id: "L3-05", broken: inCell("items.csv", "due_fiscal_year_era", "") },
    { id: "L3-06", broken: inCell("areas.csv", "area_name", "") },
    { id: "L3-07", broken: inText("items.csv", (text) => text.replace(",goal,", ",goal_2021,")) },
    { id: "L3-08", broken: inText("items.csv", (text) => text.replace(",goal,", ",目標,")) },
    { id: "L3-08", broken: inText("items.csv", (text) => text.slice(1)) },
    {
      id: "L3-09",
      broken: inText("items.csv", (text) =>
        text.replace(",goal,content,", ",").replace(",goal,schedule,", ",v2021,v2022,"),
      ),
    },
  ])("is found by $id: $broken.file", ({ id, broken }) => {
    const tables = demo.map((table) => {
      if (table.file !== broken.file) return table;
      if ("change" in broken) {
        const [read] = readTables([{ path: table.file, text: broken.change(table.text) }]);
        return read ?? table;
      }
      const chosen = table.rows.findIndex((row) => row[broken.column] !== "");
      expect(chosen).toBeGreaterThanOrEqual(0);
      const rows = table.rows.map((row, index) => (index === chosen ? { ...row, [broken.column]: broken.cell } : row));
      return { ...table, rows };
    });
    expect(run(id, tables).length).toBeGreaterThan(0);
  });

  it("is found by L1-01 where nothing is a table", () => {
    expect(run("L1-01", readTables([{ path: "data/results.pdf", text: "" }]))).toHaveLength(1);
  });
});
