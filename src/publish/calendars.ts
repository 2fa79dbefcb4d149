import { toCanonicalJson } from "#domain/canonical.ts";
import { compareTexts } from "#domain/compare-texts.ts";
import { listDeadlines, listDueYears } from "#domain/due.ts";
import { findEditionOf, isDraft } from "#domain/edition.ts";
import type { ExpectedNews } from "#domain/expected-news.ts";
import { findFeeds } from "#domain/feed-address.ts";
import { dayAfter, type FiscalYear, type IsoDate } from "#domain/fiscal-year.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemKey } from "#domain/record.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { describeFiscalYear, describeFiscalYearLong, describePartialDate } from "#words/ja/dates.ts";
import { type CalendarEvent, writeCalendar } from "./icalendar.ts";
import { eventUid } from "./ids.ts";
import { listMarks, listNews, type News } from "./news.ts";
import { describeItem, listSubjects, type Subject } from "./subjects.ts";

/** A deadline of the plan, or what a source says will come. */
interface PlanEvent {
  /** Its name for ever: `deadlines/2-1-5/2023`, `expected/e001`. */
  path: string;
  /** Absent where it concerns the plan as a whole, and so everything in it. */
  item?: ItemKey;
  first: IsoDate;
  /** The day after the last one. */
  end: IsoDate;
  summary: string;
  description: string;
}

/** An event with what happened to it from version to version. */
interface KeptEvent extends PlanEvent {
  sequence: number;
  revisedOn: IsoDate;
}

/**
 * A calendar for the plan and for everything in it that can be followed, by path below the site: the deadlines that the
 * plan sets, what published sources say will come, and what changed, on the day of its publication and in the words of the
 * feed. A deadline of the plan as a whole is in all of them.
 *
 * @param versions all published versions, oldest first
 * @param first id of the plan whose addresses name no plan; absent where the site shows one plan
 */
export function publishCalendars(versions: readonly Snapshot[], first?: string): { path: string; text: string }[] {
  const current = versions.at(-1);
  if (!current) return [];
  const events = listKeptEvents(versions);
  return listSubjects(current.plan).map((subject) => ({
    path: findFeeds(subject.page, first)?.calendar.slice(1) ?? "",
    text: writeSubject(subject, versions, events),
  }));
}

function writeSubject(subject: Subject, versions: readonly Snapshot[], events: readonly KeptEvent[]): string {
  const { site, plan } = versions.at(-1) as Snapshot;
  const mark = listMarks(site);
  const own = events
    .filter(({ item }) => item === undefined || subject.covers(item, plan))
    .map(({ item, description, ...event }) => ({
      ...event,
      description: [description, ...mark].join("\n"),
      page: item === undefined ? `/plans/${plan.id}` : `/plans/${plan.id}/items/${item}`,
    }));
  const news = versions.flatMap((version, index) => listNews(subject, version, versions[index - 1]));
  return writeCalendar({
    name: `${subject.title}｜${site.name}`,
    description: [
      ...mark,
      `${plan.title}${isDraft(plan) ? "（案）" : ""}の期限と、資料が示した予定と、変わったこと。${site.publisher}`,
    ].join("。"),
    events: [...own, ...news.map(describeNews)]
      .toSorted((a, b) => compareTexts(a.first, b.first))
      .map(
        ({ path, page, ...event }): CalendarEvent => ({
          ...event,
          uid: eventUid(plan, path),
          url: site.origin === undefined ? undefined : site.origin + page,
        }),
      ),
  });
}

/** What a version tells never changes once it is published. */
function describeNews({ path, title, date, page, paragraphs }: News) {
  const lines = paragraphs.map((it) => (typeof it === "string" ? it : `${it.before}${it.text}${it.after}\n${it.href}`));
  const summary = `更新 ${title}`;
  return { path, page, ...daysOf(date), summary, description: lines.join("\n"), sequence: 0, revisedOn: date };
}

