import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { appendSearch } from "../../src/commands/append-search.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { sampleData } from "../support/sample-data.ts";

const FILE = "plans/9/searches.csv";
const day = { today: "2026-05-02" };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "searches-"));
  for (const [file, text] of Object.entries(sampleData())) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
});

afterEach(() => rm(folder, { recursive: true }));

const read = () => readFile(join(folder, FILE), "utf8");

it("adds one row below the others, changes none of them, and marks the table as UTF-8 for Excel", async () => {
  const before = await read();
  const said = await appendSearch(
    folder,
    {
      date: "2026-05-02",
      item: "1-1-1",
      text: "市のページ, 広報にもなかった。",
    },
    day,
  );
  expect(await read()).toBe(`\uFEFF${before}2026-05-02,1-1-1,"市のページ, 広報にもなかった。"\r\n`);
  expect(said).toContain("2026-05-02に項目1-1-1を探し");
});

it("makes the table where there is none, as Excel saves it", async () => {
  await rm(join(folder, FILE));
  await appendSearch(folder, { date: "2026-05-02", text: "なかった。" }, day);
  expect(await read()).toBe("\uFEFFdate,item,text\r\n2026-05-02,,なかった。\r\n");
});

it.each([
  { what: "an item that does not exist", search: { date: "2026-05-02", item: "9-9-9", text: "なかった。" } },
  { what: "a day that does not exist", search: { date: "2026-02-30", text: "なかった。" } },
  { what: "the same search again", search: { date: "2026-03-10", text: "なかった。" } },
])("refuses $what and leaves the table as it was", async ({ search }) => {
  const before = await read();
  await expect(appendSearch(folder, search, day)).rejects.toThrow("searches.csv");
  expect(await read()).toBe(before);
});

it("reaches readers with the next version, as no change", async () => {
  await publishVersion({ folder, date: "2026-05-01", note: undefined });
  await appendSearch(folder, { date: "2026-05-02", text: "なかった。" }, day);
  await publishVersion({ folder, date: "2026-05-03", note: "探した日を記しました。" });
  const { snapshot } = await loadSnapshot(folder);
  expect(snapshot.plan.searches?.at(-1)).toEqual({ date: "2026-05-02", text: "なかった。" });
  expect(snapshot.log.at(-1)?.changes).toEqual([]);
});

it("takes no day that has not come", async () => {
  const before = await read();
  const search = { date: "2031-01-01", text: "なかった。" };
  await expect(appendSearch(folder, search, day)).rejects.toThrow("今日（2026-05-02）より後の日付です");
  expect(await read()).toBe(before);
});

it("is of the plan that is named", async () => {
  const search = { date: "2026-05-02", text: "なかった。" };
  await expect(appendSearch(folder, search, { ...day, planId: "8" })).rejects.toThrow("この計画はありません");
  expect(await appendSearch(folder, search, { ...day, planId: "9" })).toContain("npm run publish-data -- --plan 9 で");
  expect(await read()).toContain("2026-05-02,,なかった。");
});
