import { isPartOf } from "#domain/followed-items.ts";
import { listUnread } from "#domain/unread.ts";
import { listFollows, markItemRead } from "#storage/follows.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";
import { describeEntry } from "#words/ja/change.ts";

/** How many changes of what is followed the reader has not read, in the data on this device. */
export async function countUnread(planId: string): Promise<number> {
  const [snapshot, follows] = await Promise.all([readStoredSnapshot(planId), listFollows()]);
  return snapshot ? listUnread(snapshot, follows).all.length : 0;
}

/** What is new of one item since the reader last read of it. */
interface ItemNews {
  /** Old → new, or what became known; each sentence once. */
  sentences: string[];
  /** Ids of the records that came. */
  records: string[];
}

/** Takes the news of a followed item as read with the version that its page shows; `null` where there are none. */
export async function readItem(planId: string, key: string, version: number): Promise<ItemNews | null> {
  const [snapshot, follows] = await Promise.all([readStoredSnapshot(planId), listFollows()]);
  const item = snapshot?.plan.items.find((one) => one.key === key);
  if (!snapshot || !item) return null;
  const log = snapshot.log.filter((entry) => entry.version <= version);
  const ids = follows.filter(({ id }) => isPartOf(item, id)).map(({ id }) => id);
  const unread = listUnread(
    { plan: snapshot.plan, log },
    follows.filter(({ id }) => ids.includes(id)),
  );
  const changes = unread.all.filter((change) => change.item === key);
  if (changes.length === 0) return null;
  await markItemRead(ids, key, version);
  return {
    sentences: changes.flatMap((change) => describeEntry(change, snapshot.plan).map(({ detail }) => detail)),
    records: changes
      .flatMap((change) => [change, ...change.with])
      .flatMap(({ field }) => /^record\.([^.]+)/.exec(field)?.[1] ?? []),
  };
}
