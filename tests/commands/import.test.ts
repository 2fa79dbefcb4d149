import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer } from "#desk/answer.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../demo/publish.ts";
import { openForm } from "../support/form.ts";
import { inTemporaryFolder } from "../support/temporary.ts";

// `npm run import` as staff run it: a process with its output and exit code, on a copy of the invented city.

const ON = "2025-06-30";
const { snapshot }: { snapshot: Snapshot } = await loadSnapshot(DEMO_DATA);

interface Run {
  code: number;
  text: string;
}

/** What the command says and how it ends. */
function run(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "src/commands/import.ts", ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr }),
    );
  });
}

/** A copy of the city's data with a form beside it; the form goes wrong in a cell where `value` is given. */
async function withForm(value: string | number, use: (data: string, form: string) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const data = join(folder, "data");
    await mkdir(data);
    await cp(DEMO_DATA, data, { recursive: true });
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:1-1-1:routes", "結果").value = value;
    const path = join(folder, "kikaku.xlsx");
    await writeFile(path, await form.toBytes());
    await use(data, path);
  });
}

async function readAll(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")])));
}

describe("npm run import", () => {
  it("writes what was filled in and the sheet for approval, and ends well", async () => {
    await withForm(12, async (data, form) => {
      const approval = join(data, "../kessai.html");
      const { code, text } = await run(form, "--data", data, "--date", ON, "--approval", approval);
      expect(code, text).toBe(0);
      expect(await readFile(join(data, "plans/1/records.csv"), "utf8")).toContain("12");
      const sheet = await readFile(approval, "utf8");
      expect(sheet).toMatch(/^<!doctype html>/i);
      expect(sheet).toContain("kikaku.xlsx");
    });
  });

  it("refuses a slip in the words of the page for staff, ends badly and writes nothing", async () => {
    await withForm("約１２", async (data, form) => {
      const before = await readAll(data);
      const approval = join(data, "../kessai.html");
      const { code, text } = await run(form, "--data", data, "--date", ON, "--approval", approval);
      expect(code).toBe(1);
      expect(await readAll(data)).toEqual(before);
      await expect(readFile(approval)).rejects.toThrow("ENOENT");

      const files = [{ name: "kikaku.xlsx", bytes: new Uint8Array(await readFile(form)) }];
      const desk = await answer({ kind: "import", snapshot, files, reasons: new Map(), asOf: ON });
      if (desk.kind !== "import" || !desk.result) throw new Error(desk.kind);
      const errors = desk.result.findings.filter(({ level }) => level === "error");
      expect(errors.length).toBeGreaterThan(0);
      for (const { where, message } of errors) expect(text).toContain(`${where}: ${message}`);
    });
  });

  it.each([
    ["no file", [], "読み込むファイルを書いてください"],
    ["a file that is not there", ["nowhere.xlsx"], "nowhere.xlsx: ファイルを開けません。名前と場所を確かめてください"],
    ["a sheet for approval under another ending", ["a.xlsx", "--approval", "a.pdf"], ".html で終わる名前"],
    ["an option that there is not", ["a.xlsx", "--aproval", "a.html"], "--aproval"],
  ])("refuses %s in a sentence, without a trace of the program", async (_, args, sentence) => {
    const { code, text } = await run(...args, "--data", DEMO_DATA, "--date", ON);
    expect(code).toBe(1);
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/^\s+at .+:\d+:\d+/m);
  });
});
