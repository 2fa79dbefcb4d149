import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toCanonicalJson } from "#domain/canonical.ts";
import { Snapshot } from "#domain/snapshot.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { ADOPTED_FILES } from "../support/adopted-plan.ts";
import { sampleData } from "../support/sample-data.ts";
import { writeFiles } from "../support/temporary.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-data-"));
  for (const [file, text] of Object.entries(sampleData())) await write(file, text);
});

afterEach(() => rm(folder, { recursive: true }));

async function write(file: string, text: string) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

async function edit(file: string, from: string, to: string) {
  const text = await readFile(join(folder, file), "utf8");
  expect(text).toContain(from);
  await write(file, text.replace(from, to));
}

/** Runs a command of `src/commands`; what it printed, and whether it was content. */
async function command(name: string, ...args: string[]): Promise<{ ok: boolean; said: string }> {
  try {
    const { stdout } = await run(process.execPath, ["--import", "tsx", `src/commands/${name}.ts`, ...args], {
      cwd: ROOT,
    });
    return { ok: true, said: stdout };
  } catch (error) {
    return { ok: false, said: (error as { stderr: string }).stderr };
  }
}

/** Publishes the folder; what was said, whether it worked or not. */
const publish = (date: string, note?: string) =>
  publishVersion({ folder, date, note }).catch((error: Error) => error.message);
const addResult = () =>
  edit(
    "plans/9/records.csv",
    "r9,",
    "r10,1-1-1,,routes,2023,2024-04,observation,11,路線,,,11だった（架空）。,s-report,,\nr9,",
  );

it("marks data that nobody published, and dates them by the last search", async () => {
  const { snapshot, older } = await loadSnapshot(folder);
  expect(snapshot).toMatchObject({ version: 1, date: "2026-04-01", unpublished: true });
  expect(snapshot.log).toEqual([{ version: 1, date: "2026-04-01", note: "データの公開", changes: [] }]);
  expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
  expect(older).toEqual([]);
});

it("publishes a first version, then only what changed, and keeps the older snapshot", async () => {
  expect(await publish("2026-05-01")).toContain("第1版");
  const first = await loadSnapshot(folder);
  expect(first.snapshot).toMatchObject({
    version: 1,
    date: "2026-05-01",
    log: [{ note: "データの公開", changes: [] }],
  });
  expect(first.snapshot.unpublished).toBeUndefined();

  await addResult();
  const draft = await loadSnapshot(folder);
  expect(draft.snapshot).toMatchObject({ version: 2, date: "2026-05-01", unpublished: true });
  expect(draft.older).toEqual([first.snapshot]);

  expect(await publish("2026-06-01", "令和5年度の路線を追加")).toContain("第2版");
  const second = await loadSnapshot(folder);
  expect(second.snapshot).toMatchObject({ version: 2, date: "2026-06-01" });
  expect(second.snapshot.log[1]?.changes.map(({ item }) => item)).toContain("1-1-1");
  expect(toCanonicalJson(second.older)).toBe(toCanonicalJson([first.snapshot]));
  expect(Snapshot.safeParse(second.snapshot).error).toBeUndefined();
});

it("refuses to publish what is not new, an earlier date, a version without words, and broken data", async () => {
  await publish("2026-05-01");
  expect(await publish("2026-05-02", "x")).toContain("公開するものがありません");
  await addResult();
  expect(await publish("2026-04-30", "x")).toContain("より前です");
  expect(await publish("2026-02-30", "x")).toContain("実在する日付");
  expect(await publish("2026-05-01")).toContain("--note");
  await edit("plans/9/records.csv", "11,路線", "11,人");
  expect(await publish("2026-05-02", "x")).toContain("records.csv 10行目 unit「人」");
  expect((await loadSnapshot(folder).catch((error: Error) => error.message)) as string).toContain("1件の問題");
});

it("adds no version of what is published where that is no failure, and still one of what is not", async () => {
  const publishChanged = (date: string) => publishVersion({ note: "結果を追加", date, folder, onlyIfChanged: true });
  expect(await publishChanged("2026-05-01")).toContain("第1版");
  expect(await publishChanged("2026-05-02")).toContain("公開するものがありません");
  expect((await loadSnapshot(folder)).snapshot.version).toBe(1);
  await addResult();
  expect(await publishChanged("2026-05-03")).toContain("第2版");
});

it("republishes without changes where only the rules moved", async () => {
  await publish("2026-05-01");
  await edit("plans/9/versions/1.json", '"ruleVersion": ', '"ruleVersion": 90');
  expect((await loadSnapshot(folder)).snapshot).toMatchObject({ version: 2, unpublished: true });
  await publish("2026-05-02", "判定のきまりの更新");
  expect((await loadSnapshot(folder)).snapshot.log[1]).toMatchObject({ version: 2, changes: [] });
});

