import { Site } from "#domain/snapshot.ts";
import type { DataFiles } from "./problem.ts";
import { readYaml } from "./yaml-file.ts";

/** The id of the current plan, which site.yaml names; `null` where it is missing or broken. */
export function readCurrentPlanId(files: DataFiles): string | null {
  return readYaml(files, "site.yaml", Site, [])?.value.plan ?? null;
}
