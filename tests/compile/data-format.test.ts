import { readFile } from "node:fs/promises";
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { compilePlan } from "#compile/compile-plan.ts";
import { ItemFile, PlanFile } from "#compile/plan-files.ts";

/** The files that docs/data-format.md shows, by path. */
let examples: Record<string, string>;
let prose: string;

beforeAll(async () => {
  const text = await readFile(new URL("../../docs/data-format.md", import.meta.url), "utf8");
  const blocks = [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)];
  examples = Object.fromEntries(blocks.map(([, path = "", body = ""]) => [path, body]));
  prose = text.replace(/```[\s\S]*?```/g, "");
});

it("shows examples that compile together", () => {
  const texts = Object.values(examples).flatMap((body) => listTexts(parse(body)));
  const result = compilePlan({
    ...examples,
    "site.yaml": `name: 架空町の改革\nshortName: 架空町\npublisher: 架空町を調べる会\nisOfficial: false\ncontact: {}\nplan: "1"\n`,
    "plans/1/records.csv":
      "id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects\n",
    "plans/1/sources.csv":
      "id,title,publisher,url,published_on,read_on,kind\ns-plan,架空町改革プラン（案）,架空町,https://example.com/plan,2024-01,2026-04-01,official\n",
    "plans/1/source/draft.txt": texts.join("\n"),
    "plans/1/source/adopted.txt": ["策定", ...texts].join("\n"),
  });
  expect(result.ok ? [] : result.problems).toEqual([]);
  if (result.ok) expect(result.plan.items.map(({ key }) => key)).toEqual(["i-1-1", "i-1-2", "i-1-3", "i-1-4"]);
});

it.each([
  { name: "plan.yaml", schema: PlanFile },
  { name: "items/*.yaml", schema: ItemFile },
])("explains and shows every field of $name", ({ schema }) => {
  const fields = [...new Set(listFields(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })))];
  expect(fields.length).toBeGreaterThan(20);
  const explained = new Set(prose.match(/[A-Za-z][A-Za-z-]*/g));
  expect(fields.filter((field) => !explained.has(field))).toEqual([]);
  const shown = new Set(Object.values(examples).flatMap((body) => listKeys(parse(body))));
  expect(fields.filter((field) => !shown.has(field))).toEqual([]);
});

/** Names of all fields in a JSON Schema, wherever they stand; those of records with free names are none. */
function listFields(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(listFields);
  if (schema === null || typeof schema !== "object") return [];
  const { properties = {}, ...rest } = schema as { properties?: Record<string, unknown> };
  return [
    ...Object.keys(properties),
    ...Object.values(properties).flatMap(listFields),
    ...Object.values(rest).flatMap(listFields),
  ];
}

function listKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listKeys);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, field]) => [key, ...listKeys(field)]);
}

function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(listTexts);
}
