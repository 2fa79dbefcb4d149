import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Runs a program in sight of whoever waits; true when it succeeded. */
export function run(command: string, args: string[], cwd?: string): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: "inherit", env, cwd }).status === 0;
}

let isListed: boolean | undefined;

/** Whether apt is there, may be used, and knows what there is. */
function canUseApt(): boolean {
  const mayInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (!mayInstall) return false;
  isListed ??= run("apt-get", ["update"]);
  return isListed;
}

/** Installs Debian packages; false where that is not possible. */
export function installByApt(...names: string[]): boolean {
  return canUseApt() && run("apt-get", ["install", "-y", "--no-install-recommends", ...names]);
}

/** Unpacks Debian packages into a folder without installing them: nothing is started, nothing else changes. */
export function unpackByApt(folder: string, ...names: string[]): boolean {
  if (!canUseApt()) return false;
  mkdirSync(folder, { recursive: true });
  if (!run("apt-get", ["download", ...names], folder)) return false;
  const packages = readdirSync(folder).filter((file) => file.endsWith(".deb"));
  return packages.every((file) => run("dpkg-deb", ["-x", join(folder, file), folder]));
}
