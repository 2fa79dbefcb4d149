import { type Follow, parseFollows } from "./follow.ts";

/** What a reader keeps of this app in a file of their own: what they follow and have read, and what they chose. */
export interface Backup {
  /** Id of the plan of which things are followed. */
  plan: string;
  follows: Follow[];
  /** Settings by their name, as they are stored. */
  settings: Readonly<Record<string, string>>;
}

/**
 * `foreign`: some other file; `damaged`: cut off or altered; `newer-format`: made by a newer app; `other-plan`: what it
 * follows is of another plan.
 */
export type BackupProblem = "foreign" | "damaged" | "newer-format" | "other-plan";

export type ReadBackup =
  /** With `lost`, the number of follows in it that cannot be read. */
  { ok: true; backup: Backup; lost: number } | { ok: false; reason: BackupProblem };

/** The name by which a file is known as one of ours, however it was renamed. */
const KIND = "reform-plan-follows";
const FORMAT = 1;

/** The most that a file is read of, in bytes: one that follows everything has a tenth of it. */
export const BACKUP_MAX_BYTES = 1_000_000;

/** The text of the file, a line for each follow, so that a person can read it. */
export function writeBackup({ plan, follows, settings }: Backup): string {
  const lines = follows.map((follow) => `    ${JSON.stringify(follow)}`).join(",\n");
  const head = { kind: KIND, format: FORMAT, plan, settings };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "follows": [\n${lines}\n  ]\n}\n`;
}

/** Reads a file's text for the plan `plan`, whatever it is. What can be read of a damaged list of follows is not given up. */
export function readBackup(text: string, plan: string): ReadBackup {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { ok: false, reason: text.includes(KIND) ? "damaged" : "foreign" };
  }
  if (value?.kind !== KIND) return { ok: false, reason: "foreign" };
  if (typeof value.format === "number" && value.format > FORMAT) return { ok: false, reason: "newer-format" };
  if (value.format !== FORMAT || !Array.isArray(value.follows)) return { ok: false, reason: "damaged" };
  if (value.plan !== plan) return { ok: false, reason: "other-plan" };
  const follows = parseFollows(value.follows);
  const settings = Object.entries(value.settings ?? {}).filter(
    (one): one is [string, string] => typeof one[1] === "string",
  );
  return {
    ok: true,
    backup: { plan, follows, settings: Object.fromEntries(settings) },
    lost: value.follows.length - follows.length,
  };
}
