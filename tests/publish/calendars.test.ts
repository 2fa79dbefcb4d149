import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { listChanges } from "#domain/changes.ts";
import { findFeeds } from "#domain/feed-address.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { publishCalendars } from "#publish/calendars.ts";
import { publishFeeds } from "#publish/feeds.ts";
import { writeCalendar } from "#publish/icalendar.ts";
import { aDirection, aMilestone, anItem, aPlan, aQuantity, aRecord, aSnapshot } from "../support/fixtures.ts";

const SITE = { ...aSnapshot().site, origin: "https://plan.example.jp" };
const bus = anItem();
const school = anItem({ key: "2-1-6", title: "学校の再編", areas: ["east"], targets: [aDirection()] });

/** Versions of a plan, one a month. */
function publish(plans: readonly Partial<Plan>[], site: Snapshot["site"] = SITE): Snapshot[] {
  const versions: Snapshot[] = [];
  for (const [index, given] of plans.entries()) {
    const before = versions.at(-1);
    const plan = aPlan({ items: [bus, school], ...given });
    const date = `2027-0${index + 1}-10`;
    const changes = listChanges(before?.plan ?? null, plan, { olderAsOf: before?.date ?? date, newerAsOf: date });
    const log = [...(before?.log ?? []), { version: index + 1, date, note: "更新", changes }];
    versions.push(aSnapshot({ site, plan, date, version: index + 1, log }));
  }
  return versions;
}

function allEventsOf(path: string, versions: readonly Snapshot[]): ICAL.Event[] {
  const text = publishCalendars(versions).find((calendar) => calendar.path === path)?.text ?? "";
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}
const isNews = ({ summary }: ICAL.Event) => summary.startsWith("更新 ");
/** Deadlines and what is expected. */
const eventsOf = (path: string, versions: readonly Snapshot[]) =>
  allEventsOf(path, versions).filter((event) => !isNews(event));
const newsOf = (path: string, versions: readonly Snapshot[]) => allEventsOf(path, versions).filter(isNews);

const daysOf = (event: ICAL.Event | undefined) => [event?.startDate.toString(), event?.endDate.toString()];
const news = { id: "e1", item: "2-1-5", text: "結果が公表される。", source: "s1" };

it("publishes a calendar for the plan and for all that can be followed, where pages look for it", () => {
  expect(publishCalendars(publish([{}])).map(({ path }) => path)).toEqual([
    "calendar/plans/4.ics",
    "calendar/items/2-1-5.ics",
    "calendar/items/2-1-6.ics",
    "calendar/areas/east.ics",
    "calendar/departments/machizukuri.ics",
    "calendar/policies/2.ics",
  ]);
  expect(findFeeds("/plans/4/policies/2")?.calendar).toBe("/calendar/policies/2.ics");
});

describe("a deadline", () => {
  it("is the last day of its fiscal year, whole, and ends before the day after it", () => {
    const [event] = eventsOf("calendar/items/2-1-5.ics", publish([{}]));
    expect(event?.startDate.isDate).toBe(true);
    expect(daysOf(event)).toEqual(["2024-03-31", "2024-04-01"]);
    expect(event?.summary).toBe("期限 市営バス路線の再編（2-1-5） 令和5年度の終わり");
    expect(event?.description).toContain("計画（案）の言葉：平均乗車人数2.0人未満の路線の運行内容を見直す。");
    expect(event?.component.getFirstPropertyValue("url")).toBe("https://plan.example.jp/plans/4/items/2-1-5");
  });

  it("is none where only the app assumes the year", () => {
    const items = [anItem({ targets: [aQuantity({ dueAssumed: true })] })];
    const summaries = eventsOf("calendar/plans/4.ics", publish([{ items }])).map(({ summary }) => summary);
    expect(summaries).toEqual([expect.stringContaining("計画の期間の終わり")]);
  });

  it("names the steps that are due together, one event for each year", () => {
    const steps = [
      { id: "east", name: "東小の開校", due: 2023 },
      { id: "west", name: "西小の開校", due: 2023 },
      { id: "talk", name: "話し合い", due: 2024 },
    ];
    const items = [anItem({ targets: [aMilestone({ steps })] })];
    const events = eventsOf("calendar/items/2-1-5.ics", publish([{ items }]));
    expect(events.map((event) => daysOf(event)[0])).toEqual(["2024-03-31", "2025-03-31", "2026-03-31"]);
    expect(events[0]?.description).toContain("東小の開校、西小の開校");
  });
});

describe("expected news", () => {
  it.each([
    { when: { date: "2028-02-29" }, days: ["2028-02-29", "2028-03-01"] },
    { when: { date: "2027-12" }, days: ["2027-12-01", "2028-01-01"] },
    { when: { fiscalYear: 2027 }, days: ["2028-03-31", "2028-04-01"] },
  ])("at $when takes the days $days", ({ when, days }) => {
    const events = eventsOf("calendar/items/2-1-5.ics", publish([{ expected: [{ ...news, ...when }] }]));
    expect(daysOf(events.at(-1))).toEqual(days);
    expect(events.at(-1)?.description).toContain("出典：行政改革の実施状況（みほん市）");
  });

  it("of one item is in the calendars to which the item belongs, of the plan in all", () => {
    const expected = [
      { ...news, item: "2-1-6", date: "2028-02-01" },
      { id: "e2", text: "次の計画が決まる。", date: "2028-02-02", source: "s1" },
    ];
    const counts = publishCalendars(publish([{ expected }])).map(({ path }) => [
      path,
      eventsOf(path, publish([{ expected }])).filter(({ summary }) => summary.startsWith("予定")).length,
    ]);
    expect(Object.fromEntries(counts)).toMatchObject({
      "calendar/plans/4.ics": 2,
      "calendar/items/2-1-5.ics": 1,
      "calendar/items/2-1-6.ics": 2,
      "calendar/areas/east.ics": 2,
    });
  });
});

