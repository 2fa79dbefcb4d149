import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { DataFiles } from "#compile/problem.ts";
import { foldChanges } from "#domain/changes.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { describeChange } from "#words/ja/change.ts";
import { loadSite } from "../../src/build/load-site.ts";
import { readData } from "../../src/build/read-data.ts";
import { HANDOVER, handOver, writeTwoPlans } from "../support/two-plans.ts";

let folder: string;
let files: DataFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-"));
  await writeTwoPlans(folder);
  ({ files } = await readData(folder));
  await handOver(folder);
});

afterAll(() => rm(folder, { recursive: true }));

it("tells both plans what goes on where, each with what the other's items are called", async () => {
  const { snapshot, others } = await loadSite(folder);
  const before = others[0]?.snapshot;
  expect(before?.plan.handover).toEqual({
    plan: "2",
    title: "第2次架空町改革の方針",
    items: [
      {
        item: "shisaku-9",
        fate: "continued",
        to: [{ key: "1-1-2", number: "2", title: "書類の電子化" }],
        source: "s1",
      },
      {
        item: "shisaku-12",
        fate: "continued",
        to: [
          { key: "1-1-1", number: "1", title: "窓口の一本化" },
          { key: "1-1-3", number: "3", title: "待ち時間の短縮" },
        ],
        source: "s1",
        note: "二つに分けた（架空）",
      },
      { item: "i-2-3", fate: "finished", to: [], source: "s1" },
    ],
  });
  expect(snapshot.plan.inherited).toMatchObject([
    {
      plan: "1",
      title: "架空町改革の方針",
      items: [{ from: { key: "shisaku-9", number: "施策9" }, to: ["1-1-2"] }, {}, {}],
    },
  ]);
  for (const one of [snapshot, before]) {
    expect([one?.schema, one?.version, one?.unpublished]).toEqual([SCHEMA_VERSION, 2, undefined]);
    expect(Snapshot.safeParse(one).error).toBeUndefined();
  }
});

it("is news of the items that are handed over, and of none that goes on with them", async () => {
  const { snapshot, others } = await loadSite(folder);
  const old = others[0]?.snapshot ?? snapshot;
  const news = foldChanges(old.log, 1).map((change) => [change.item, describeChange(change, old.plan).detail]);
  expect(news).toEqual([
    ["i-2-3", "終わった"],
    ["shisaku-9", "引き継がれた（2 書類の電子化）"],
    ["shisaku-12", "引き継がれた（1 窓口の一本化、3 待ち時間の短縮）"],
  ]);
  expect(foldChanges(snapshot.log, 1)).toEqual([]);
});

it.each([
  { what: "an item that the plan has not", from: "shisaku-9,", to: "shisaku-8,", at: "item", says: "shisaku-9" },
  {
    what: "an item twice",
    from: "i-2-3,finished,2,",
    to: "shisaku-9,finished,2,",
    at: "item",
    says: "ほかにもあります",
  },
  { what: "a plan that there is not", from: /,2,/g, to: ",3,", at: "plan", says: "data/plans/ にありません" },
  { what: "two plans", from: "finished,2", to: "finished,1", at: "plan", says: "次の計画は1つです" },
  { what: "an item that the next plan has not", from: "1-1-2", to: "1-1-9", at: "successors", says: "もしかして" },
  {
    what: "what goes on nowhere",
    from: "continued,2,1-1-2",
    to: "continued,2,",
    at: "successors",
    says: "番号を書いて",
  },
  { what: "what ended and goes on", from: "finished,2,", to: "finished,2,1-1-1", at: "successors", says: "空にするか" },
  { what: "an unknown fate", from: "finished", to: "ended", at: "fate", says: "finished" },
  { what: "a source that is not listed", from: "1-1-2,s1", to: "1-1-2,s2", at: "source", says: "sources.csv" },
])("refuses $what, and says what to write", ({ from, to, at, says }) => {
  const broken = { ...files, "plans/1/handover.csv": HANDOVER.replace(from, to) };
  const result = compilePlan(broken, { planId: "1" });
  const problems = result.ok ? [] : result.problems;
  expect(problems[0]).toMatchObject({ file: "plans/1/handover.csv", field: at });
  expect(problems[0]?.message).toContain(says);
  // The next plan is checked by itself.
  expect(compilePlan(broken, { planId: "2" }).ok).toBe(true);
});

it("is published once the next plan is", () => {
  const given = { ...files, "plans/1/handover.csv": HANDOVER };
  const publish = (isThere: boolean) => {
    const last = compilePlan(files, { planId: "2" });
    const findLast = (id: string) => (isThere && id === "2" && last.ok ? { plan: last.plan } : undefined);
    const result = compilePlan(given, { planId: "1", publication: { day: "2027-06-01", findLast } });
    return result.ok ? [] : result.problems.map(({ message }) => message);
  };
  expect(publish(true)).toEqual([]);
  expect(new Set(publish(false))).toEqual(
    new Set(["計画 2 はまだ公開していません。先に npm run publish-data -- --plan 2 で公開してください"]),
  );
});
