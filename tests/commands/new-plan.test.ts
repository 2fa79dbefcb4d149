import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { ItemFile, PlanFile } from "#compile/plan-files.ts";
import { Site, Snapshot } from "#domain/snapshot.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { checkPlans } from "../../src/commands/check-plans.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { fillIn, newPlan } from "../support/filled-plan.ts";
import { sampleData } from "../support/sample-data.ts";
import { writeFiles } from "../support/temporary.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "new-plan-"));
});

afterEach(() => rm(folder, { recursive: true }));

const read = (file: string) => readFile(join(folder, file), "utf8");
const check = (plan?: string) => checkPlans(folder, { plan, date: "2027-05-01" });
const listFiles = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

describe("a new plan", () => {
  it("is asked for exactly what its files leave empty", async () => {
    await newPlan(folder, "2", ["1-1-1"]);
    const { lines, problems } = await check();
    expect(lines).toEqual([]);
    const asked = problems.flatMap(
      (line) => /([^/]+\.yaml) \d+行目 ([\w.]+): /.exec(line)?.slice(1, 3).join(" ") ?? [],
    );
    expect(asked.sort()).toEqual(
      [
        ...["name", "shortName", "publisher", "isOfficial"].map((field) => `site.yaml ${field}`),
        ...["ordinal", "title", "city", "period.first", "period.last", "editions", "policies"].map(
          (field) => `plan.yaml ${field}`,
        ),
        ...["url", "title", "searchedOn"].map((field) => `plan.yaml results.${field}`),
        ...["policy", "section", "title", "content", "goal", "origin", "schedule", "owners", "targets"].map(
          (field) => `1-1-1.yaml ${field}`,
        ),
      ].sort(),
    );
    expect(problems.at(-1)).toContain(`${asked.length}件の問題`);
  });

  it("says that it needs items, and how to make them", async () => {
    await newPlan(folder, "2", []);
    expect((await check()).problems.join("\n")).toContain("npm run new-plan -- 2 1-1-1 1-1-2");
  });

  it.each([
    { name: "plan.yaml", file: "plans/2/plan.yaml", schema: PlanFile },
    { name: "an item", file: "plans/2/items/1-1-1.yaml", schema: ItemFile },
    { name: "site.yaml", file: "site.yaml", schema: Site },
  ])("explains every field of $name, and invents no value", async ({ file, schema }) => {
    await newPlan(folder, "2", ["1-1-1"]);
    const text = await read(file);
    const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    const explained = [...text.matchAll(/^## (\S+): /gm)].flatMap(([, names = ""]) => names.split("・"));
    expect(Object.keys(properties).filter((field) => !explained.includes(field))).toEqual([]);
    const values = JSON.stringify(parse(text)).match(/:("[^"]+"|\d+|true|false)/g);
    expect(values).toEqual(file === "plans/2/items/1-1-1.yaml" ? [':"1-1-1"'] : [':"2"']);
  });

  it("shows examples that can be used by taking the marks away", async () => {
    await newPlan(folder, "2", ["1-1-1"]);
    const shown = (await read("plans/2/plan.yaml")).split("\n").flatMap((line) => /^# (.*)/.exec(line)?.slice(1) ?? []);
    expect(PlanFile.safeParse(parse(shown.join("\n"))).error).toBeUndefined();
  });

  it("is published once it is filled in", async () => {
    await newPlan(folder, "2");
    await fillIn(folder, "2");
    expect(await check()).toEqual({
      notes: [],
      lines: ["データに問題はありません（項目3、結果0、出典0）。"],
      problems: [],
    });
    expect(await publishVersion({ folder, planId: "2", date: "2027-05-01", note: undefined })).toContain("第1版");
    const { snapshot, older } = await loadSnapshot(folder);
    expect(snapshot).toMatchObject({ version: 1, date: "2027-05-01", plan: { id: "2", printedTotal: 3 } });
    expect(snapshot.unpublished).toBeUndefined();
    expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
    expect(describeDataFiles(snapshot, older).map(({ path }) => path)).toContain("data/plans/2/items.csv");
  });
});

describe("beside a plan that is published", () => {
  beforeEach(() => writeFiles(folder, sampleData()));

  it("is in preparation: it stops neither the checks nor a publication of the other", async () => {
    await newPlan(folder, "10", []);
    const { lines, problems } = await check();
    expect(problems).toEqual([]);
    expect(lines[0]).toContain("plans/9: データに問題はありません");
    expect(lines[1]).toMatch(/plans\/10: 準備中の計画です。公開までに、次の\d+件/);
    expect(lines.slice(2).every((line) => line.includes("/plans/10/"))).toBe(true);
    expect(await publishVersion({ folder, date: "2027-05-01", note: undefined })).toContain("plans/9/versions/1.json");
    await expect(publishVersion({ folder, planId: "10", date: "2027-05-01", note: undefined })).rejects.toThrow(
      "plans/10/plan.yaml",
    );
  });

  it("fails the checks where it is asked for by name", async () => {
    await newPlan(folder, "10", []);
    expect((await check("10")).problems.length).toBeGreaterThan(0);
    expect((await check("9")).problems).toEqual([]);
  });

  it("offers the nearest where a plan that does not exist is asked for", async () => {
    const said = "plans/99: この計画はありません（もしかして: 9）。あるのは 9 です";
    expect((await check("99")).problems.join()).toContain(said);
    await expect(publishVersion({ folder, planId: "99", date: "2027-05-01", note: "。" })).rejects.toThrow(said);
  });

  it("leaves site.yaml alone", async () => {
    const before = await read("site.yaml");
    await newPlan(folder, "10", []);
    expect(await read("site.yaml")).toBe(before);
  });
});

describe("what is refused, with nothing written", () => {
  it.each([
    { id: "第５次", says: "もしかして: 5" },
    { id: "第五次計画", says: "もしかして: 5" },
    { id: "Plan_5", says: "もしかして: plan-5" },
    { id: "../5", says: "もしかして: 5" },
    { id: "data/plans/5/", says: "もしかして: 5" },
    { id: "a-very-long-name-of-a-plan", says: "もしかして: a-very-long-nam" },
    { id: "計画", says: "第5次の計画なら 5" },
    { id: "", says: "使えません" },
  ])("the id $id", async ({ id, says }) => {
    await expect(newPlan(folder, id)).rejects.toThrow(says);
    expect(await listFiles()).toEqual([]);
  });

  it.each([
    { key: "１−１−１", says: "もしかして: 1-1-1" },
    { key: "Ⅰ-2-(3)", says: "もしかして: i-2-3" },
    { key: "施策12", says: "shisaku-12" },
  ])("the item $key", async ({ key, says }) => {
    await expect(newPlan(folder, "5", ["1-1-2", key])).rejects.toThrow(says);
    expect(await listFiles()).toEqual([]);
  });

  it("a plan that is there, with a free id", async () => {
    await writeFiles(folder, sampleData());
    const before = await listFiles();
    await expect(newPlan(folder, "9", [])).rejects.toThrow("別の id（10 など）");
    expect(await listFiles()).toEqual(before);
  });

  it("an item that is there, and the others with it", async () => {
    await newPlan(folder, "2", ["1-1-1"]);
    await writeFile(join(folder, "plans/2/items/1-1-1.yaml"), "key: mine\n");
    await expect(newPlan(folder, "2", ["1-1-2", "1-1-1"])).rejects.toThrow("1-1-1.yaml はもうあります");
    expect(await read("plans/2/items/1-1-1.yaml")).toBe("key: mine\n");
    expect((await listFiles()).filter((file) => file.includes("1-1-2"))).toEqual([]);
  });
});
