import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Cell, writeCsv } from "#publish/csv.ts";

const columns = [{ name: "cell", title: "値", cell: (cell: Cell) => cell }];
const write = (...cells: Cell[]) => writeCsv(columns, cells);
const readBack = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: "\r\n", relax_column_count: false });

it("begins with a byte order mark and the names, and ends every line in CRLF", () => {
  expect(write("あ", 1)).toBe("\uFEFFcell\r\nあ\r\n1\r\n");
});

it.each([
  ["a comma", "a,b", '"a,b"'],
  ["a quotation mark", 'a"b', '"a""b"'],
  ["a line break, as a space", "a\r\n b", "a b"],
  ["zero", 0, "0"],
  ["a negative number, which is no formula", -3.5, "-3.5"],
  ["false", false, "false"],
])("writes %s", (_, cell, written) => {
  expect(write(cell)).toBe(`\uFEFFcell\r\n${written}\r\n`);
});

it("leaves a cell empty where the value is not known", () => {
  expect(write(undefined)).toBe("\uFEFFcell\r\n\r\n");
});

it.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "＝1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "\u3000＝1",
  "\t=1",
  "\r=1",
  ' =HYPERLINK("x")',
])("lets no spreadsheet run %j", (text) => {
  expect(readBack(write(text))[1]?.[0]).toMatch(/^'[^\s]/);
});

it("can be read back, whatever the texts", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (texts) => {
      const rows = readBack(writeCsv([...columns, { name: "b", title: "", cell: () => "b" }], texts));
      expect(rows.length).toBe(texts.length + 1);
      for (const [cell = ""] of rows) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]|[\r\n]/);
    }),
  );
});
