import fc from "fast-check";
import { expect, it } from "vitest";
import { listChanges } from "#domain/changes.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { publishAnnouncements } from "#publish/announcements.ts";
import { anItem, aPlan, aRecord, aSnapshot } from "../support/fixtures.ts";

const SITE = { ...aSnapshot().site, origin: "https://plan.example.jp" };
const bus = anItem();
const school = anItem({ key: "2-1-6", title: "学校の再編" });

/** Versions of a plan, one a month, each with the log up to it. */
function publish(plans: readonly Partial<Plan>[], { site = SITE, note = "結果を加えました。" } = {}): Snapshot[] {
  const versions: Snapshot[] = [];
  for (const [index, given] of plans.entries()) {
    const before = versions.at(-1);
    const plan = aPlan({ items: [bus, school], ...given });
    const date = `2027-0${index + 1}-10`;
    const changes = listChanges(before?.plan ?? null, plan, { olderAsOf: before?.date ?? date, newerAsOf: date });
    const log = [...(before?.log ?? []), { version: index + 1, date, note, changes }];
    versions.push(aSnapshot({ site, plan, date, version: index + 1, log }));
  }
  return versions;
}

const textOf = (versions: readonly Snapshot[]) => publishAnnouncements(versions).at(-1)?.text ?? "";
const linesOf = (versions: readonly Snapshot[]) => textOf(versions).split("\n");

const routes = aRecord({ id: "r1", fiscalYear: 2023, value: 12, text: "12路線になった。" });
const others = ["2027-01", "2027-02"].map((date, index) =>
  aRecord({ id: `o${index}`, item: "2-1-6", date, fiscalYear: 2026, value: index, text: `${index}校になった。` }),
);

it("has one text for each version, where the log of changes looks for it", () => {
  expect(publishAnnouncements(publish([{}, { records: [routes] }])).map(({ path }) => path)).toEqual([
    "data/plans/4/announcements/version-1.txt",
    "data/plans/4/announcements/version-2.txt",
  ]);
});

it("tells the first version as one, without listing all that is new in it", () => {
  const text = textOf(publish([{ records: [routes] }]));
  expect(text).toContain("のデータを公開しました（第1版、2027年1月10日時点）。");
  expect(text).toContain("すべての項目と出典：https://plan.example.jp/plans/4/items");
  expect(text).not.toContain("■");
});

it("tells of each item what matters most in a line: where it stands before what was learnt, old → new", () => {
  const lines = linesOf(publish([{}, { records: [others[0] ?? routes, routes] }]));
  expect(lines[0]).toContain("のデータを更新しました（第2版、2027年2月10日時点）。");
  expect(lines[1]).toBe("結果を加えました。");
  const bus = lines.indexOf("■市営バス路線の再編（2-1-5）");
  expect(lines[bus + 1]).toBe("状況：登録なし → 期限超過");
  expect(lines).toContain("すべての更新と出典：https://plan.example.jp/plans/4/changes#v2");
});

it("puts an item whose status changed before one of which something was only learnt, and the plan last", () => {
  const items = [school, bus];
  const records = [{ ...routes, item: "2-1-5" }];
  const changed = [{ ...school, goal: "三校にする。" }, bus];
  const lines = linesOf(publish([{ items }, { items: changed, records, commentsOpen: true }]));
  expect(lines.filter((line) => line.startsWith("■"))).toEqual([
    "■市営バス路線の再編（2-1-5）",
    "■学校の再編（2-1-6）",
    "■計画全体",
  ]);
});

it("says how much more there is of an item, and names one that has left as it was called", () => {
  const two = linesOf(publish([{}, { records: others }]));
  expect(two[two.indexOf("■学校の再編（2-1-6）") + 1]).toBe("状況：登録なし → 完了（ほか2件）");
  expect(textOf(publish([{}, { items: [bus] }]))).toContain("■学校の再編（2-1-6）");
});

it("lists as many items as one message has room for, and counts the rest", () => {
  const items = Array.from({ length: 30 }, (_, index) =>
    anItem({ key: `2-1-${index + 1}`, title: `項目その${index}` }),
  );
  const renamed = items.map((item) => ({ ...item, goal: "ほかの目標。" }));
  const text = textOf(publish([{ items }, { items: renamed, commentsOpen: true }]));
  const told = text.match(/^■/gm)?.length ?? 0;
  expect(told).toBeGreaterThan(3);
  expect(text).toContain(`\nほかに${30 - told}項目と計画全体の更新があります。\n`);
});

it("fits one message of a LINE account, however long words, notes and texts are", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.nat(400), fc.nat(6), (note, length, count) => {
      const items = Array.from({ length: count }, (_, index) =>
        anItem({ key: `2-1-${index + 1}`, title: "あ".repeat(20) }),
      );
      const renamed = items.map((item) => ({ ...item, title: "い".repeat(length + 1) }));
      for (const { text } of publishAnnouncements(publish([{ items }, { items: renamed }], { note }))) {
        expect(text.length).toBeLessThanOrEqual(500);
      }
    }),
  );
});

it("names nobody's page where the site has no origin, and says whose it is and what it is not", () => {
  const { origin: _, ...site } = SITE;
  const text = textOf(publish([{}, { records: [routes] }], { site: { ...site, isOfficial: false } as typeof SITE }));
  expect(text).not.toContain("/plans/");
  expect(text).toContain(`すべての更新と出典は「${site.name}」にあります。`);
  expect(text).toContain("が運営するサービスではありません。");
  expect(textOf(publish([{}], { site: { ...SITE, isOfficial: true } }))).not.toContain("運営するサービス");
});

it("marks all that is invented", () => {
  expect(linesOf(publish([{}], { site: { ...SITE, watermark: "見本・架空のデータ" } as typeof SITE }))[0]).toBe(
    "【見本・架空のデータ】",
  );
});

it("keeps what it said of a version when others are added", () => {
  const versions = publish([{}, { records: [routes] }, { records: [routes, ...others] }]);
  expect(publishAnnouncements(versions).slice(0, 2)).toEqual(publishAnnouncements(versions.slice(0, 2)));
});
