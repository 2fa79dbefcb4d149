import { listUnread } from "#domain/unread.ts";
import { listFollows } from "#storage/follows.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";

/** How many changes of what is followed the reader has not read, in the data on this device. */
export async function countUnread(planId: string): Promise<number> {
  const [snapshot, follows] = await Promise.all([readStoredSnapshot(planId), listFollows()]);
  return snapshot ? listUnread(snapshot, follows).all.length : 0;
}
