import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { main } from "../../src/commands/check-sources.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import type { Visit } from "../../src/commands/visit-address.ts";
import { sampleData } from "../support/sample-data.ts";

const FILE = "plans/9/sources.csv";
let folder: string;
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sources-"));
  for (const [file, text] of Object.entries(sampleData())) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  said.length = 0;
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((line) => void said.push(line));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const read = () => readFile(join(folder, FILE), "utf8");
const answering =
  (statusOf: (address: string) => number) =>
  async (address: string): Promise<Visit> => ({
    kind: "answered",
    status: statusOf(address),
    address,
    isForGood: true,
  });
const run = (args: string[], visit: (address: string) => Promise<Visit>) => main([...args, "--data", folder], visit, 0);

it("writes nothing unless it is asked to, and ends well where all can be opened", async () => {
  const before = await read();
  expect(
    await run(
      [],
      answering(() => 200),
    ),
  ).toBe(0);
  expect(said).toEqual(["出典2件のうち、2件が開けました。"]);
  expect(await read()).toBe(before);
});

it("notes the day beside what could be opened, keeps what could not, and ends with 1", async () => {
  const only = answering((address) => (address.endsWith("/plan") ? 200 : 404));
  expect(await run(["--note", "--date", "2026-05-02"], only)).toBe(1);
  const [header, plan, report] = (await read()).split(/\r?\n/);
  expect(header).toBe("id,title,publisher,url,published_on,read_on,kind,seen_on");
  expect(plan).toMatch(/^s-plan,.*,official,2026-05-02$/);
  expect(report).toMatch(/^s-report,.*,official,$/);

  // A later day changes that row alone, an earlier one none.
  const noted = await read();
  await run(["--note", "--date", "2026-05-01"], only);
  expect(await read()).toBe(noted);
  await run(["--note", "--date", "2026-06-02"], only);
  expect(await read()).toBe(noted.replace("2026-05-02", "2026-06-02"));
});

it("notes nothing where no address answers, because this machine has no connection", async () => {
  const before = await read();
  expect(await run(["--note"], async () => ({ kind: "silent", why: "unknown-host" }))).toBe(1);
  expect(said.join()).toContain("どのアドレスからも返事がありませんでした");
  expect(await read()).toBe(before);
});

it("refuses a day that does not exist, and leaves the table as it was", async () => {
  const before = await read();
  expect(
    await run(
      ["--note", "--date", "2026-02-30"],
      answering(() => 200),
    ),
  ).toBe(1);
  expect(said.join()).toContain("sources.csv");
  expect(await read()).toBe(before);
});

it("reaches readers with the next version, as no change, and leaves the bytes of the version before", async () => {
  // Opinions ask for a later shape by themselves.
  await rm(join(folder, "plans/9/opinions.csv"));
  await publishVersion({ folder, date: "2026-05-01", note: undefined });
  const first = (await loadSnapshot(folder)).snapshot;
  expect(first.schema).toBe(2);
  await run(
    ["--note", "--date", "2026-05-02"],
    answering(() => 200),
  );
  await publishVersion({ folder, date: "2026-05-03", note: "出典が開けることを確かめました。" });
  const { snapshot, older } = await loadSnapshot(folder);
  expect(snapshot.schema).toBe(3);
  expect(snapshot.plan.sources.map(({ seenOn }) => seenOn)).toEqual(["2026-05-02", "2026-05-02"]);
  expect(snapshot.log.at(-1)?.changes).toEqual([]);
  expect(older).toEqual([first]);
});

it("does not let a day be published that has not come", async () => {
  await run(
    ["--note", "--date", "2026-05-02"],
    answering(() => 200),
  );
  await expect(publishVersion({ folder, date: "2026-05-01", note: undefined })).rejects.toThrow("2026-05-02");
});
