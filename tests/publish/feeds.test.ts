import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { expect, it } from "vitest";
import { listChanges } from "#domain/changes.ts";
import { findFeeds } from "#domain/feed-address.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { writeAtom } from "#publish/atom.ts";
import { publishFeeds } from "#publish/feeds.ts";
import { anItem, aPlan, aRecord, aSnapshot } from "../support/fixtures.ts";

const SITE = { ...aSnapshot().site, origin: "https://plan.example.jp", tagAuthority: "plan.example.jp,2026" };
const bus = anItem();
const school = anItem({ key: "2-1-6", title: "学校の再編", areas: ["east"], owners: [{ department: "gakko" }] });
const basis: Partial<Plan> = {
  items: [bus, school],
  departments: [
    { slug: "machizukuri", name: "まちづくり課", kind: "section" },
    { slug: "gakko", name: "学校課", kind: "section" },
  ],
};

/** Versions of a plan, one a month, each with the log up to it. */
function publish(plans: readonly Partial<Plan>[], site: Snapshot["site"] = SITE): Snapshot[] {
  const versions: Snapshot[] = [];
  for (const [index, given] of plans.entries()) {
    const before = versions.at(-1);
    const plan = aPlan({ ...basis, ...given });
    const date = `2027-0${index + 1}-10`;
    const changes = listChanges(before?.plan ?? null, plan, { olderAsOf: before?.date ?? date, newerAsOf: date });
    const log = [...(before?.log ?? []), { version: index + 1, date, note: "更新", changes }];
    versions.push(aSnapshot({ site, plan, date, version: index + 1, log }));
  }
  return versions;
}

const feedOf = (path: string, versions: readonly Snapshot[]) => {
  const text = publishFeeds(versions).find((feed) => feed.path === path)?.text;
  if (text === undefined) throw new Error(`there is no ${path}`);
  return parseAtomFeed(text);
};
const titlesOf = (path: string, versions: readonly Snapshot[]) =>
  feedOf(path, versions).entries?.map(({ title }) => title?.value);
const idsOf = (path: string, versions: readonly Snapshot[]) => feedOf(path, versions).entries?.map(({ id }) => id);

const first = aRecord({ id: "r1", fiscalYear: 2023, value: 12, text: "12路線になった。" });
const fixed = aRecord({ id: "r2", fiscalYear: 2023, value: 11, text: "11路線になった。", corrects: "r1" });

it("publishes a feed for the plan and for all that can be followed, where pages look for it", () => {
  const paths = publishFeeds(publish([{}])).map(({ path }) => path);
  expect(paths).toEqual([
    "feeds/plans/4.atom",
    "feeds/items/2-1-5.atom",
    "feeds/items/2-1-6.atom",
    "feeds/areas/east.atom",
    "feeds/departments/machizukuri.atom",
    "feeds/departments/gakko.atom",
    "feeds/policies/2.atom",
  ]);
  expect(findFeeds("/plans/4/items/2-1-5")?.feed).toBe("/feeds/items/2-1-5.atom");
});

it("tells the first version in one entry, however much it holds", () => {
  const feed = feedOf("feeds/plans/4.atom", publish([{ records: [first] }]));
  expect(feed).toMatchObject({
    id: "tag:plan.example.jp,2026:plans/4/feeds/plans/4",
    updated: "2027-01-10T00:00:00+09:00",
  });
  expect(feed.entries).toMatchObject([{ id: "tag:plan.example.jp,2026:plans/4/versions/1" }]);
});

it("has an entry for each change, newest first: old → new, year, source and page", () => {
  const { entries = [] } = feedOf("feeds/items/2-1-5.atom", publish([{}, { records: [first] }]));
  expect(entries.map(({ id }) => id)).toEqual([
    "tag:plan.example.jp,2026:plans/4/versions/2/items/2-1-5/status",
    "tag:plan.example.jp,2026:plans/4/versions/1/items/2-1-5",
  ]);
  expect(entries[0]).toMatchObject({
    title: { value: "市営バス路線の再編（2-1-5） 状況：登録なし → 期限超過" },
    updated: "2027-02-10T00:00:00+09:00",
    links: [{ href: "https://plan.example.jp/plans/4/items/2-1-5", rel: "alternate", type: "text/html" }],
  });
  expect(entries[0]?.content?.value).toMatch(
    /^<p>状況：登録なし → 期限超過<\/p><p>数値の追加：12路線になった。<\/p><p>令和5\(2023\)年度のこと。<\/p><p>出典：<a href="https:/,
  );
});

it("shows a correction as one, with what stood there before", () => {
  const { entries = [] } = feedOf(
    "feeds/items/2-1-5.atom",
    publish([{}, { records: [first] }, { records: [first, fixed] }]),
  );
  expect(entries[0]?.content?.value).toContain("<p>状況：期限超過 → 完了</p><p>数値の訂正：11路線になった。</p>");
  expect(entries[0]?.content?.value).toContain("<p>訂正の前：12路線になった。</p>");
});

