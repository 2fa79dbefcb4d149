import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { importFiles } from "../../src/commands/import-files.ts";
import { openForm } from "../support/form.ts";
import { inTemporaryFolder } from "../support/temporary.ts";
import { writeTwoPlans } from "../support/two-plans.ts";

it("takes the last results of a plan into that plan, though the next one is the current one", async () => {
  await inTemporaryFolder(async (desk) => {
    const folder = join(desk, "data");
    await writeTwoPlans(folder);
    const { snapshot } = await loadSnapshot(folder, "1");
    const form = await openForm(snapshot.plan, 2026);
    form.cell("rating:shisaku-9", "結果").value = "遅延";
    form.cell("rating:shisaku-9", "理由").value = "架空の理由";
    const path = join(desk, "form.xlsx");
    await writeFile(path, await form.toBytes());
    const own = join(folder, "plans/1/records.csv");
    const next = join(folder, "plans/2/records.csv");
    const before = await readFile(next, "utf8");

    const refused = await importFiles({ paths: [path], folder, date: "2027-06-30" });
    expect(refused).toMatchObject({
      isDone: false,
      text: expect.stringContaining("この番号の項目は、計画にありません"),
    });
    const done = await importFiles({ paths: [path], folder, planId: "1", date: "2027-06-30" });
    expect(done).toMatchObject({ isDone: true, text: expect.stringContaining('publish-data -- --plan 1 --note "…"') });
    expect(await readFile(own, "utf8")).toContain("shisaku-9-rating-2026");
    expect(await readFile(next, "utf8")).toBe(before);
  });
});
