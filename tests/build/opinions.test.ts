import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { foldChanges } from "#domain/changes.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { describeChange } from "#words/ja/change.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { sampleData } from "../support/sample-data.ts";
import { writeFiles } from "../support/temporary.ts";

const OPINIONS = "plans/9/opinions.csv";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "opinions-"));
  const { [OPINIONS]: _, ...files } = sampleData();
  await writeFiles(folder, files);
  await publishVersion({ folder, date: "2026-05-01", note: undefined });
});
afterEach(() => rm(folder, { recursive: true }));

it("is a part of the data that only a plan with opinions has, and news of each item that one is about", async () => {
  const before = await loadSnapshot(folder);
  expect([before.snapshot.schema, "opinions" in before.snapshot.plan]).toEqual([2, false]);
  await writeFile(join(folder, OPINIONS), sampleData()[OPINIONS] ?? "");
  await publishVersion({ folder, date: "2026-06-01", note: "意見を加えました。" });
  const { snapshot } = await loadSnapshot(folder);
  expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
  expect(snapshot.schema).toBe(6);
  expect(snapshot.plan.opinions).toEqual([
    {
      id: "o1",
      items: ["1-1-1", "2-1-2"],
      edition: "draft",
      text: "乗る人の少ない便も残してほしい（架空）。",
      reply: "目標の文を直した（架空）。",
      outcome: "partly",
      source: "s-plan",
      page: 3,
    },
    {
      id: "o2",
      edition: "draft",
      text: "計画を短くしてほしい（架空）。",
      reply: "これからの参考とする（架空）。",
      outcome: "noted",
      source: "s-plan",
    },
  ]);
  const told = foldChanges(snapshot.log, 1).filter(({ field }) => field.startsWith("opinion."));
  expect(told.map((change) => [change.item, change.source, describeChange(change, snapshot.plan).detail])).toEqual([
    ["1-1-1", "s-plan", "乗る人の少ない便も残してほしい（架空）。"],
    ["2-1-2", "s-plan", "乗る人の少ない便も残してほしい（架空）。"],
    [undefined, "s-plan", "計画を短くしてほしい（架空）。"],
  ]);
});

it("is published as it was before where the table is empty", async () => {
  await writeFile(join(folder, OPINIONS), "id,items,edition,text,reply,outcome,source,page\n");
  const { snapshot } = await loadSnapshot(folder);
  expect([snapshot.schema, snapshot.version, snapshot.unpublished]).toEqual([2, 1, undefined]);
});
