import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { loadSite } from "../../src/build/load-site.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { makeCurrent, writeTwoPlans } from "../support/two-plans.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "two-plans-"));
  await writeTwoPlans(folder);
});

afterEach(() => rm(folder, { recursive: true }));

it("shows the current plan, and beside it the one before as it was published", async () => {
  const { snapshot, others, plans } = await loadSite(folder);
  expect(snapshot).toMatchObject({ version: 1, plan: { id: "2" }, site: { plan: "2" } });
  expect(others.map((other) => other.snapshot)).toMatchObject([
    { version: 1, date: "2026-05-01", plan: { id: "1" }, site: { plan: "1" } },
  ]);
  expect(others[0]?.snapshot.unpublished).toBeUndefined();
  expect(plans).toMatchObject({ first: "1", site: { plan: "2" } });
  expect(plans?.list.map(({ id }) => id)).toEqual(["1", "2"]);
});

it("knows of no others while the next plan is in preparation", async () => {
  await makeCurrent(folder, "1");
  await rm(join(folder, "plans/2/versions"), { recursive: true });
  const { snapshot, others, plans } = await loadSite(folder);
  expect([snapshot.plan.id, others, plans]).toEqual(["1", [], undefined]);
});

it("keeps a plan that is no longer current as published, whatever becomes of the site's settings", async () => {
  const site = join(folder, "site.yaml");
  await writeFile(site, (await readFile(site, "utf8")).replace("publisher: ", "publisher: 新しい"));
  const { snapshot, others } = await loadSite(folder);
  expect(snapshot.unpublished).toBe(true);
  expect(others[0]?.snapshot.unpublished).toBeUndefined();
});

it("marks an edit of it that nobody has published, and publishes that with the settings of its time", async () => {
  const records = join(folder, "plans/1/records.csv");
  await writeFile(
    records,
    `${await readFile(records, "utf8")}r2,shisaku-9,,,2025,2026-03,event,,,,,続けた（架空）。,s1,,\n`,
  );
  expect((await loadSite(folder)).others[0]?.snapshot).toMatchObject({ version: 2, unpublished: true });
  const said = await publishVersion({ folder, planId: "1", date: "2027-06-01", note: "続きを追加" });
  expect(said).toContain("plans/1/versions/2.json");
  const [other] = (await loadSite(folder)).others;
  expect(other?.snapshot).toMatchObject({ version: 2, site: { plan: "1" } });
  expect(other?.snapshot.unpublished).toBeUndefined();
});

it("writes the data of both plans; those of the first stay where they were", async () => {
  const site = await loadSite(folder);
  const files = describeDataFiles(site.snapshot, site.older, site);
  const paths = files.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(
    expect.arrayContaining([
      "data/plans/1/items.csv",
      "data/plans/2/items.csv",
      "feeds/plans/1.atom",
      "feeds/items/shisaku-9.atom",
      "calendar/policies/1.ics",
      "feeds/plans/2.atom",
      "feeds/plans/2/items/1-1-1.atom",
      "calendar/plans/2/policies/1.ics",
    ]),
  );
  const read = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  expect(JSON.parse(read("data/index.json")).plans.map(({ plan }: { plan: string }) => plan)).toEqual(["2", "1"]);
  expect(JSON.parse(read("data/catalog.jsonld"))["dcat:dataset"]).toHaveLength(2);

  // As before there was a second plan.
  await makeCurrent(folder, "1");
  await rm(join(folder, "plans/2"), { recursive: true });
  const alone = await loadSite(folder);
  const before = describeDataFiles(alone.snapshot, alone.older);
  const ofPlan = before.filter(({ path }) => /^(data\/plans|feeds|calendar)\//.test(path));
  expect(ofPlan.length).toBeGreaterThan(20);
  expect(ofPlan.filter(({ path, text }) => read(path) !== text)).toEqual([]);
});
