import type { FoldedChange } from "#domain/changes.ts";
import type { Follow } from "#domain/follow.ts";
import { isPartOf } from "#domain/followed-items.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemKey } from "#domain/record.ts";
import { listUnread } from "#domain/unread.ts";
import { listFollows, markItemRead } from "#storage/follows.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";
import { describeEntry } from "#words/ja/change.ts";
import { tell } from "./told.ts";

/** What is new of one item since the reader last read of it. */
interface ItemNews {
  /** Old → new, or what became known; each sentence once. */
  sentences: string[];
  /** Ids of the records that came. */
  records: string[];
}

interface ReadNow {
  /** How many changes of what is followed are unread, in the data on this device. */
  count: number;
  /** `null` where the page is of no item, or nothing is new. */
  news: ItemNews | null;
}

/** Counts what is unread; on an item's own page, given by its key and the version that it shows, it is taken as read first. */
export async function readUnread(planId: string, page?: { item: ItemKey; version: number }): Promise<ReadNow> {
  const snapshot = await readStoredSnapshot(planId);
  if (!snapshot) return { count: 0, news: null };
  // After the plan, which takes longer to read: what is unfollowed meanwhile is not counted.
  const follows = await listFollows();
  const count = (some: readonly Follow[]) => listUnread(snapshot, some).length;
  const item = snapshot.plan.items.find(({ key }) => key === page?.item);
  if (!page || !item) return { count: count(follows), news: null };

  const own = follows.filter(({ id }) => isPartOf(item, id));
  const log = snapshot.log.filter(({ version }) => version <= page.version);
  const changes = listUnread({ plan: snapshot.plan, log }, own).filter((change) => change.item === item.key);
  if (changes.length === 0) return { count: count(follows), news: null };
  const ids = own.map(({ id }) => id);
  const left = await markItemRead(ids, item.key, page.version);
  return { count: count(left), news: describeNews(changes, snapshot.plan) };
}

function describeNews(changes: readonly FoldedChange[], plan: Plan): ItemNews {
  return {
    sentences: changes.flatMap((change) => describeEntry(change, plan).map(({ detail }) => detail)),
    records: changes
      .flatMap((change) => [change, ...change.with])
      .flatMap(({ field }) => /^record\.([^.]+)/.exec(field)?.[1] ?? []),
  };
}

/** Says what is new since last time, and marks the records that came. */
export function showItemNews({ sentences, records }: ItemNews): void {
  tell("fresh", `前回から新しいこと：${sentences.join("／")}`, [["freshClose", "閉じる"]]);
  const entries = new Set(records.map((id) => document.getElementById(`record-${id}`)?.closest("li")));
  for (const entry of entries) {
    const mark = document.createElement("mark");
    mark.textContent = "新しい";
    entry?.querySelector("p")?.append(" ", mark);
  }
}
