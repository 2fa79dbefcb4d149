import { announcementOf } from "#domain/announcement-address.ts";
import { type FoldedChange, foldChanges } from "#domain/changes.ts";
import { groupBy } from "#domain/group-by.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { cutText } from "#words/cut-text.ts";
import { describeChange } from "#words/ja/change.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeItem } from "./subjects.ts";

/** So many characters one message of a LINE official account may have, line breaks among them. */
const LONGEST = 500;
/** Characters of what staff say of a version, and of one item's news: the rest stands on its page. */
const LONGEST_NOTE = 160;
const LONGEST_NEWS = 48;

/**
 * For each published version a text to hand on as it is, to a city's LINE account or its paper, by path below the site:
 * what was learnt, item by item as far as one message has room, and where all of it stands. It is made of the version and
 * the one before alone, so that it stays as it was.
 *
 * @param versions all published versions, oldest first
 */
export function publishAnnouncements(versions: readonly Snapshot[]): { path: string; text: string }[] {
  return versions.map((version, index) => ({
    path: announcementOf(version.plan.id, version.version).slice(1),
    text: writeAnnouncement(version, versions[index - 1]),
  }));
}

function writeAnnouncement({ site, plan, version, date, log }: Snapshot, before: Snapshot | undefined): string {
  const head = [
    ...(site.watermark === undefined ? [] : [`【${site.watermark}】`]),
    `${plan.title}のデータを${before ? "更新" : "公開"}しました（第${version}版、${describeDate(date)}時点）。`,
    ...(before ? log.filter((entry) => entry.version === version).map(({ note }) => cutText(note, LONGEST_NOTE)) : []),
  ];
  const page = `/plans/${plan.id}/${before ? `changes#v${version}` : "items"}`;
  const foot = [
    site.origin === undefined
      ? `すべての${before ? "更新" : "項目"}と出典は「${site.name}」にあります。`
      : `すべての${before ? "更新" : "項目"}と出典：${site.origin}${page}`,
    `${site.name}：${site.publisher}`,
    ...(site.isOfficial ? [] : [`${plan.city}が運営するサービスではありません。`]),
  ];
  const news = before ? listNews(foldChanges(log, before.version), plan, before.plan) : [];
  return `${fillMessage(head.join("\n"), news, foot.join("\n"))}\n`;
}

/** What is new of an item, or of the plan as a whole. */
interface News {
  isOfItem: boolean;
  /** Its name, and what is new in a line. */
  words: string;
}

/** What is new of each item and of the plan as a whole: what a reader wants to know most first, else in the plan's order. */
function listNews(changes: readonly FoldedChange[], plan: Plan, before: Plan): News[] {
  const sorted = changes.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [...groupBy(sorted, ({ item }) => item)].map(([key, own]) => {
    // The older version knows the name of an item that has left.
    const items = plan.items.some((item) => item.key === key) ? plan.items : before.items;
    const name = key === undefined ? "計画全体" : describeItem({ items, editions: plan.editions }, key);
    const words = own[0] && describeChange(own[0], plan);
    const line = cutText(`${words?.title}：${words?.detail}`.replace(/\s+/g, " "), LONGEST_NEWS);
    const more = own.length > 1 ? `（ほか${own.length - 1}件）` : "";
    return { isOfItem: key !== undefined, words: `■${name}\n${line}${more}` };
  });
}

/** Where an item stands, what was learnt, what was put otherwise, and the plan as a whole at last. */
function rankOf({ item, field }: FoldedChange): number {
  if (item === undefined) return 3;
  return field === "status" ? 0 : field.startsWith("record.") ? 1 : 2;
}

/** As many news as one message has room for, from the first on; how many more there are stands after them. */
function fillMessage(head: string, news: readonly News[], foot: string): string {
  for (let count = news.length; ; count -= 1) {
    const left = news.slice(count);
    const items = left.filter(({ isOfItem }) => isOfItem).length;
    const rest = [...(items > 0 ? [`${items}項目`] : []), ...(left.length > items ? ["計画全体"] : [])].join("と");
    const told = news.slice(0, count).map(({ words }) => words);
    const text = [head, ...told, ...(rest ? [`ほかに${rest}の更新があります。`] : []), foot].join("\n\n");
    if (text.length < LONGEST || count === 0) return text;
  }
}
