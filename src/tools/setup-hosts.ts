import { join } from "node:path";
import { unpackByApt } from "./apt.ts";
import { findProgram } from "./find-program.ts";

/** The servers that the build writes files for (headers.ts), and where Debian's packages of the same names have them. */
const HOSTS = { nginx: "usr/sbin/nginx", caddy: "usr/bin/caddy" };
const FOLDER = ".cache/hosts";

export type HostName = keyof typeof HOSTS;

/** A server of that name on this machine, or the one that `setUpHosts` unpacked; `null` if there is none. */
export function findHost(name: HostName): string | null {
  return findProgram(name, join(FOLDER, HOSTS[name]));
}

/** Fetches both by apt where possible, without installing them; true where both are there. */
export function setUpHosts(): boolean {
  const missing = (Object.keys(HOSTS) as HostName[]).filter((name) => findHost(name) === null);
  if (missing.length === 0) return true;
  console.log("配信サーバー（nginx・Caddy）を用意しています…");
  return unpackByApt(FOLDER, ...missing) && missing.every((name) => findHost(name) !== null);
}
