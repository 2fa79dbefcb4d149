import { readFileSync } from "node:fs";
import { Workbook } from "exceljs";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES, MAX_UNPACKED_BYTES, readWorkbook } from "#compile/workbook/read-workbook.ts";
import type { Sheet, SheetCell } from "#compile/workbook/sheet.ts";

const read = async (bytes: Uint8Array): Promise<Sheet[]> => {
  const result = await readWorkbook(bytes);
  if (!result.ok) throw new Error(result.message);
  return result.sheets;
};

const cellAt = ([sheet]: Sheet[], row: number, column: number): SheetCell | undefined =>
  sheet?.rows.get(row)?.get(column);

const byOpenpyxl = (name: string) => new Uint8Array(readFileSync(new URL(`openpyxl/${name}`, import.meta.url)));

/** A workbook of exceljs, with some of its parts replaced afterwards. */
async function aWorkbook(fill: (workbook: Workbook) => void, parts: Zippable = {}): Promise<Uint8Array> {
  const workbook = new Workbook();
  fill(workbook);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return Object.keys(parts).length === 0 ? bytes : zipSync({ ...unzipSync(bytes), ...parts });
}

const oneCell = (value: string | number) => (workbook: Workbook) => {
  workbook.addWorksheet("結果").getCell("A1").value = value;
};

describe("what another program wrote", () => {
  it.each(["kinds.xlsx", "kinds-1904.xlsx"])("is read cell by cell: %s", async (name) => {
    const sheets = await read(byOpenpyxl(name));
    expect(cellAt(sheets, 2, 1)).toEqual({ kind: "date", date: "2023-03-31" });
    expect(cellAt(sheets, 2, 2)).toEqual({ kind: "number", value: 0.822, format: "0.0%" });
    expect(cellAt(sheets, 3, 1)).toEqual({ kind: "number", value: 5, format: '"令和"0"年度"' });
    expect(cellAt(sheets, 3, 2)).toEqual({ kind: "formula", formula: "1+2" });
    expect(cellAt(sheets, 4, 1)).toEqual({ kind: "error", code: "#REF!" });
    expect(cellAt(sheets, 4, 2)).toEqual({ kind: "truth", value: true });
    expect(sheets[0]?.hiddenRows).toEqual(new Set([4]));
    expect(sheets[0]?.merges).toEqual([{ firstRow: 5, lastRow: 6, firstColumn: 1, lastColumn: 2 }]);
    expect(sheets.map(({ name: title, isHidden }) => [title, isHidden])).toEqual([
      ["結果", false],
      ["隠し", true],
    ]);
  });

  it("gives the stored result of a formula, and its error", async () => {
    const bytes = await aWorkbook((workbook) => {
      const sheet = workbook.addWorksheet("結果");
      sheet.getCell("A1").value = { formula: "8+9", result: 17 };
      sheet.getCell("A2").value = { formula: "A1/0", result: { error: "#DIV/0!" } };
      sheet.getCell("A3").value = { richText: [{ text: "共通" }, { text: "の文" }] };
    });
    const sheets = await read(bytes);
    expect(cellAt(sheets, 1, 1)).toEqual({ kind: "number", value: 17 });
    expect(cellAt(sheets, 2, 1)).toEqual({ kind: "error", code: "#DIV/0!" });
    expect(cellAt(sheets, 3, 1)).toEqual({ kind: "text", text: "共通の文" });
  });

  it("gives no cell for a blank, no row without a cell, and the time of a day as such", async () => {
    const bytes = await aWorkbook((workbook) => {
      const sheet = workbook.addWorksheet("結果");
      sheet.getCell("A1").value = "\u3000 ";
      sheet.getCell("A2").value = new Date("2023-03-31T10:00:00Z");
      sheet.getCell("A3").value = 5;
      sheet.getCell("A3").numFmt = "General";
      sheet.getRow(3).height = 30;
    });
    const [sheet] = await read(bytes);
    expect([...(sheet?.rows.keys() ?? [])]).toEqual([2, 3]);
    expect(sheet?.rows.get(2)?.get(1)).toEqual({ kind: "date", date: "2023-03-31", hasTime: true });
    expect(sheet?.rows.get(3)?.get(1)).toEqual({ kind: "number", value: 5 });
    expect(sheet?.hiddenRows).toEqual(new Set());
    expect(sheet?.merges).toEqual([]);
  });

  it("tells what is struck out, of a whole cell and of a part of its words", async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("結果");
    const [old, now, both] = [sheet.getCell("A1"), sheet.getCell("A2"), sheet.getCell("A3")];
    old.value = 14;
    old.font = { strike: true };
    now.value = { richText: [{ text: "14", font: { strike: true } }, { text: " 12" }] };
    both.value = { richText: [{ text: "12" }, { text: "路線", font: { bold: true } }] };
    const sheets = await read(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(cellAt(sheets, 1, 1)).toEqual({ kind: "struck", text: "14", kept: "" });
    expect(cellAt(sheets, 2, 1)).toEqual({ kind: "struck", text: "14 12", kept: "12" });
    expect(cellAt(sheets, 3, 1)).toEqual({ kind: "text", text: "12路線" });
  });

  it("says of a sheet that only a macro can show that it is hidden", async () => {
    const bytes = await aWorkbook((workbook) => {
      workbook.addWorksheet("結果").getCell("A1").value = 1;
      workbook.addWorksheet("裏").state = "veryHidden";
    });
    expect((await read(bytes)).map(({ isHidden }) => isHidden)).toEqual([false, true]);
  });

  it("does not read furigana as part of a word", async () => {
    const strings = `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>共通</t><rPh sb="0" eb="2"><t>キョウツウ</t></rPh><phoneticPr fontId="1"/></si></sst>`;
    const bytes = await aWorkbook(oneCell("共通"), { "xl/sharedStrings.xml": strToU8(strings) });
    expect(cellAt(await read(bytes), 1, 1)).toEqual({ kind: "text", text: "共通" });
  });
});

