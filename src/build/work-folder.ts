import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

/** Where a build keeps what is not published, the server entry and Vite's manifest; one folder per output folder. */
export function workFolder(outDir: string): string {
  return join(".cache", createHash("sha256").update(resolve(outDir)).digest("hex").slice(0, 8));
}
