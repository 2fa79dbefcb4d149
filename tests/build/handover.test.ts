import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { foldChanges } from "#domain/changes.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { describeChange } from "#words/ja/change.ts";
import { loadSite } from "../../src/build/load-site.ts";
import { handOver, writeTwoPlans } from "../support/two-plans.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-"));
  await writeTwoPlans(folder);
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
    expect([one?.schema, one?.version, one?.unpublished]).toEqual([5, 2, undefined]);
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
