import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answer } from "#desk/answer.ts";
import type { DeskImport } from "#desk/messages.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { writeResultHint } from "#words/ja/result-hint.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { importFiles } from "../../src/commands/import-files.ts";
import { DEMO_DATA } from "../demo/publish.ts";
import { openForm } from "../support/form.ts";
import { inTemporaryFile, inTemporaryFolder } from "../support/temporary.ts";

const ON = "2025-06-30";
let snapshot: Snapshot;
beforeAll(async () => {
  ({ snapshot } = await loadSnapshot(DEMO_DATA));
});

async function ask(bytes: Uint8Array, reasons = new Map<string, string>()): Promise<DeskImport> {
  const files = [{ name: "kikaku.xlsx", bytes }];
  const answered = await answer({ kind: "import", snapshot, files, reasons, asOf: ON });
  if (answered.kind !== "import" || !answered.result) throw new Error(answered.kind);
  return answered.result;
}

describe("the worker of the page for staff", () => {
  it("writes the same template as the command line, under the same name", async () => {
    const answered = await answer({ kind: "template", snapshot, fiscalYear: 2024, department: "mihon-bosai" });
    expect(answered).toMatchObject({ kind: "template", name: "results-2024-mihon-bosai.xlsx" });
  });

  it("says what the command line says, word for word", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:1-1-1:routes", "結果").value = "１２路線";
    form.cell("rating:1-1-1", "結果").value = "遅延";
    form.cell("rating:1-1-1", "理由").value = "利用者の数による（見本）。";
    form.cell("observation:3-1-1:rate", "結果").value = 70.4;
    const bytes = await form.toBytes();
    const result = await ask(bytes);
    const { isDone, text } = await inTemporaryFile("kikaku.xlsx", bytes, (path) =>
      importFiles({ paths: [path], folder: DEMO_DATA, date: ON, isDryRun: true }),
    );
    expect([isDone, result.isReady]).toEqual([true, true]);
    for (const { where, message } of result.findings) expect(text).toContain(`${where}: ${message}`);
    for (const { title, status, changes } of result.items) {
      expect(text).toContain(`${title}: ${status}`);
      for (const change of changes) expect(text).toContain(`フォローしている人に: ${change.title} ${change.detail}`);
    }
    expect(text).toContain(result.summary);
  });

  it("reads a letter with hints as the command line does, and neither takes anything of it into the data", async () => {
    const hint = { plan: "1", item: "1-1-1", fiscalYear: "R6", value: "9路線", url: "https://city.example.jp/new" };
    const letter = `見つけました。\n> ${writeResultHint(hint).replaceAll("\n", "\n> ")}\n${writeResultHint({ ...hint, item: "9-9-9" })}`;
    const bytes = new TextEncoder().encode(letter);
    const answered = await answer({ kind: "hints", snapshot, bytes });
    if (answered.kind !== "hints" || !("rows" in answered.read)) throw new Error("not read");
    const [first, second] = answered.read.rows;
    expect(first).toMatchObject({ fiscalYear: "令和6年度", value: "9路線", remarks: [] });
    expect(second?.remarks).toEqual([expect.stringContaining("番号「9-9-9」の項目はありません")]);
    await inTemporaryFolder(async (folder) => {
      const data = join(folder, "data");
      await cp(DEMO_DATA, data, { recursive: true });
      const table = join(data, "plans/1/records.csv");
      const before = await readFile(table, "utf8");
      await writeFile(join(folder, "letter.txt"), bytes);
      const { isDone, text } = await importFiles({ paths: [join(folder, "letter.txt")], folder: data, date: ON });
      expect(isDone).toBe(true);
      expect(text).toContain("人が確かめる知らせ（letter.txt、2件）");
      expect(text).toContain(`${first?.item}: 令和6年度 9路線 https://city.example.jp/new`);
      expect(text).toContain(second?.remarks[0]);
      expect(text).toContain("知らせはデータに加えません");
      expect(await readFile(table, "utf8")).toBe(before);
    });
  });

  it("parts letters from forms by what the command line asks, and answers for both", async () => {
    const hint = { plan: "1", item: "1-1-1", fiscalYear: "R6", value: "9路線", url: "https://city.example.jp/new" };
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:3-1-1:rate", "結果").value = 70.4;
    const toBytes = (text: string) => new TextEncoder().encode(text);
    const letter = { name: "letter.txt", bytes: toBytes(`名前\t見本\n${writeResultHint(hint)}`) };
    const cut = { name: "cut.txt", bytes: toBytes(writeResultHint(hint).slice(0, -4)) };
    const table = { name: "kekka.txt", bytes: toBytes("こんにちは") };
    const askFor = (...files: { name: string; bytes: Uint8Array }[]) =>
      answer({ kind: "import", snapshot, files, reasons: new Map(), asOf: ON });
    expect(await askFor(letter, { name: "form.xlsx", bytes: await form.toBytes() }, cut)).toMatchObject({
      result: { isReady: true, items: expect.arrayContaining([expect.objectContaining({ key: "3-1-1" })]) },
      letters: {
        names: ["letter.txt", "cut.txt"],
        read: { rows: [{ value: "9路線" }], remark: expect.stringContaining("1件") },
      },
    });
    expect(await askFor(letter)).toMatchObject({ result: null, letters: { names: ["letter.txt"] } });
    expect(await askFor(table)).toMatchObject({
      result: { isReady: false, findings: [{ level: "error", where: expect.stringContaining("kekka.txt") }] },
      letters: null,
    });
  });

  it("has the same sheet for approval as the command line, to the last cell", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:3-1-1:rate", "結果").value = 70.4;
    form.cell("rating:1-1-1", "結果").value = "遅延";
    form.cell("rating:1-1-1", "理由").value = "<b>運行 & 利用</b>の見直しによる（見本）。";
    const bytes = await form.toBytes();
    const { approval } = await ask(bytes);
    if (!approval) throw new Error("no approval");
    const { title, request, facts, tables } = approval;
    expect(facts.map(({ text }) => text)).toContain("kikaku.xlsx");
    expect(tables.map(({ caption }) => caption.replace(/（.*/, ""))).toEqual([
      "変わる項目",
      "加える出典",
      "書かれた理由",
      "審議会への報告の数",
    ]);
    const written = await inTemporaryFile("kikaku.xlsx", bytes, async (path) => {
      const sheet = join(path, "../sheet.html");
      await importFiles({ paths: [path], folder: DEMO_DATA, date: ON, isDryRun: true, approval: sheet });
      return readFile(sheet, "utf8");
    });
    const texts = [...written.matchAll(/<(h1|p|caption|dd)>([^<]*)<\//g)].map(([, , text = ""]) => unescapeXml(text));
    const told = tables.flatMap(({ caption, rows }) => [caption, ...rows.flat(2)]);
    expect(texts).toEqual([title, request, ...facts.map(({ text }) => text), ...told]);
  });

  it("has no sheet for approval while a reason is missing, and then the reason on it", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("year:1-1-3:a:1", "結果").value = "一部";
    const bytes = await form.toBytes();
    const asked = await ask(bytes);
    expect(asked.approval).toBeNull();
    await inTemporaryFolder(async (folder) => {
      const approval = join(folder, "sheet.html");
      await writeFile(join(folder, "kikaku.xlsx"), bytes);
      const paths = [join(folder, "kikaku.xlsx")];
      expect((await importFiles({ paths, folder: DEMO_DATA, date: ON, isDryRun: true, approval })).isDone).toBe(false);
      await expect(readFile(approval)).rejects.toThrow("ENOENT");
    });
    const given = await ask(bytes, new Map([[asked.findings[0]?.key ?? "", "市の訂正による（見本）。"]]));
    const reasons = given.approval?.tables.find(({ caption }) => caption === "書かれた理由（1件）");
    expect(reasons?.rows[0]?.slice(1)).toEqual([
      [expect.stringMatching(/^公開した結果の訂正です.*両方が見えます。$/)],
      ["市の訂正による（見本）。"],
    ]);
  });

  it("has no sheet for approval where nothing would change", async () => {
    const form = await openForm(snapshot.plan, 2024);
    expect((await ask(await form.toBytes())).approval).toBeNull();
  });

  it("adds its rows to the tables that the published version has", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:3-1-1:rate", "結果").value = 70.4;
    const { changed } = await ask(await form.toBytes());
    expect(changed.map(({ path }) => path)).toEqual(["plans/1/records.csv", "plans/1/sources.csv"]);
    for (const { path, text } of changed) {
      const old = await readFile(`${DEMO_DATA}/${path}`, "utf8");
      const linesOf = (table: string) => table.replace("\uFEFF", "").split(/\r?\n/);
      const kept = new Set(linesOf(text));
      expect(linesOf(old).filter((line) => !kept.has(line))).toEqual([]);
      expect(linesOf(text)).toHaveLength(linesOf(old).length + 1);
    }
  });

  it("has nothing to save while a reason is missing, and then keeps it", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("year:1-1-3:a:1", "結果").value = "一部";
    const bytes = await form.toBytes();
    const asked = await ask(bytes);
    expect(asked).toMatchObject({ isReady: false, changed: [] });
    const given = await ask(bytes, new Map([[asked.findings[0]?.key ?? "", "市の訂正による（見本）。"]]));
    expect(given.isReady).toBe(true);
    expect(given.changed[0]?.text).toContain("市の訂正による（見本）。");
  });

  describe("with a data folder at hand", () => {
    async function askFolder(bytes: Uint8Array, change: (files: Map<string, Uint8Array>) => void = () => {}) {
      const folder = await readFolder();
      change(folder);
      const files = [{ name: "kikaku.xlsx", bytes }];
      const answered = await answer({ kind: "folder", snapshot, files, reasons: new Map(), asOf: ON, folder });
      if (answered.kind !== "folder") throw new Error(answered.kind);
      return answered.outcome;
    }
    const RECORDS = "plans/1/records.csv";
    const edit = (files: Map<string, Uint8Array>, path: string, edited: (text: string) => string) =>
      files.set(
        path,
        new TextEncoder().encode(edited(new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(path)))),
      );

    it("changes its tables as the command line does, and nothing else of them", async () => {
      const form = await openForm(snapshot.plan, 2024);
      form.cell("observation:3-1-1:rate", "結果").value = 70.4;
      const bytes = await form.toBytes();
      const outcome = await askFolder(bytes);
      if (!("result" in outcome)) throw new Error(outcome.refusal);
      expect(outcome.result.items).toEqual((await ask(bytes)).items);
      await inTemporaryFolder(async (folder) => {
        const data = join(folder, "data");
        await cp(DEMO_DATA, data, { recursive: true });
        await writeFile(join(folder, "kikaku.xlsx"), bytes);
        await importFiles({ paths: [join(folder, "kikaku.xlsx")], folder: data, date: ON });
        const written = await Promise.all(
          outcome.result.changed.map(async ({ path }) => ({ path, text: await readFile(join(data, path), "utf8") })),
        );
        expect(outcome.result.changed).toEqual(written);
        expect(written.map(({ path }) => path)).toEqual(["plans/1/sources.csv", RECORDS]);
      });
    });

    it("keeps edits there that nobody has published, and tells them", async () => {
      const [first, second] = [await openForm(snapshot.plan, 2024), await openForm(snapshot.plan, 2024)];
      first.cell("observation:1-1-1:routes", "結果").value = 12;
      second.cell("observation:3-1-1:rate", "結果").value = 70.4;
      const before = await askFolder(await first.toBytes());
      if (!("result" in before)) throw new Error(before.refusal);
      const outcome = await askFolder(await second.toBytes(), (files) => {
        for (const { path, text } of before.result.changed) edit(files, path, () => text);
      });
      if (!("result" in outcome)) throw new Error(outcome.refusal);
      expect(outcome.result.items.map(({ key }) => key)).toEqual(expect.arrayContaining(["1-1-1", "3-1-1"]));
      const [records, ...others] = outcome.result.changed;
      expect([records?.path, ...others]).toEqual([RECORDS]);
      for (const id of ["1-1-1-routes-2024", "3-1-1-rate-2024"]) expect(records?.text).toContain(`\n${id},`);
    });

    const strangers: [string, string, (files: Map<string, Uint8Array>) => void][] = [
      [
        "one of another plan",
        "data フォルダではありません",
        (files) => edit(files, "plans/1/versions/4.json", () => "{}"),
      ],
      ["one that is no data folder", "data フォルダではありません", (files) => files.clear()],
      [
        "one with a newer version",
        "新しい版があります",
        (files) => files.set("plans/1/versions/5.json", new Uint8Array()),
      ],
      [
        "one with mistakes",
        "records.csv 2行目",
        (files) => edit(files, RECORDS, (text) => text.replace(/\n[^,]+,/, "\n,")),
      ],
    ];
    it.each(strangers)("refuses %s", async (_, said, change) => {
      const form = await openForm(snapshot.plan, 2024);
      form.cell("observation:3-1-1:rate", "結果").value = 70.4;
      const outcome = await askFolder(await form.toBytes(), change);
      expect("refusal" in outcome && outcome.refusal).toContain(said);
    });
  });

  it("proposes the plan as readers would have it, marked as not public", async () => {
    const form = await openForm(snapshot.plan, 2024);
    form.cell("observation:3-1-1:rate", "結果").value = 70.4;
    const { proposed } = await ask(await form.toBytes());
    expect(proposed).toMatchObject({ version: snapshot.version + 1, date: ON, unpublished: true });
    expect(proposed?.plan.records).toHaveLength(snapshot.plan.records.length + 1);
    expect(proposed?.log.at(-1)?.changes.length).toBeGreaterThan(0);
  });

  it("tells a file that cannot be read as a finding, not as a fault", async () => {
    const { findings, isReady } = await ask(new Uint8Array([1, 2, 3]));
    expect(isReady).toBe(false);
    expect(findings).toEqual([expect.objectContaining({ level: "error", where: "kikaku.xlsx" })]);
  });
});

/** The demo city's data folder, as the page reads it. */
async function readFolder(): Promise<Map<string, Uint8Array>> {
  const paths = (await readdir(DEMO_DATA, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DEMO_DATA, join(entry.parentPath, entry.name)));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, new Uint8Array(await readFile(join(DEMO_DATA, path)))] as const),
    ),
  );
}

function unescapeXml(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
