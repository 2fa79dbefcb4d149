import { expect, it } from "vitest";
import { OPEN_DATA_FILES, SCHEMAS } from "#pages/data/files.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";
import { aSnapshot } from "../../support/fixtures.ts";

it("describes the tables that are published, with names of columns that exist", () => {
  const tables = publishTables(aSnapshot());
  expect(OPEN_DATA_FILES.map(({ file, title }) => ({ file, title }))).toEqual(
    tables.map(({ file, title }) => ({ file, title })),
  );
  for (const { file, columns } of OPEN_DATA_FILES) {
    const published = tables.find((table) => table.file === file)?.columns.map(({ name }) => name);
    expect(published).toEqual(expect.arrayContaining(columns.flatMap(([names]) => names.split("・"))));
  }
});

it("links to the schemas that are published", () => {
  expect(SCHEMAS.map(([name]) => `${name}.json`).toSorted()).toEqual(Object.keys(publishJsonSchemas()).toSorted());
});
