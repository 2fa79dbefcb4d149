import { type Draft, isGone, parseDrafts } from "./draft.ts";
import { type Follow, parseFollows } from "./follow.ts";

/**
 * What a reader keeps of this app in a file of their own: what they follow and have read, what they write, and what they
 * chose.
 */
export interface Backup {
  /** Id of the plan of which things are followed. */
  plan: string;
  follows: Follow[];
  /** Of every plan that the device knew; none in a file of format 1. */
  drafts: Draft[];
  /** Settings by their name, as they are stored. */
  settings: Readonly<Record<string, string>>;
}

/** `foreign`: some other file; `damaged`: cut off or altered; `newer-format`: made by a newer app. */
export type BackupProblem = "foreign" | "damaged" | "newer-format";

export type ReadBackup =
  /** With `lost`, the number of follows and drafts in it that cannot be read. */
  { ok: true; backup: Backup; lost: number } | { ok: false; reason: BackupProblem };

/** The name by which a file is known as one of ours, however it was renamed. */
const KIND = "reform-plan-follows";
/** Format 2 has drafts (tests/domain/golden holds one file of each format). */
const FORMAT = 2;

/** The most that a file is read of, in bytes: more than localStorage holds of drafts, three bytes for each letter. */
export const BACKUP_MAX_BYTES = 20_000_000;

/** The text of the file, a line for each follow and each draft, so that a person can read it. */
export function writeBackup({ plan, follows, drafts, settings }: Backup): string {
  const linesOf = (list: readonly object[]) => list.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
  const head = { kind: KIND, format: FORMAT, plan, settings };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},
  "follows": [
${linesOf(follows)}
  ],
  "drafts": [
${linesOf(drafts)}
  ]
}
`;
}

/** Reads a file's text, whatever it is. What can be read of a damaged list is not given up. */
export function readBackup(text: string): ReadBackup {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { ok: false, reason: text.includes(KIND) ? "damaged" : "foreign" };
  }
  if (value?.kind !== KIND) return { ok: false, reason: "foreign" };
  const { format, plan } = value;
  if (typeof format === "number" && format > FORMAT) return { ok: false, reason: "newer-format" };
  const listed = { follows: value.follows, drafts: format === 1 ? [] : value.drafts };
  if ((format !== 1 && format !== FORMAT) || typeof plan !== "string") return { ok: false, reason: "damaged" };
  if (!Array.isArray(listed.follows) || !Array.isArray(listed.drafts)) return { ok: false, reason: "damaged" };
  const follows = parseFollows(listed.follows);
  const drafts = parseDrafts(listed.drafts).filter((one): one is Draft => !isGone(one));
  const settings = Object.entries(value.settings ?? {}).filter(
    (one): one is [string, string] => typeof one[1] === "string",
  );
  return {
    ok: true,
    backup: { plan, follows, drafts, settings: Object.fromEntries(settings) },
    lost: listed.follows.length - follows.length + listed.drafts.length - drafts.length,
  };
}
