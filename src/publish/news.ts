import { type FoldedChange, foldChanges } from "#domain/changes.ts";
import type { Plan } from "#domain/plan.ts";
import type { Change, Snapshot } from "#domain/snapshot.ts";
import { describeChange } from "#words/ja/change.ts";
import { describeDate, describePartialDate } from "#words/ja/dates.ts";
import type { FeedEntry, FeedLink } from "./atom.ts";
import { describeItem, type Subject } from "./subjects.ts";

/** What a headline has room for. */
const LONGEST_TITLE = 100;

/** Something that a version of the data tells, in the words of feed and calendar. */
export interface News extends Omit<FeedEntry, "id"> {
  /** Its name for ever: `versions/2/items/2-1-5/status`. */
  path: string;
}

/** What a version says of a subject: one thing for the first version, then one for each change, as feed and calendar tell it. */
export function listNews(subject: Subject, version: Snapshot, before: Snapshot | undefined): News[] {
  if (!before) return [describeFirst(subject, version)];
  const isWhole = subject.path.startsWith("plans/");
  return foldChanges(version.log, before.version)
    .filter(({ item }) =>
      item === undefined ? isWhole : subject.covers(item, version.plan) || subject.covers(item, before.plan),
    )
    .map((change) => describeEntry(change, version, before.plan));
}

function describeFirst({ path, page, title }: Subject, { site, plan, date }: Snapshot): News {
  return {
    path: path.startsWith("plans/") ? "versions/1" : `versions/1/${path}`,
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
function describeEntry(change: FoldedChange, { site, plan, version, date }: Snapshot, before: Plan): News {
  const { item, field } = change;
  const words = describeChange(change, plan);
  const items = plan.items.some(({ key }) => key === item) ? plan.items : before.items;
  const name = item === undefined ? "計画全体" : describeItem({ items, editions: plan.editions }, item);
  return {
    path: `versions/${version}/${item === undefined ? "plan" : `items/${item}`}/${field}`,
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
    ...(words.year === undefined ? [] : [words.year]),
    ...(corrected ? [`訂正の前：${corrected.text}`] : []),
  ];
}

function citeSource(id: string | undefined, { sources }: Plan): FeedLink[] {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) return [];
  const { title, url, publisher, publishedOn } = source;
  const published = publishedOn === undefined ? "" : `・${describePartialDate(publishedOn)}`;
  return [{ before: "出典：", text: title, href: url, after: `（${publisher}${published}）` }];
}

/** What stands on everything of the site, such as 見本・架空のデータ. */
export function listMarks({ watermark }: Snapshot["site"]): string[] {
  return watermark === undefined ? [] : [watermark];
}

function clip(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  const letters = [...oneLine];
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE).join("")}…` : oneLine;
}