it("refuses a published version that somebody moved or edited", async () => {
  await publish("2026-05-01");
  await write("plans/9/versions/3.json", await readFile(join(folder, "plans/9/versions/1.json"), "utf8"));
  await write("plans/9/versions/2.json", "{");
  const message = await loadSnapshot(folder).catch((error: Error) => error.message);
  expect(message).toContain("versions/3.json number「1」");
  expect(message).toContain("versions/2.json");
});

it("counts a comparison of editions as no change, and asks for the app that knows of compared editions", async () => {
  await writeFiles(folder, ADOPTED_FILES);
  const plan = "plans/1/plan.yaml";
  const paper = "plans/1/items/1-1-2.yaml";
  const adopted = await readFile(join(folder, plan), "utf8");
  const item = await readFile(join(folder, paper), "utf8");
  await edit(plan, ", compared: true", "");
  for (const key of ["1-1-2", "1-1-4", "adopted-1-1-4"]) {
    const file = `plans/1/items/${key}.yaml`;
    await write(file, (await readFile(join(folder, file), "utf8")).replace(/^(earlier|from): .*$/m, ""));
  }
  expect(await publish("2026-05-01")).toContain("第1版");
  expect((await loadSnapshot(folder)).snapshot.schema).toBe(2);
  await write(plan, adopted);
  await write(paper, item);
  await write("plans/1/items/1-1-4.yaml", ADOPTED_FILES["plans/1/items/1-1-4.yaml"] ?? "");
  expect(await publish("2026-05-02", "案と照らし合わせました。")).toContain("変更0件");
  const { snapshot } = await loadSnapshot(folder);
  expect(snapshot.schema).toBe(4);
  expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
});

it("reads a table that a Japanese spreadsheet saved in Shift_JIS", async () => {
  const before = await loadSnapshot(folder);
  // 「見本」 in Shift_JIS
  const sources = (await readFile(join(folder, "plans/9/sources.csv"), "utf8")).replace(/[^\n]*s-plan.*\n/, "");
  const bytes = Buffer.concat([
    Buffer.from(`${sources.split("\n")[0]}\ns-plan,`),
    Buffer.from([0x8c, 0xa9, 0x96, 0x7b]),
    Buffer.from(
      ",x,https://example.com/,,2026-04-01,official\ns-report,x,x,https://example.com/,,2026-04-01,official\n",
    ),
  ]);
  await writeFile(join(folder, "plans/9/sources.csv"), bytes);
  const after = await loadSnapshot(folder);
  expect(before.snapshot.plan.sources).toHaveLength(2);
  expect(after.snapshot.plan.sources[0]?.title).toBe("見本");
  expect((await command("check-data", folder)).said).toContain("sources.csv: Shift_JIS のファイルとして読みました");
});

it("names the one line of a table that is in another encoding, and nothing that follows from it", async () => {
  const line = Buffer.concat([Buffer.from("s-more,"), Buffer.from([0x8c, 0xa9, 0x96, 0x7b]), Buffer.from(",,,,,\n")]);
  await writeFile(
    join(folder, "plans/9/sources.csv"),
    Buffer.concat([await readFile(join(folder, "plans/9/sources.csv")), line]),
  );
  const message = await loadSnapshot(folder).catch((error: Error) => error.message);
  expect(message).toContain("1件の問題");
  expect(message).toContain(
    "sources.csv 4行目: ほかの行と文字コードが違い、読めません（Shift_JIS として読むと「s-more,見本",
  );
});

it("prints every problem and fails, or says in one line that there is none", async () => {
  expect(await command("check-data", folder)).toEqual({
    ok: true,
    said: "データに問題はありません（項目4、結果9、出典2）。\n",
  });
  await edit("plans/9/records.csv", "18,路線", "18,人");
  await edit("plans/9/items/1-1-2.yaml", "title: みほん", "title: 見本");
  const { ok, said } = await command("check-data", folder);
  expect(ok).toBe(false);
  expect(said).toContain(`${folder}/plans/9/records.csv 2行目 unit「人」`);
  expect(said).toContain(`${folder}/plans/9/items/1-1-2.yaml 5行目 title「見本情報の公表」`);
  expect(said).toContain("2件の問題");

  const published = await command("publish-data", "--data", folder);
  expect(published).toEqual({ ok: false, said: expect.stringContaining("2件の問題") });
});