describe("a workbook that would harm", () => {
  const says = async (bytes: Uint8Array) => {
    const result = await readWorkbook(bytes);
    return result.ok ? "" : result.message;
  };

  it("is refused by what it says that it unpacks to, before anything is unpacked", async () => {
    const bomb = await aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": new Uint8Array(MAX_UNPACKED_BYTES) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await says(bomb)).toContain("20 MB まで");
  });

  it("is not unpacked beyond what it says", async () => {
    const bomb = await aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": new Uint8Array(MAX_UNPACKED_BYTES) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    let lies = 0;
    for (let offset = 0; offset + 4 <= bomb.length; offset++) {
      if (view.getUint32(offset, true) !== MAX_UNPACKED_BYTES) continue;
      view.setUint32(offset, 1000, true);
      lies += 1;
    }
    expect(lies).toBe(2);
    expect(await says(bomb)).toContain("壊れている");
  });

  it("is refused with the cell that lies at the end of the sheet", async () => {
    const result = await readWorkbook(byOpenpyxl("far.xlsx"));
    expect(result).toMatchObject({ ok: false, row: 1_048_576, column: 16_384 });
    expect(await says(byOpenpyxl("far.xlsx"))).toContain("セル XFD1048576 に値があります");
  });

  const sheetOf = (rows: string, end = "") =>
    strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>${end}`,
    );
  const withCells = (cells: string, end?: string) =>
    aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": sheetOf(`<row r="1">${cells}</row>`, end) });

  it.each([
    ["A20001", 20_001, 1],
    ["CW1", 1, 101],
  ])("is refused with a value beyond the last row or column: %s", async (name, row, column) => {
    const result = await readWorkbook(await withCells(`<c r="${name}"><v>1</v></c>`));
    expect(result).toEqual({
      ok: false,
      row,
      column,
      message: `セル ${name} に値があります。表から遠く離れた値は読みません（20,000行、100列まで）。その行か列を削除して保存し直してください`,
    });
  });

  it.each([
    ["a value in the last row", '<c r="A20000"><v>1</v></c>'],
    ["a value in the last column", '<c r="CV1"><v>1</v></c>'],
    ["an empty cell far away", '<c r="A1"><v>1</v></c><c r="XFD1" s="0"/>'],
    ["a cell that does not say where it is", "<c><v>1</v></c>"],
  ])("is not one with %s", async (_, cells) => {
    expect(await says(await withCells(cells))).toBe("");
  });

  it("is not one whose parts end with a line break", async () => {
    expect(await says(await withCells('<c r="A1"><v>1</v></c>', "\r\n"))).toBe("");
  });

  it("is not one for parts that are not read", async () => {
    const parts = {
      "old/xl/worksheets/sheet1.xml": strToU8("<!DOCTYPE x>"),
      "xl/workbook.xml.bak": strToU8("<!DOCTYPE x>"),
    };
    expect(await says(await aWorkbook(oneCell("x"), parts))).toBe("");
  });

  it("is refused from 501 parts on", async () => {
    const own = Object.keys(unzipSync(await aWorkbook(oneCell("x")))).length;
    const withParts = (count: number) =>
      aWorkbook(
        oneCell("x"),
        Object.fromEntries(
          Array.from({ length: count - own }, (_, index) => [`xl/media/${index}.png`, new Uint8Array(1)]),
        ),
      );
    expect(await says(await withParts(500))).toBe("");
    expect(await says(await withParts(501))).toContain("20 MB まで");
  });

  it("is refused from one byte more than it may unpack to", async () => {
    const parts = unzipSync(await aWorkbook(oneCell("x")));
    const size = Object.values(parts).reduce((sum, { length }) => sum + length, 0);
    const stored = Object.fromEntries(
      Object.entries(parts).map(([name, part]): [string, Zippable[string]] => [name, [part, { level: 0 }]]),
    );
    const unpackingTo = (total: number) => zipSync({ ...stored, "xl/media/1.png": new Uint8Array(total - size) });
    expect(await says(unpackingTo(MAX_UNPACKED_BYTES))).toBe("");
    expect(await says(unpackingTo(MAX_UNPACKED_BYTES + 1))).toContain("20 MB まで");
  });

  it.each([0, 1, 2, 3])(
    "is an old one by its first four bytes, not by three of them: without byte %d",
    async (index) => {
      const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
      bytes[index] = 0x12;
      expect(await says(bytes)).toContain("壊れている");
    },
  );

  it.each([
    ["too many cells", `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(200_001)}</row>`, "セルが多すぎます"],
    [
      "too many cells of a named namespace",
      `<row r="1">${'<x:c r="A1"><x:v>1</x:v></x:c>'.repeat(200_001)}</row>`,
      "セルが多すぎます",
    ],
    [
      "too many merged cells",
      `</sheetData><mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(2_001)}</mergeCells><sheetData>`,
      "結合されたセルが多すぎます（2,000か所まで）",
    ],
    ["a document type", '<!DOCTYPE x [<!ENTITY a "aaaa">]>', "壊れている"],
  ])("is refused for %s", async (_, rows, words) => {
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    expect(await says(await aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": strToU8(sheet) }))).toContain(words);
  });

  it("is not one with as many merged cells as there may be", async () => {
    const merged = `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(2_000)}</mergeCells>`;
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>${merged}</worksheet>`;
    expect(await says(await aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": strToU8(sheet) }))).toBe("");
  });

  it("is refused where a sheet was cut off, rather than read in part", async () => {
    const bytes = await aWorkbook(oneCell("x"));
    const sheet = unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array();
    const cut = zipSync({ ...unzipSync(bytes), "xl/worksheets/sheet1.xml": sheet.slice(0, -5) });
    expect(await says(cut)).toContain("壊れている");
  });

  it.each([
    ["a large file", new Uint8Array(MAX_FILE_BYTES + 1), "10 MB まで"],
    ["no workbook, in a file of the largest size", new Uint8Array(MAX_FILE_BYTES), "壊れている"],
    ["an old workbook, or one with a password", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "パスワード"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "壊れている"],
    ["an empty file", new Uint8Array(), "壊れている"],
    ["half an archive", byOpenpyxl("kinds.xlsx").slice(0, 2000), "壊れている"],
    ["an archive that is no workbook", zipSync({ "a.txt": strToU8("a") }), "壊れている"],
  ])("is refused for being %s", async (_, bytes, words) => {
    expect(await says(bytes)).toContain(words);
  });
});
