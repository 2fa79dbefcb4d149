import { type FoldedChange, foldChanges } from "./changes.ts";
import type { Follow } from "./follow.ts";
import type { LogEntry, Snapshot } from "./snapshot.ts";
import { listReadUpTo } from "./unread.ts";

/** What one version changed of what is followed. */
export interface HistoryEntry extends Pick<LogEntry, "version" | "date"> {
  /** As that version told them: what a later one took back stands here as it was. */
  changes: FoldedChange[];
  /** How many of them the reader has not read. */
  unread: number;
}

/** Everything that changed of what is followed, read or not, the newest version first; versions without any are left out. */
export function listHistory({ plan, log }: Pick<Snapshot, "plan" | "log">, follows: readonly Follow[]): HistoryEntry[] {
  const readUpTo = listReadUpTo(plan, follows);
  return log.toReversed().flatMap(({ version, date, changes }) => {
    const followed = changes.filter(({ item }) => item !== undefined && readUpTo.has(item));
    const told = foldChanges([{ version, date, note: "", changes: followed }], version - 1);
    const unread = told.filter(({ item = "" }) => version > (readUpTo.get(item) ?? 0)).length;
    return told.length > 0 ? { version, date, changes: told, unread } : [];
  });
}
