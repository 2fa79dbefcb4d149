import { type FoldedChange, foldChanges } from "#domain/changes.ts";
import type { Search } from "#domain/expected-news.ts";
import { findFeeds } from "#domain/feed-address.ts";
import type { Plan } from "#domain/plan.ts";
import type { Change, Snapshot } from "#domain/snapshot.ts";
import { describeChange } from "#words/ja/change.ts";
import { describeDate, describeFiscalYearLong, describePartialDate } from "#words/ja/dates.ts";
import { type FeedEntry, type FeedLink, writeAtom } from "./atom.ts";
import { feedId } from "./ids.ts";
import { describeItem, listSubjects, type Subject } from "./subjects.ts";

/** A feed of more entries than this begins with the day of its last one: no day is told in part. */
const MOST_ENTRIES = 200;
/** What a list of headlines has room for. */
const LONGEST_TITLE = 100;

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
    ...versions.flatMap((version, index) => listEntries(subject, version, versions[index - 1])),
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
    entries: entries.filter(({ date }) => date >= oldest).map((entry) => ({ ...entry, page: origin + entry.page })),
  });
}

/** What a version says of a subject: one entry for the first version, then one for each change. */
function listEntries(subject: Subject, version: Snapshot, before: Snapshot | undefined): FeedEntry[] {
  if (!before) return [describeFirst(subject, version)];
  const isWhole = subject.path.startsWith("plans/");
  return foldChanges(version.log, before.version)
    .filter(({ item }) =>
      item === undefined ? isWhole : subject.covers(item, version.plan) || subject.covers(item, before.plan),
    )
    .map((change) => describeEntry(change, version, before.plan));
}

function describeFirst({ path, page, title }: Subject, { site, plan, date }: Snapshot): FeedEntry {
  return {
    id: feedId(site, plan, path.startsWith("plans/") ? "versions/1" : `versions/1/${path}`),
    title: `${title}：データの公開`,
    date,
    page,
    paragraphs: [
      `${plan.title}のデータを公開しました。これから変わったことがあれば、ここに届きます。`,
      ...listMarks(site),
    ],
  };
}

/** `before` still knows the name of an item that the version no longer has. */
function describeEntry(change: FoldedChange, { site, plan, version, date }: Snapshot, before: Plan): FeedEntry {
  const { item, field } = change;
  const words = describeChange(change, plan);
  const items = plan.items.some(({ key }) => key === item) ? plan.items : before.items;
  const name = item === undefined ? "計画全体" : describeItem({ items, editions: plan.editions }, item);
  return {
    id: feedId(site, plan, `versions/${version}/${item === undefined ? "plan" : `items/${item}`}/${field}`),
    title: clip(`${name} ${words.title}：${words.detail}`),
    date,
    page: item === undefined ? `/plans/${plan.id}/changes` : `/plans/${plan.id}/items/${item}`,
    paragraphs: [
      ...[change, ...change.with].flatMap((part) => describePart(part, plan)),
      ...citeSource(change.source, plan),
      `データの第${version}版（${describeDate(date)}）`,
      ...listMarks(site),
    ],
  };
}

/** One thing that changed: old → new, its year, and what a correction replaces. */
function describePart(change: Change, plan: Plan): string[] {
  const words = describeChange(change, plan);
  const record = plan.records.find(({ id }) => change.field === `record.${id}`);
  const corrected = record && plan.records.find(({ id }) => id === record.corrects);
  return [
    `${words.title}：${words.detail}`,
    ...(record?.fiscalYear === undefined ? [] : [`${describeFiscalYearLong(record.fiscalYear)}のこと。`]),
    ...(corrected ? [`訂正の前：${corrected.text}`] : []),
  ];
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

function describeSilence(search: Search, site: Snapshot["site"], plan: Plan): FeedEntry {
  const { item, date, text } = search;
  const page = item === undefined ? `/plans/${plan.id}` : `/plans/${plan.id}/items/${item}`;
  const name = item === undefined ? "" : `${describeItem(plan, item)} `;
  return {
    id: feedId(site, plan, `searches/${quarterOf(search)}${item === undefined ? "" : `/items/${item}`}`),
    title: `${name}${describeDate(date)}に探しましたが、新しいものはありませんでした`,
    date,
    page,
    paragraphs: [text, ...listMarks(site)],
  };
}

function citeSource(id: string | undefined, { sources }: Plan): FeedLink[] {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) return [];
  const { title, url, publisher, publishedOn } = source;
  const published = publishedOn === undefined ? "" : `・${describePartialDate(publishedOn)}`;
  return [{ before: "出典：", text: title, href: url, after: `（${publisher}${published}）` }];
}

/** What stands on everything of the site, such as 見本・架空のデータ. */
function listMarks({ watermark }: Snapshot["site"]): string[] {
  return watermark === undefined ? [] : [watermark];
}

function clip(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  const letters = [...oneLine];
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE).join("")}…` : oneLine;
}
