import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Runs a program with its output shown; true when it succeeded. */
export function run(command: string, args: string[], cwd?: string): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: "inherit", env, cwd }).status === 0;
}

let isListed: boolean | undefined;

/** Whether apt exists, may be used, and has a current list of packages. */
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

/** Unpacks Debian packages into a folder without installing them, so that nothing is started or changed elsewhere. */
export function unpackByApt(folder: string, ...names: string[]): boolean {
  if (!canUseApt()) return false;
  mkdirSync(folder, { recursive: true });
  if (!run("apt-get", ["download", ...names], folder)) return false;
  const packages = readdirSync(folder).filter((file) => file.endsWith(".deb"));
  return packages.every((file) => run("dpkg-deb", ["-x", join(folder, file), folder]));
}
