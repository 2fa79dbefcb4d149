import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { CI_EXAMPLES } from "../support/ci-example.ts";
import { fillAnswers, openForm } from "../support/form.ts";
import { expect, serve, test } from "./support/app.ts";

// Somebody who knows only the web page of the repository's host uploads a form, and CI publishes: the examples of
// docs/examples, their own lines run by bash on a clone of a scratch repository. It holds the real plan, as what is marked
// as a sample is never built for release; what is filled in is invented and goes nowhere.

const run = promisify(execFile);
const TOKEN = "secret";
const YEAR = 2025;
/** What needs the network, and whose result is at hand: packages, and the host of the site. */
const isForHost = (command: string) => command === "npm ci" || command.startsWith("npx wrangler");

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hosted-"));
});
test.afterEach(() => rm(folder, { recursive: true }));

/** The repository on its host. */
async function makeRepository(): Promise<string> {
  const [bare, work] = [join(folder, "host.git"), join(folder, "first")];
  await mkdir(work);
  for (const path of ["src", "public", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"]) {
    await cp(path, join(work, path), { recursive: true });
  }
  await cp("data", join(work, "data"), { recursive: true });
  await writeFile(join(work, ".gitignore"), "node_modules\ndist\n.cache\n");
  await mkdir(join(work, "inbox"));
  await writeFile(join(work, "inbox/README.md"), "# 結果のファイルをここに\n");
  await run("git", ["init", "--quiet", "--bare", "--initial-branch=main", bare]);
  await run("git", ["-C", bare, "config", "receive.advertisePushOptions", "true"]);
  await run("git", ["init", "--quiet", "--initial-branch=main", work]);
  await git(work, "remote", "add", "origin", bare);
  await commit(work, "はじめ");
  return bare;
}

async function git(at: string, ...args: string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", at, ...args]);
  return stdout.trim();
}

async function commit(at: string, message: string): Promise<void> {
  await git(at, "add", ".");
  await git(at, "-c", "user.name=web", "-c", "user.email=web@localhost", "commit", "--quiet", "-m", message);
  await git(at, "push", "--quiet", "origin", "main");
}

/** What the host's web page does with a file that is dropped on it. */
async function upload(bare: string, name: string, bytes: Uint8Array, message: string): Promise<void> {
  const work = await mkdtemp(join(folder, "web-"));
  await run("git", ["clone", "--quiet", bare, work]);
  await writeFile(join(work, "inbox", name), bytes);
  await commit(work, message);
}

/** A fresh checkout, as CI begins with, and its packages. */
async function checkOut(bare: string): Promise<string> {
  const work = await mkdtemp(join(folder, "ci-"));
  await run("git", ["clone", "--quiet", bare, work]);
  await symlink(resolve("node_modules"), join(work, "node_modules"));
  return work;
}

/** Runs a job's commands until one fails, and says how it ended and what was printed. */
async function runJob(work: string, bare: string, commands: readonly string[]): Promise<{ ok: boolean; text: string }> {
  let text = "";
  const env = {
    ...process.env,
    NODE_ENV: "",
    PUBLISH_TOKEN: TOKEN,
    CI_SERVER_HOST: "git.example.jp",
    CI_PROJECT_PATH: "city/plan",
    CI_DEFAULT_BRANCH: "main",
    // Where a job pushes by the address of its host.
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.${bare}.insteadOf`,
    GIT_CONFIG_VALUE_0: `https://publish:${TOKEN}@git.example.jp/city/plan.git`,
  };
  for (const command of commands.filter((one) => !isForHost(one))) {
    try {
      const { stdout, stderr } = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", command], {
        cwd: work,
        env,
        maxBuffer: 64_000_000,
      });
      text += stdout + stderr;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      return { ok: false, text: text + stdout + stderr };
    }
  }
  return { ok: true, text };
}

/** The form of a whole year, with what it answers for one figure. */
async function fillForm(routes: string | number): Promise<Uint8Array> {
  const { snapshot } = await loadSnapshot("data");
  const form = await openForm(snapshot.plan, YEAR);
  fillAnswers(form, snapshot.plan, YEAR, { rating: "順調", reason: "見本の理由です。", hasReason: () => true });
  form.cell("observation:2-1-5:routes", "結果").value = routes;
  return form.toBytes();
}

test("an example names only commands that there are", async () => {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: Record<string, string> };
  for (const { file, read } of CI_EXAMPLES) {
    const named = Object.values(await read())
      .flat()
      .flatMap((command) => [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name));
    expect(new Set(named), file).toEqual(new Set(["import", "check-data", "publish-data", "build"]));
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  }
});

for (const { file, read } of CI_EXAMPLES) {
  test(`what is uploaded on the web page is published by ${file}`, async ({ page }) => {
    // A build of a whole site beside the other tests.
    test.setTimeout(1_800_000);
    const { preview, publish } = await read();
    const bare = await makeRepository();
    const published = await git(bare, "rev-parse", "main");
    await upload(bare, "全課.xlsx", await fillForm(10), "令和7年度の結果を加えました。\n\n全課の分。");

    // Before it is public: what would change, the sheet for approval, and nothing else.
    const early = await checkOut(bare);
    const shown = await runJob(early, bare, preview);
    expect(shown.ok, shown.text).toBe(true);
    expect(shown.text).toContain("令和7年度の1便あたり平均乗車人数2.0人未満の路線は10路線だった。");
    expect(await readFile(join(early, "kessai.html"), "utf8")).toContain("全課.xlsx");
    expect(await git(early, "status", "--porcelain", "--untracked-files=no")).toBe("");

    const work = await checkOut(bare);
    const done = await runJob(work, bare, publish);
    expect(done.ok, done.text).toBe(true);
    const after = await git(bare, "show", "--stat", "--format=%an %s", "main");
    expect(after).toContain("publish Publish a version of the data");
    expect(
      (await git(bare, "diff", "--name-status", published, "main")).split("\n").map((line) => line.split("\t")),
    ).toEqual([
      ["M", "data/plans/4/records.csv"],
      ["M", "data/plans/4/sources.csv"],
      ["A", expect.stringMatching(/^data\/plans\/4\/versions\/\d+\.json$/)],
    ]);

    // The note is the first line of what was typed on the web page.
    const site = await serve(join(work, "dist"));
    try {
      await page.goto(`${site.url}/plans/4/items/2-1-5`);
      await expect(page.getByRole("main")).toContainText("10路線");
      await page.goto(`${site.url}/plans/4/changes`);
      await expect(page.getByRole("main")).toContainText("令和7年度の結果を加えました。");
      await expect(page.getByText("公開前のデータ")).toHaveCount(0);
    } finally {
      await site.close();
    }
  });

  test(`a slip in what is uploaded ends ${file} before anything is made public`, async () => {
    test.setTimeout(300_000);
    const { publish } = await read();
    const bare = await makeRepository();
    await upload(bare, "全課.xlsx", await fillForm("約10"), "令和7年度の結果を加えました。");
    const before = await git(bare, "rev-parse", "main");
    const work = await checkOut(bare);
    const { ok, text } = await runJob(work, bare, publish);
    expect(ok).toBe(false);
    expect(text).toMatch(/全課\.xlsx「結果」\d+行目 .*「約10」/);
    expect(text).toContain("取り込みませんでした。");
    expect(await git(bare, "rev-parse", "main")).toBe(before);
    await expect(stat(join(work, "dist"))).rejects.toThrow("ENOENT");
  });
}
