// Plain JavaScript, for Node alone: on a fresh clone there is nothing else yet.
//
//   node src/tools/setup.mjs build/build.ts serve/serve.ts
//
// installs the packages of package-lock.json where they are missing or other than it says,
// then runs these commands of src/, one after the other.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(
    `Node.js ${OLDEST_NODE.join(".")} 以上が必要です（いまは ${process.versions.node}）。https://nodejs.org から入れてください。`,
  );
}

if (!isInstalled()) {
  console.log("部品（npm パッケージ）を入れています…");
  if (spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status !== 0) {
    fail("部品を入れられませんでした。ネットワークにつながっているか確かめてください。");
  }
}

for (const command of process.argv.slice(2)) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", join("src", command)], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Compares what npm has installed, by its own note, with the lock file; other systems' packages may be missing. */
function isInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(
      ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
