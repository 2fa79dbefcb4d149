import { expect, it } from "vitest";
import { OPEN_DATA_FILES, SCHEMAS } from "#pages/data/files.ts";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { publishTables } from "#publish/tables.ts";
import { aSnapshot } from "../../support/fixtures.ts";

it("describes the tables that are published", () => {
  const tables = publishTables(aSnapshot());
  expect(OPEN_DATA_FILES).toEqual(tables.map(({ file, title }) => [file, title]));
});

it("links to the schemas that are published", () => {
  expect(SCHEMAS.map(([name]) => `${name}.json`).toSorted()).toEqual(Object.keys(publishJsonSchemas()).toSorted());
});
