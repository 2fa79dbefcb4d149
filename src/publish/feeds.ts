import type { Search } from "#domain/expected-news.ts";
import { findFeeds } from "#domain/feed-address.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { describeDate } from "#words/ja/dates.ts";
import { writeAtom } from "./atom.ts";
import { feedId } from "./ids.ts";
import { listMarks, listNews, type News } from "./news.ts";
import { describeItem, listSubjects, type Subject } from "./subjects.ts";

/** A feed of more entries than this begins with the day of its last one: no day is told in part. */
const MOST_ENTRIES = 200;

/**
 * An Atom feed for the plan and for everything in it that can be followed, by path below the site. The first version
 * is one entry; then there is one for each change, and in each quarter at most one that says that nothing new was found.
 *
 * @param versions all published versions, oldest first
 * @param first id of the plan whose addresses name no plan; absent where the site shows one plan
 */
export function publishFeeds(versions: readonly Snapshot[], first?: string): { path: string; text: string }[] {
  const current = versions.at(-1);
  if (!current) return [];
  return listSubjects(current.plan).map((subject) => ({
    path: findFeeds(subject.page, first)?.feed.slice(1) ?? "",
    text: writeFeed(subject, current, versions, first),
  }));
}

function writeFeed(
  subject: Subject,
  { site, plan }: Snapshot,
  versions: readonly Snapshot[],
  first: string | undefined,
): string {
  const entries = [
    ...versions.flatMap((version, index) => listNews(subject, version, versions[index - 1])),
    ...listSilences(subject, plan).map((search) => describeSilence(search, site, plan)),
  ].toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  const oldest = entries[MOST_ENTRIES - 1]?.date ?? "";
  const origin = site.origin ?? "";
  return writeAtom({
    id: feedId(site, plan, `feeds/${subject.path}`),
    title: `${subject.title}｜${site.name}`,
    subtitle: [site.watermark, `${plan.title}のデータの更新。${site.publisher}`].filter(Boolean).join("。"),
    author: site.publisher,
    page: origin + subject.page,
    self: site.origin === undefined ? undefined : origin + findFeeds(subject.page, first)?.feed,
    entries: entries
      .filter(({ date }) => date >= oldest)
      .map(({ path, ...entry }) => ({ ...entry, id: feedId(site, plan, path), page: origin + entry.page })),
  });
}

/** The first search noted in each quarter that concerns a subject: the table only grows, so that it stays the first. */
function listSilences({ covers }: Subject, plan: Plan): Search[] {
  const first = new Map<string, Search>();
  for (const search of plan.searches ?? []) {
    const quarter = quarterOf(search);
    const isOurs = search.item === undefined || covers(search.item, plan);
    if (isOurs && !first.has(quarter)) first.set(quarter, search);
  }
  return [...first.values()];
}

function quarterOf({ date }: Search): string {
  return `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function describeSilence(search: Search, site: Snapshot["site"], plan: Plan): News {
  const { item, date, text } = search;
  const page = item === undefined ? `/plans/${plan.id}` : `/plans/${plan.id}/items/${item}`;
  const name = item === undefined ? "" : `${describeItem(plan, item)} `;
  return {
    path: `searches/${quarterOf(search)}${item === undefined ? "" : `/items/${item}`}`,
    title: `${name}${describeDate(date)}に探しましたが、新しいものはありませんでした`,
    date,
    page,
    paragraphs: [text, ...listMarks(site)],
  };
}
