import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldChanges } from "#domain/changes.ts";
import { findNumber } from "#domain/edition.ts";
import type { Plan } from "#domain/plan.ts";
import { createReportBoard } from "#domain/report-board.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listFormRows, type Question } from "#domain/year-form.ts";
import { describeEntry } from "#words/ja/change.ts";
import { loadSnapshot } from "../src/build/load-snapshot.ts";
import { importFiles } from "../src/commands/import-files.ts";
import { publishVersion } from "../src/commands/publish-version.ts";
import { DEMO_DATA } from "./demo/publish.ts";
import { openForm } from "./support/form.ts";

// A year in the life of the data, as staff live it: template, filled in by another program, read, looked at, published,
// seen by followers. In a copy of the invented city.

const YEAR = 2024;
const PUBLISHED_ON = "2025-06-30";

let root: string;
let folder: string;
let workbook: string;
let before: Snapshot;
const textOf = (table: string) => readFile(join(folder, `plans/1/${table}.csv`), "utf8");

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "year-"));
  folder = join(root, "data");
  workbook = join(root, "results.xlsx");
  await mkdir(folder);
  await cp(DEMO_DATA, folder, { recursive: true });
  ({ snapshot: before } = await loadSnapshot(folder));
  await writeFile(workbook, await fillYear(before.plan));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Figures that each metric of the invented city could have. */
const FIGURES: Readonly<Record<string, number>> = {
  routes: 12,
  leaders: 104,
  procedures: 38,
  "floor-area": 12100,
  "floor-area-left": 107900,
  rate: 69.2,
  sales: 1500,
  "connection-rate": 81.4,
  tasks: 4,
};

const WORDS: Readonly<Record<Exclude<Question["kind"], "observation">, string>> = {
  step: "到達",
  year: "実施",
  rating: "順調",
};

/** Answers everything that is asked; where the department's word is another than the computed one, with a reason. */
async function fillYear(plan: Plan): Promise<Uint8Array> {
  const form = await openForm(plan, YEAR);
  for (const { key, question } of listFormRows(plan, YEAR)) {
    const answer = question.kind === "observation" ? FIGURES[question.metric.id] : WORDS[question.kind];
    if (answer === undefined) throw new Error(`no figure for ${key}`);
    form.cell(key, "結果").value = answer;
    form.cell(key, "理由").value = question.kind === "rating" ? "各課の見通しによる（見本）。" : null;
  }
  return form.toBytes();
}

describe("a year's results of all items", () => {
  it("are shown before anything is written", async () => {
    const tables = [await textOf("records"), await textOf("sources")];
    const { isDone, text } = await importFiles({ paths: [workbook], folder, date: PUBLISHED_ON, isDryRun: true });
    expect(isDone, text).toBe(true);
    expect(text).not.toContain("■ 直すところ");
    for (const item of before.plan.items) expect(text).toMatch(new RegExp(`^${findNumber(item, before.plan)} `, "m"));
    expect([await textOf("records"), await textOf("sources")]).toEqual(tables);
  });

  it("are written as new rows beside those of their items, every other byte as it was", async () => {
    const [records, sources] = [await textOf("records"), await textOf("sources")];
    const asked = listFormRows(before.plan, YEAR).length;
    const { isDone, text } = await importFiles({ paths: [workbook], folder, date: PUBLISHED_ON });
    expect(isDone, text).toBe(true);
    const added = listAdded(records, await textOf("records"));
    // One part of a duty was reported before.
    expect(added).toHaveLength(asked - 1);
    expect(listAdded(sources, await textOf("sources"))).toHaveLength(1);
    const items = (await textOf("records"))
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[1]);
    const order = before.plan.items.map(({ key }) => key);
    expect(items.map((item) => order.indexOf(item ?? ""))).toEqual(
      items.map((item) => order.indexOf(item ?? "")).toSorted((a, b) => a - b),
    );
  });

  it("change nothing when they are read a second time", async () => {
    const tables = [await textOf("records"), await textOf("sources")];
    const { isDone, text } = await importFiles({ paths: [workbook], folder, date: PUBLISHED_ON });
    expect([isDone, text.includes("新しいことはありません")]).toEqual([true, true]);
    expect([await textOf("records"), await textOf("sources")]).toEqual(tables);
  });

  it("are told to followers in the words of the preview, and close the year on the board", async () => {
    const preview = await previewAgain();
    await publishVersion({ note: "令和6年度の結果を加えました。", date: PUBLISHED_ON, folder });
    const { snapshot } = await loadSnapshot(folder);
    expect(snapshot.unpublished).toBeUndefined();
    const told = foldChanges(snapshot.log, before.version).filter(({ item }) => item !== undefined);
    expect(new Set(told.map(({ item }) => item)).size).toBe(snapshot.plan.items.length);
    const words = told.flatMap((change) => describeEntry(change, snapshot.plan));
    expect(preview.match(/^ {2}フォローしている人に: .*$/gm)).toEqual(
      words.map(({ title, detail }) => `  フォローしている人に: ${title} ${detail}`),
    );
    const { years, lines } = createReportBoard(snapshot.plan, PUBLISHED_ON);
    const column = years.indexOf(YEAR);
    expect(lines.map(({ cells }) => cells[column]?.state)).toEqual(lines.map(() => "reported"));
  });

  /** What the preview says in the untouched city. */
  async function previewAgain(): Promise<string> {
    const { text } = await importFiles({ paths: [workbook], folder: DEMO_DATA, date: PUBLISHED_ON, isDryRun: true });
    return text;
  }
});

/** The lines of a text that are new; throws where a line of the old one is gone or moved. */
function listAdded(old: string, current: string): string[] {
  const rest = old.split("\n");
  const added = current.split("\n").filter((line) => {
    if (line !== rest[0]) return true;
    rest.shift();
    return false;
  });
  if (rest.length > 0) throw new Error(`gone: ${rest[0]}`);
  return added;
}
