import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO, PORTABLE, SECOND_VERSION, TWO_PLANS } from "./sites.ts";

const SCRIPT = "tests/e2e/support/build-site.ts";

/** What a built site depends on. */
const INPUTS = [
  "src",
  "public",
  "data",
  "tests/demo/data",
  "tests/support",
  SCRIPT,
  "vite.config.ts",
  "package-lock.json",
];

/**
 * Playwright's global set-up: builds what the tests need besides `dist/`, where it is missing or made
 * from other sources. Each in a process of its own, because a build leaves its mark on a process; all at once, because
 * much of a build is one thread's work.
 */
export default async function buildSites(): Promise<void> {
  const state = await hashInputs();
  await Promise.all([SECOND_VERSION, DEMO, TWO_PLANS, PORTABLE].map((folder) => buildUnlessThere(folder, state)));
}

async function buildUnlessThere(folder: string, state: string): Promise<void> {
  const stamp = `${folder}.sha256`;
  if ((await readFile(stamp, "utf8").catch(() => "")) === state) return;
  const build = spawn(process.execPath, ["--import", "tsx", SCRIPT, folder], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [status] = await once(build, "exit");
  if (status !== 0) throw new Error(`試験用のサイト ${folder} を作れません。`);
  await writeFile(stamp, state);
}

async function hashInputs(): Promise<string> {
  const hash = createHash("sha256");
  for (const input of INPUTS) {
    const entries = await readdir(input, { recursive: true, withFileTypes: true }).catch(() => null);
    const files = entries
      ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      : [input];
    for (const file of files.sort()) hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest("hex");
}
