import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

/** Where a build keeps what is not published, parts of the build, and Vite's manifest of its scripts (manifest.json); one folder per output folder. */
export function workFolder(outDir: string): string {
  return join(".cache", createHash("sha256").update(resolve(outDir)).digest("hex").slice(0, 8));
}
