import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { publishJsonSchemas } from "#publish/json-schema.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";

// The published schemas as others use them: a validator that is not ours reads them, and the published files with them.

const ajv = new Ajv2020({ allErrors: true });
const validators = new Map<string, ValidateFunction>(
  Object.entries(publishJsonSchemas()).map(([name, text]) => [name, ajv.compile(JSON.parse(text))]),
);
const find = (name: string): ValidateFunction => {
  const validate = validators.get(name);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate;
};
const complaints = (name: string, value: unknown) => (find(name)(value) ? [] : find(name).errors);

describe.each(["data", "tests/demo/data"])("what %s publishes", async (folder) => {
  const { snapshot, older } = await loadSnapshot(new URL(`../../${folder}`, import.meta.url).pathname);
  const files = describeDataFiles(snapshot, older).filter(({ path }) => path.endsWith(".json"));
  const plans = files.filter(({ path }) => /^data\/plans\/[^/]+\.json$/.test(path));

  it("has an index as its schema says", () => {
    const index = files.find(({ path }) => path === "data/index.json");
    expect(complaints("index.json", JSON.parse(index?.text ?? ""))).toEqual([]);
  });

  it("has every version as the schema says", () => {
    expect(plans.length).toBe(older.length + 1);
    for (const { path, text } of plans) expect(complaints("snapshot.json", JSON.parse(text)), path).toEqual([]);
  });

  it.each([
    ["plan.json", [snapshot.plan]],
    ["item.json", snapshot.plan.items],
    ["record.json", snapshot.plan.records],
    ["source.json", snapshot.plan.sources],
    ["change.json", snapshot.log.flatMap(({ changes }) => changes)],
    ["log-entry.json", snapshot.log],
    ["site.json", [snapshot.site]],
  ])("has what %s describes", (name, values) => {
    for (const value of JSON.parse(JSON.stringify(values))) expect(complaints(name, value)).toEqual([]);
  });

  it.each([
    ["a record without a source", "record.json", { ...snapshot.plan.records[0], source: undefined }],
    ["a record with a field that none has", "record.json", { ...snapshot.plan.records[0], sauce: "s1" }],
    ["an item whose title is a number", "item.json", { ...snapshot.plan.items[0], title: 3 }],
    ["a version that is no number", "snapshot.json", { ...snapshot, version: "2" }],
  ])("is told from %s", (_, name, value) => {
    expect(complaints(name, JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });
});

it("describes everything that it names", () => {
  expect([...validators.keys()].sort()).toEqual(
    ["change", "index", "item", "log-entry", "plan", "record", "site", "snapshot", "source"].map(
      (name) => `${name}.json`,
    ),
  );
});
