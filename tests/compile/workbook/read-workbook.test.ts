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

  it.each([
    ["too many cells", `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(200_001)}</row>`, "セルが多すぎます"],
    ["a document type", '<!DOCTYPE x [<!ENTITY a "aaaa">]>', "壊れている"],
  ])("is refused for %s", async (_, rows, words) => {
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    expect(await says(await aWorkbook(oneCell("x"), { "xl/worksheets/sheet1.xml": strToU8(sheet) }))).toContain(words);
  });

  it("is refused where a sheet was cut off, rather than read in part", async () => {
    const bytes = await aWorkbook(oneCell("x"));
    const sheet = unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array();
    const cut = zipSync({ ...unzipSync(bytes), "xl/worksheets/sheet1.xml": sheet.slice(0, -5) });
    expect(await says(cut)).toContain("壊れている");
  });

  it.each([
    ["a large file", new Uint8Array(MAX_FILE_BYTES + 1), "10 MB まで"],
    ["an old workbook, or one with a password", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "パスワード"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "壊れている"],
    ["an empty file", new Uint8Array(), "壊れている"],
    ["half an archive", byOpenpyxl("kinds.xlsx").slice(0, 2000), "壊れている"],
    ["an archive that is no workbook", zipSync({ "a.txt": strToU8("a") }), "壊れている"],
  ])("is refused for being %s", async (_, bytes, words) => {
    expect(await says(bytes)).toContain(words);
  });
});
