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

it("adds nothing to a table without names, and keeps what it cannot read", () => {
  expect(updateTable("", { ...nowhere, added: [{ id: "c" }] })).toBe("");
});

it.each([
  ["\r\n", "id,note\r\na,\r\n"],
  ["\n", "id,note\na,\n"],
  ["\r", "id,note\ra,\r"],
])("ends new lines with %j, as the first line ends", (end, table) => {
  expect(updateTable(table, { ...nowhere, added: [{ id: "c", note: "x" }, { id: "d" }] })).toBe(
    `${table}c,x${end}d,${end}`,
  );
});

it("ends the line of names where nothing stands below it", () => {
  expect(updateTable("id,note", { ...nowhere, added: [{ id: "c" }] })).toBe("id,note\r\nc,\r\n");
});

it.each(["a\nb", "a\rb", "a,b", 'a"b'])("quotes a cell with %j, and no other", (cell) => {
  const quoted = cell.replace('"', '""');
  expect(updateTable("id\n", { ...nowhere, added: [{ id: cell }, { id: "a b'" }] })).toBe(`id\n"${quoted}"\na b'\n`);
});

it("takes names and cells without the white space around them", () => {
  const rewritten = new Map([["a", { id: "a", text: "new" }]]);
  const seen: unknown[] = [];
  const follows = (_: unknown, standing: unknown) => {
    seen.push(standing);
    return false;
  };
  expect(updateTable(" id , text\n a , old\n b ,x\nc\n", { added: [{ id: "d" }], rewritten, follows })).toBe(
    " id , text\na,new\n b ,x\nc\nd,\n",
  );
  expect(seen).toContainEqual({ id: "b", text: "x" });
  expect(seen).toContainEqual({ id: "c", text: "" });
});

it("puts several new rows in their order behind the same one", () => {
  const follows = (row: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
    row.item === other.item;
  const added = [
    { item: "1", id: "x" },
    { item: "1", id: "y" },
    { item: "3", id: "z" },
  ];
  expect(updateTable("item,id\n1,a\n2,b\n", { added, rewritten: new Map(), follows })).toBe(
    "item,id\n1,a\n1,x\n1,y\n2,b\n3,z\n",
  );
});

it("rewrites with a column that only the new row uses, and adds none that is there or that nobody uses", () => {
  const rewritten = new Map([["a", { id: "a", reason: "訂正" }]]);
  const change = { added: [], rewritten, follows: () => false };
  expect(updateTable('id\n"a"\n"b\nc"', { ...change, rare: ["withdraws", "reason"] })).toBe(
    'id,reason\na,訂正\n"b\nc",',
  );
  expect(updateTable("id, reason \na,\n", { ...change, rare: ["reason"] })).toBe("id, reason \na,訂正\n");
  expect(updateTable("id\na\n", { ...change })).toBe("id\na\n");
  expect(updateTable("id\ra\r", { ...change, rare: ["withdraws", "reason"] })).toBe("id,reason\ra,訂正\r");
  expect(
    updateTable("id\n", {
      ...nowhere,
      rare: ["withdraws", "reason"],
      added: [{ id: "c", withdraws: "a", reason: "x" }],
    }),
  ).toBe("id,withdraws,reason\nc,a,x\n");
});
