import { expect, it } from "vitest";
import { writeDataTables } from "#compile/import/write-table.ts";
import { aSource } from "../../support/fixtures.ts";

const write = (...sources: ReturnType<typeof aSource>[]) => writeDataTables({ records: [], sources }).sources;

it("gives the table of sources the columns for their traces only where one has any", () => {
  expect(write(aSource()).split("\r\n")[0]).toBe("\uFEFFid,title,publisher,url,published_on,read_on,kind");
  const [header, first, second] = write(aSource({ seenOn: "2026-11-27" }), aSource({ id: "s2" })).split("\r\n");
  expect(header).toMatch(/,kind,seen_on$/);
  expect(first).toMatch(/,official,2026-11-27$/);
  expect(second).toMatch(/,official,$/);
});