it("keeps every entry under its id and as it was when versions are added", () => {
  const versions = publish([{}, { records: [first] }, { records: [first, fixed] }]);
  const before = feedOf("feeds/plans/4.atom", versions.slice(0, 2)).entries ?? [];
  const after = feedOf("feeds/plans/4.atom", versions).entries ?? [];
  expect(after.slice(-before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
});

it("tells each feed what concerns it: by area, department, policy, also of an item that has left", () => {
  const versions = publish([
    {},
    { records: [first] },
    { records: [first], items: [bus, { ...school, areas: [], title: "学校" }] },
  ]);
  expect(titlesOf("feeds/areas/east.atom", versions)).toEqual([
    "学校（2-1-6） 改革実施項目の名称：学校の再編 → 学校",
    "学校（2-1-6） 地域：東（取り下げ）",
    "東地域：データの公開",
  ]);
  expect(titlesOf("feeds/departments/machizukuri.atom", versions)).toEqual([
    "市営バス路線の再編（2-1-5） 状況：登録なし → 期限超過",
    "まちづくり課：データの公開",
  ]);
  expect(titlesOf("feeds/policies/2.atom", versions)?.length).toBe(4);
});

it("tells a change of the plan as a whole in the plan's feed alone", () => {
  const versions = publish([{}, { commentsOpen: true }]);
  expect(titlesOf("feeds/plans/4.atom", versions)?.[0]).toBe("計画全体 意見の受付：いいえ → はい");
  expect(titlesOf("feeds/items/2-1-5.atom", versions)).toHaveLength(1);
});

it("says at most once a quarter that nothing new was found, and keeps what it said first", () => {
  const searches = [
    { date: "2027-01-20", text: "市のページになかった。" },
    { date: "2027-03-30", text: "広報にもなかった。" },
    { date: "2027-03-31", item: "2-1-6", text: "学校の資料になかった。" },
    { date: "2027-04-01", item: "2-1-6", text: "学校の資料になかった。" },
  ];
  const quiet = (path: string, count: number) =>
    idsOf(path, publish([{ searches: searches.slice(0, count) }]))?.filter((id) => id?.includes("/searches/"));
  const [q1, q2] = ["2027-q1", "2027-q2/items/2-1-6"].map((id) => `tag:plan.example.jp,2026:plans/4/searches/${id}`);
  expect(quiet("feeds/plans/4.atom", 1)).toEqual([q1]);
  expect(quiet("feeds/plans/4.atom", 3)).toEqual([q1]);
  expect(quiet("feeds/plans/4.atom", 4)).toEqual([q2, q1]);
  expect(quiet("feeds/areas/east.atom", 4)).toEqual([q2, q1]);
  expect(quiet("feeds/items/2-1-5.atom", 4)).toEqual([q1]);
});

it("names itself by a UUID where the site names no authority, and links without an origin", () => {
  const { origin: _, tagAuthority: _authority, ...site } = SITE;
  const feed = feedOf("feeds/items/2-1-5.atom", publish([{}], site));
  expect(feed.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(feed.links).toEqual([{ href: "/plans/4/items/2-1-5", rel: "alternate", type: "text/html" }]);
  const ids = publishFeeds(publish([{}], site)).flatMap(({ path }) => feedOf(path, publish([{}], site)).id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});

it("begins a long feed with a whole day", () => {
  const records = Array.from({ length: 260 }, (_, index) =>
    aRecord({ id: `r${index}`, date: String(1700 + index), fiscalYear: 2021 }),
  );
  const versions = publish([{}, { records: records.slice(0, 130) }, { records: records.slice(0, 160) }, { records }]);
  const days = feedOf("feeds/items/2-1-5.atom", versions).entries?.map(({ updated }) => updated?.slice(0, 10)) ?? [];
  expect(days.filter((day) => day === "2027-04-10").length).toBeGreaterThanOrEqual(100);
  expect(days.filter((day) => day === "2027-02-10").length).toBeGreaterThanOrEqual(130);
  expect(days).not.toContain("2027-01-10");
});

it("marks all that is invented", () => {
  const feed = feedOf("feeds/items/2-1-5.atom", publish([{}], { ...SITE, watermark: "見本・架空のデータ" }));
  expect(feed.subtitle?.value).toContain("見本・架空のデータ");
  expect(feed.entries?.[0]?.content?.value).toContain("<p>見本・架空のデータ</p>");
});

it("can be read back, whatever the texts: what XML cannot hold is left out, nothing becomes an element", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const entry = { id: "urn:x:1", title: `a${text}b`, date: "2027-01-10", page: "/", paragraphs: [`<b>${text}`] };
      const written = writeAtom({ id: "urn:x", title: "t", subtitle: "s", author: "a", page: "/", entries: [entry] });
      expect(written.match(/<[a-z]+[\s>]/g)).toHaveLength(15);
      const read = parseAtomFeed(written).entries?.[0];
      expect(read?.content?.value).not.toContain("<b>");
      const kept = text.replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
      expect(read?.title?.value?.replace(/[\t\n\r]/g, "")).toBe(`a${kept}b`);
    }),
  );
});