describe("what changed", () => {
  const result = aRecord({ id: "r1", fiscalYear: 2023, value: 11, text: "11路線になった。" });
  const versions = publish([{}, { records: [result] }, { records: [result] }]);

  it("is one event for the first version, then one for each change, whole on the day of its publication", () => {
    const [first, change, ...others] = newsOf("calendar/items/2-1-5.ics", versions);
    expect(others).toEqual([]);
    expect([first?.summary, ...daysOf(first)]).toEqual([
      "更新 市営バス路線の再編（2-1-5）：データの公開",
      "2027-01-10",
      "2027-01-11",
    ]);
    expect([change?.startDate.isDate, ...daysOf(change)]).toEqual([true, "2027-02-10", "2027-02-11"]);
    expect(change?.summary).toBe("更新 市営バス路線の再編（2-1-5） 状況：登録なし → 完了");
    expect(change?.description).toContain("11路線になった。\n令和5(2023)年度のこと。\n出典：");
    expect(change?.component.getFirstPropertyValue("url")).toBe("https://plan.example.jp/plans/4/items/2-1-5");
  });

  it("is in the calendars to which its item belongs, under one UID, with the same bytes in later versions", () => {
    const changesOf = (path: string, count: number) =>
      newsOf(path, versions.slice(0, count)).filter(({ summary }) => summary.includes("→"));
    const [event] = changesOf("calendar/items/2-1-5.ics", 3);
    for (const path of ["calendar/plans/4.ics", "calendar/policies/2.ics", "calendar/departments/machizukuri.ics"]) {
      expect(changesOf(path, 3).map(String)).toEqual([String(event)]);
    }
    expect(changesOf("calendar/items/2-1-6.ics", 3)).toEqual([]);
    expect(changesOf("calendar/items/2-1-5.ics", 2).map(String)).toEqual([String(event)]);
    expect(event?.sequence).toBe(0);
  });

  it("says what the feed says, word by word", () => {
    const feed = publishFeeds(versions).find(({ path }) => path === "feeds/items/2-1-5.atom")?.text ?? "";
    const titles = parseAtomFeed(feed).entries?.map(({ title }) => `更新 ${title?.value}`);
    const summaries = newsOf("calendar/items/2-1-5.ics", versions).map(({ summary }) => summary);
    expect(titles?.toReversed()).toEqual(summaries);
  });
});

it("keeps an event's UID in every calendar and version, and counts its changes", () => {
  const at = (date: string) => ({ expected: [{ ...news, date }] });
  const versions = publish([{}, at("2028-02"), at("2028-02"), at("2028-03"), at("2028-03")]);
  const find = (path: string, count: number) =>
    eventsOf(path, versions.slice(0, count)).find(({ summary }) => summary.startsWith("予定"));
  const seen = [2, 3, 4, 5].map((count) => find("calendar/items/2-1-5.ics", count));
  expect(new Set([...seen, find("calendar/plans/4.ics", 5)].map((event) => event?.uid)).size).toBe(1);
  expect(seen.map((event) => event?.sequence)).toEqual([0, 0, 1, 1]);
  const stamps = seen.map((event) => event?.component.getFirstPropertyValue("dtstamp")?.toString());
  // The first moment of a day in Asia/Tokyo, in UTC.
  expect(stamps).toEqual([
    "2027-02-09T15:00:00Z",
    "2027-02-09T15:00:00Z",
    "2027-04-09T15:00:00Z",
    "2027-04-09T15:00:00Z",
  ]);
  const uids = allEventsOf("calendar/plans/4.ics", versions).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
});

it("says what is invented, and in which time zone its days are", () => {
  const [calendar] = publishCalendars(publish([{}], { ...SITE, watermark: "見本・架空のデータ" }));
  expect(calendar?.text).toContain("\r\nX-WR-TIMEZONE:Asia/Tokyo\r\n");
  expect(calendar?.text.match(/見本・架空のデータ/g)?.length).toBeGreaterThanOrEqual(3);
});

it("needs no origin: then an event has no address", () => {
  const { origin: _, ...site } = SITE;
  expect(publishCalendars(publish([{}], site))[0]?.text).not.toContain("URL");
});

describe("the file", () => {
  const event = {
    uid: "u",
    sequence: 0,
    revisedOn: "2027-01-10",
    first: "2027-03-31",
    end: "2027-04-01",
    summary: "s",
  };
  const write = (description: string) =>
    writeCalendar({ name: "n", description: "d", events: [{ ...event, description }] });
  const lengthsOf = (text: string) => text.split("\r\n").map((line) => new TextEncoder().encode(line).length);

  it("ends every line in CRLF and folds it after 75 octets at most, within no character", () => {
    const text = write(`${"市".repeat(60)}${"𠮷".repeat(30)}${"é".repeat(50)}${"a".repeat(200)}`);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...lengthsOf(text))).toBe(75);
    // Folded as late as the characters allow.
    expect(lengthsOf(text).filter((length) => length >= 72).length).toBeGreaterThanOrEqual(8);
    for (const line of text.split("\r\n")) expect(line.isWellFormed()).toBe(true);
  });

  it("can be read back, whatever the texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (description) => {
        const text = write(`a${description}b`);
        expect(Math.max(...lengthsOf(text))).toBeLessThanOrEqual(75);
        const [read] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
        const kept = description
          .replace(/\r\n?/g, "\n")
          .replace(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{10FFFF}]/gu, "");
        expect(read?.getFirstPropertyValue("description")).toBe(`a${kept}b`);
      }),
    );
  });
});
