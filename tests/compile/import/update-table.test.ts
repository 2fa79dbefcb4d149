import { expect, it } from "vitest";
import { updateTable } from "#compile/import/update-table.ts";

const nowhere = { rewritten: new Map(), follows: () => false };

it("adds rows as the table writes its own, and leaves every other byte", () => {
  const table = '\uFEFFid,text\r\na,"x, y"\r\nb,"two\nlines"';
  expect(updateTable(table, { ...nowhere, added: [{ id: "c", text: 'say "no"' }] })).toBe(
    `${table}\r\nc,"say ""no"""\r\n`,
  );
});

it("puts a row behind the last that it belongs to, whatever the order of columns", () => {
  const added = [{ id: "c", item: "1" }];
  const follows = (row: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
    row.item === other.item;
  expect(updateTable("item,id\n1,a\n1,b\n2,d\n", { added, rewritten: new Map(), follows })).toBe(
    "item,id\n1,a\n1,b\n1,c\n2,d\n",
  );
});

it("rewrites a row in its place", () => {
  const rewritten = new Map([["a", { id: "a", text: "new" }]]);
  expect(updateTable("id,text\na,old\nb,\n", { added: [], rewritten, follows: () => false })).toBe(
    "id,text\na,new\nb,\n",
  );
});

it("adds a column that only new rows use, empty in all others", () => {
  expect(updateTable("id\r\na\r\nb\r\n", { ...nowhere, rare: ["reason"], added: [{ id: "c", reason: "訂正" }] })).toBe(
    "id,reason\r\na,\r\nb,\r\nc,訂正\r\n",
  );
});

it("changes nothing where there is nothing to add", () => {
  expect(updateTable('id\r"a"\r', { ...nowhere, added: [] })).toBe('id\r"a"\r');
});