/** The events of the last version; each knows how often it was changed, and when for the last time. */
function listKeptEvents(versions: readonly Snapshot[]): KeptEvent[] {
  const known = new Map<string, { text: string; kept: KeptEvent }>();
  let current: PlanEvent[] = [];
  for (const { plan, date } of versions) {
    current = listEvents(plan);
    for (const event of current) {
      const text = toCanonicalJson(event);
      const before = known.get(event.path);
      if (before?.text === text) continue;
      const sequence = before ? before.kept.sequence + 1 : 0;
      known.set(event.path, { text, kept: { ...event, sequence, revisedOn: date } });
    }
  }
  return current.flatMap(({ path }) => known.get(path)?.kept ?? []);
}

function listEvents(plan: Plan): PlanEvent[] {
  return [
    ...plan.items.flatMap((item) => listDeadlines(item, plan.period).map((year) => describeDeadline(item, year, plan))),
    describePeriod(plan),
    ...(plan.expected ?? []).map((news) => describeExpected(news, plan)),
  ];
}

/** The plan tells a fiscal year; its last day stands for it. */
function describeDeadline(item: Item, year: FiscalYear, plan: Plan): PlanEvent {
  const steps = item.targets.flatMap((target) =>
    target.kind === "milestone" && !target.dueAssumed ? target.steps.filter(({ due }) => due === year) : [],
  );
  const quotes = item.targets
    .filter(({ kind, dueAssumed }) => kind !== "yearly" && !dueAssumed)
    .filter((target) => listDueYears(target, plan.period).includes(year))
    .map(({ quote }) => `計画（${findEditionOf(item, plan)?.label}）の言葉：${quote}`);
  return {
    path: `deadlines/${item.key}/${year}`,
    item: item.key,
    ...lastDayOf(year),
    summary: `期限 ${describeItem(plan, item.key)} ${describeFiscalYear(year)}の終わり`,
    description: [
      ...quotes,
      ...(steps.length > 1 ? [`この年度の段階：${steps.map(({ name }) => name).join("、")}`] : []),
      `計画は年度だけを示しています。${describeFiscalYearLong(year)}の最後の日に置きました。`,
    ].join("\n"),
  };
}

function describePeriod({ title, period }: Plan): PlanEvent {
  return {
    path: "period",
    ...lastDayOf(period.last),
    summary: `計画の期間の終わり ${title}`,
    description: `${describeFiscalYearLong(period.first)}から${describeFiscalYearLong(period.last)}までの計画の、最後の日です。`,
  };
}

function describeExpected(news: ExpectedNews, plan: Plan): PlanEvent {
  const { id, item, text, note, date, fiscalYear } = news;
  const source = plan.sources.find((candidate) => candidate.id === news.source);
  const name = item === undefined ? "" : `${describeItem(plan, item)} `;
  const when = date === undefined ? `${describeFiscalYearLong(fiscalYear ?? 0)}のうち` : describePartialDate(date);
  return {
    path: `expected/${id}`,
    ...(item === undefined ? {} : { item }),
    ...(date === undefined ? lastDayOf(fiscalYear ?? 0) : daysOf(date)),
    summary: `予定 ${name}${text}`,
    description: [
      text,
      `時期：${when}（資料が示したもの。変わることがあります）`,
      ...(note === undefined ? [] : [`注：${note}`]),
      ...(source ? [`出典：${source.title}（${source.publisher}）\n${source.url}`] : []),
    ].join("\n"),
  };
}

function lastDayOf(year: FiscalYear): Pick<PlanEvent, "first" | "end"> {
  return { first: `${year + 1}-03-31`, end: dayAfter(year) };
}

/** A day, or all days of a month. */
function daysOf(date: string): Pick<PlanEvent, "first" | "end"> {
  const [year = 0, month = 1, day] = date.split("-").map(Number);
  const end = day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
  return { first: day === undefined ? `${date}-01` : date, end: new Date(end).toISOString().slice(0, 10) };
}
