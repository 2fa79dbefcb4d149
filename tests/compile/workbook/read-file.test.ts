import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFile } from "#compile/workbook/read-file.ts";
import { MAX_CELLS, MAX_FILE_BYTES } from "#compile/workbook/read-workbook.ts";

const read = (text: string, name = "kikaku.csv") => readFile(name, new TextEncoder().encode(text));

it.each(["\r\n", "\n", "\r"])("reads a CSV file as the only sheet, its lines ended by %j", async (end) => {
  expect(await read(["項目番号,結果", "", '"2-1-5, 2","12"', " ,13,余分"].join(end))).toStrictEqual({
    ok: true,
    sheets: [
      {
        name: "CSV",
        isHidden: false,
        rows: new Map([
          [
            1,
            new Map([
              [1, { kind: "text", text: "項目番号" }],
              [2, { kind: "text", text: "結果" }],
            ]),
          ],
          [
            3,
            new Map([
              [1, { kind: "text", text: "2-1-5, 2" }],
              [2, { kind: "text", text: "12" }],
            ]),
          ],
          [
            4,
            new Map([
              [2, { kind: "text", text: "13" }],
              [3, { kind: "text", text: "余分" }],
            ]),
          ],
        ]),
        hiddenRows: new Set(),
        merges: [],
      },
    ],
  });
});

it.each(["a.CSV", "a.txt", "a.b.csv"])("takes %s for text", async (name) => {
  expect(await read("a,b", name)).toMatchObject({ ok: true });
});

it.each(["a.xlsx", "csv", "a.csv.xlsx", "acsv"])("takes %s for a workbook", async (name) => {
  expect(await read("a,b", name)).toMatchObject({ ok: false, message: expect.stringContaining(".xlsx") });
});

it("reads a workbook under the name of a table, and tells what is none of both", async () => {
  const bytes = new Uint8Array(readFileSync(new URL("openpyxl/filled.xlsx", import.meta.url)));
  expect(await readFile("結果.csv", bytes)).toMatchObject({ ok: true, sheets: [{ name: "結果" }, {}, {}, {}, {}] });
  expect(await read("\u0005sato", "~$結果.xlsx")).toMatchObject({
    ok: false,
    message: expect.stringContaining("名前が ~$ で始まらないほう"),
  });
  for (const page of ["<html><table>", "\uFEFF\n<!DOCTYPE html>", "<TABLE border=1>"]) {
    expect(await read(page, "結果.xls")).toMatchObject({ ok: false, message: expect.stringContaining("HTML") });
  }
});

it("refuses quotation marks that are left open", async () => {
  expect(await read('a,"b\n')).toStrictEqual({
    ok: false,
    message: '引用符（"）の使い方が正しくないため、読めません。Excel で開いて保存し直してください',
  });
});

it("refuses a file in two encodings at its first foreign line, and one that is no text as a whole", async () => {
  const mixed = new Uint8Array([...new TextEncoder().encode("結果\n目標\n"), 0x8c, 0x8b, 0x89, 0xca, 0x0a]);
  const result = await readFile("a.csv", mixed);
  expect(result).toMatchObject({ ok: false, row: 3, message: expect.stringContaining("文字コードが違い") });
  const noText = await readFile("a.csv", Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0x80, 0xfd, 0xa0, 0x0a, 0xff]));
  expect(noText).toStrictEqual({ ok: false, message: expect.stringContaining(".xlsx") });
});

it("looks at no file that is too large", async () => {
  expect(await readFile("a.csv", new Uint8Array(MAX_FILE_BYTES + 1))).toStrictEqual({
    ok: false,
    message: "ファイルが大きすぎます（10 MB まで）",
  });
});

describe("a text whose columns something else than a comma parts", () => {
  const TITLES = ["項目番号", "年度", "結果", "公表する文"];
  const table = (mark: string) => `${TITLES.join(mark)}\r\n2-1-5${mark}令和7年度${mark}12${mark}"12路線、1,234人"\r\n`;
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));

  it.each([
    [",", undefined],
    [";", "列がセミコロン（;）で区切られたファイルとして読みました"],
    ["\t", "列がタブで区切られたファイルとして読みました"],
  ])("is read as the same table, and that is said: %j", async (mark, note) => {
    const [first, second] = await Promise.all([read(table(mark)), read(table(","))]);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(first.sheets).toStrictEqual(second.sheets);
    expect(first.note).toBe(note);
    expect([...(first.sheets[0]?.rows.get(2)?.values() ?? [])].at(-1)).toEqual({
      kind: "text",
      text: "12路線、1,234人",
    });
  });

  it("is read as Excel saves 「Unicode テキスト」: UTF-16, tabs, .txt", async () => {
    const found = await readFile("kikaku.txt", utf16(table("\t")));
    if (!found.ok) throw new Error(found.message);
    expect(found.sheets[0]?.rows.get(1)?.size).toBe(TITLES.length);
    expect(found.note).toMatch(/^UTF-16 のファイルとして読みました。.*列がタブで区切られたファイルとして読みました$/);
  });

  it("is none for the marks of its texts", async () => {
    const found = await read("項目番号,公表する文\n2-1-5,a;b;c\n2-1-6,d;e\n2-1-7,f\n2-1-8,g\n2-1-9,h");
    expect(found).toMatchObject({ ok: true });
    expect(found).not.toHaveProperty("note");
  });
});

it.each([",", ";", "\t", "\n"])("refuses a text of more cells than a workbook may have, between %j", async (mark) => {
  expect(await read(mark.repeat(MAX_CELLS))).toMatchObject({ ok: true });
  expect(await read(mark.repeat(MAX_CELLS + 1))).toStrictEqual({
    ok: false,
    message: "セルが多すぎます（200,000個まで）。結果のほかの行と列を消してください",
  });
});
