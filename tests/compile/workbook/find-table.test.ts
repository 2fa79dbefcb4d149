import { describe, expect, it } from "vitest";
import { describeCell, findMerge, findTable } from "#compile/workbook/find-table.ts";
import type { Sheet, SheetCell } from "#compile/workbook/sheet.ts";
import { aSheet, type CellInput, toRow } from "../../support/sheet.ts";

const TITLES = { item: "項目番号", year: "年度", answer: "結果", note: "注記" };
const find = (sheet: Sheet) =>
  findTable<keyof typeof TITLES>("kikaku.xlsx", sheet, TITLES, ["item", "answer"], ["item", "year"]);
const rowsOf = (...rows: CellInput[][]): Sheet =>
  aSheet([], [], { rows: new Map(rows.map((cells, index) => [index + 1, toRow(cells)])) });

describe("a table", () => {
  it("is found by its titles, below a heading, in whatever order they stand", () => {
    const found = find(
      rowsOf(["令和6年度の結果"], [], ["課の覚え", "結果", "年度", "項目番号"], ["", 12, 2024, "2-1-5"]),
    );
    expect(found?.findings).toStrictEqual([]);
    expect(found?.table).toMatchObject({
      columns: new Map([
        ["item", 4],
        ["year", 3],
        ["answer", 2],
      ]),
      rows: [4],
    });
    expect(found?.table?.placeOf(4, "answer")).toStrictEqual({
      file: "kikaku.xlsx",
      sheet: "結果",
      row: 4,
      column: 2,
      title: "結果",
      value: "12",
    });
    expect(found?.table?.placeOf(4, "note")).toStrictEqual({ file: "kikaku.xlsx", sheet: "結果", row: 4 });
    expect(found?.table?.placeOf(9, "year")).toStrictEqual({
      file: "kikaku.xlsx",
      sheet: "結果",
      row: 9,
      column: 3,
      title: "年度",
    });
    expect(found?.table?.cellAt(4, "item")).toStrictEqual({ kind: "text", text: "2-1-5" });
    expect(found?.table?.cellAt(4, "note")).toBeUndefined();
  });

  it.each(["項目　番 号", "項目番号※", "項目番号**", " 項目番号 "])(
    "is known by its titles as people write them: %j",
    (title) => {
      expect(find(rowsOf([title, "年度", "結果"]))?.table).toMatchObject({
        columns: new Map([
          ["item", 1],
          ["year", 2],
          ["answer", 3],
        ]),
      });
    },
  );

  it("is one whose titles stand in the first twenty rows", () => {
    const below = (rows: number) => find(rowsOf(...Array.from({ length: rows }, () => ["x"]), Object.values(TITLES)));
    expect(below(19)?.table?.rows).toStrictEqual([]);
    expect(below(20)).toBeNull();
  });

  it.each<[string, CellInput[]]>([
    ["one of its marks", ["項目番号", "結果"]],
    ["a number for a mark", ["項目番号", 2024, "結果"]],
    ["another title that contains one", ["項目番号", "年度末", "結果"]],
    ["a mark within the title", ["項目番号", "※年度", "結果"]],
    ["none", []],
  ])("is none with %s", (_, titles) => {
    expect(find(rowsOf(titles))).toBeNull();
  });

  it("is refused with a column twice, at the second", () => {
    expect(find(rowsOf(["項目番号", "年度", "結果", "年 度"]))).toStrictEqual({
      table: null,
      findings: [
        {
          level: "error",
          place: { file: "kikaku.xlsx", sheet: "結果", row: 1, column: 4, title: "年度" },
          message: "同じ名前の列が2つあります。片方の列を消すか、名前を変えてください",
        },
      ],
    });
    // What is staff's own may be there twice.
    expect(find(rowsOf(["項目番号", "年度", "結果", "覚え", "覚え"]))?.findings).toStrictEqual([]);
  });

  it("is refused without a column that it needs, at the one that has nearly its name", () => {
    const missing = {
      level: "error",
      message: "「結果」の列がありません。列の名前をひな形のとおりに直してください",
      meant: "結果",
    };
    const place = { file: "kikaku.xlsx", sheet: "結果", row: 1 };
    expect(find(rowsOf(["項目番号", "年度", "覚え", "決果"]))).toStrictEqual({
      table: null,
      findings: [{ ...missing, place: { ...place, column: 4, value: "決果" } }],
    });
    // 注記 is a name of its own and no other's misspelt one.
    expect(find(rowsOf(["項目番号", "年度", "注記"]))?.findings).toStrictEqual([{ ...missing, place }]);
  });
});

describe("merged cells", () => {
  const sheet = {
    ...rowsOf(["項目番号", "年度", "結果"], ["2-1-5"], [], ["x", 2024]),
    merges: [{ firstRow: 2, lastRow: 3, firstColumn: 1, lastColumn: 2 }],
  };

  it.each([
    [2, 1, true],
    [3, 2, true],
    [2, 2, true],
    [1, 1, false],
    [4, 1, false],
    [2, 3, false],
    [3, 0, false],
  ])("hold row %i, column %i: %s", (row, column, isInside) => {
    expect(findMerge(sheet, row, column)).toStrictEqual(isInside ? sheet.merges[0] : null);
  });

  it("are read as their first cell", () => {
    const table = find(sheet)?.table;
    expect([2, 3, 4].map((row) => table?.cellAt(row, "year"))).toStrictEqual([
      { kind: "text", text: "2-1-5" },
      { kind: "text", text: "2-1-5" },
      { kind: "number", value: 2024 },
    ]);
  });
});

describe("what a cell shows", () => {
  const number = (value: number, format?: string): SheetCell => ({
    kind: "number",
    value,
    ...(format ? { format } : {}),
  });
  it.each<[SheetCell | undefined, string | undefined]>([
    [undefined, undefined],
    [{ kind: "text", text: " 順調 " }, " 順調 "],
    [{ kind: "date", date: "2025-03-31" }, "2025-03-31"],
    [{ kind: "truth", value: true }, "TRUE"],
    [{ kind: "truth", value: false }, "FALSE"],
    [{ kind: "error", code: "#REF!" }, "#REF!"],
    [{ kind: "formula", formula: "1+2" }, "=1+2"],
    [number(17), "17"],
    [number(0.1 + 0.2), "0.3"],
    [number(0.822, "0.0%"), "82.2%"],
    [number(0.57, "0%"), "57%"],
    [number(0.5, '0%"台"'), "50%台"],
    [number(5, '"令和"0"年度"'), "令和5年度"],
    [number(1234, '#,##0"人"'), "1234人"],
    [number(17, '"約"General'), "約17"],
    [number(17, '"計"G/標準'), "計17"],
    [number(17, '""0""'), "17"],
    [number(17, "#,##0"), "17"],
    [number(17.5, "0.0"), "17.5"],
    [number(17, '[Red]0"人"'), "17人"],
    [number(17, '0"人";0"円"'), "17人"],
  ])("is, of %j, %j", (cell, shown) => {
    expect(describeCell(cell)).toBe(shown);
  });
});
