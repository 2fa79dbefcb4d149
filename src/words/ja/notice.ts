import { findNumber } from "#domain/edition.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Follow } from "#domain/follow.ts";
import { plainTitle } from "#domain/item.ts";
import { chooseNotice, type News, type NoticeMark } from "#domain/notice.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listUnread } from "#domain/unread.ts";
import { describeEntry } from "./change.ts";

/** What is unread, and today's notification: the item, what changed of it from what to what, and where it stands. */
export function tellNews(
  snapshot: Pick<Snapshot, "plan" | "log">,
  follows: readonly Follow[],
  mark: NoticeMark,
  today: IsoDate,
): News {
  const { plan } = snapshot;
  const unread = listUnread(snapshot, follows).length;
  const chosen = chooseNotice(snapshot, follows, mark, today);
  const item = plan.items.find(({ key }) => key === chosen?.item);
  if (!chosen || !item) return { unread, notice: null };
  const lines = chosen.changes.flatMap((change) =>
    describeEntry(change, plan).map(({ title, detail }) => `${title}：${detail}`),
  );
  if (chosen.others > 0) lines.push(`ほかに${chosen.others}項目が変わりました。`);
  return {
    unread,
    notice: {
      title: `${findNumber(item, plan)} ${plainTitle(item)}`,
      body: lines.join("\n"),
      address: `/plans/${plan.id}/items/${item.key}`,
    },
  };
}
