import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program lies: on the PATH, or at one of the given places; `null` if nowhere. */
export function findProgram(name: string, ...places: string[]): string | null {
  const candidates = [...(process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)), ...places];
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
