// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { ExpectedNews } from "#domain/expected-news.ts";
import type { Plan } from "#domain/plan.ts";
import { WhatNext } from "#ui/WhatNext.tsx";
import { anItem, aPlan, aQuantity, aSnapshot } from "../support/fixtures.ts";

afterEach(cleanup);

const FEEDS = { feed: "/feeds/items/2-1-5.xml", calendar: "/calendar/items/2-1-5.ics" };
const UNKNOWN = "次の知らせがいつ出るかを示した資料は、見つかっていません。";
const news: ExpectedNews = { id: "e1", item: "2-1-5", text: "結果が公表される。", date: "2027-03-31", source: "s1" };

/** The part of a page about the item, or about no item, where 推進体制 says `sentence` of results. */
function draw(sentence: string | null, given: Partial<Plan> = {}, item: string | null = "2-1-5") {
  const parts =
    sentence === null
      ? []
      : [{ id: "sharing", number: "②", kind: "practice" as const, title: "結果の公表", texts: [sentence] }];
  const snapshot = aSnapshot({ plan: aPlan({ governance: { parts }, ...given }) });
  const { container } = render(() => <WhatNext snapshot={snapshot} item={item ?? undefined} feeds={FEEDS} />);
  return container;
}

it("tells an item without a date that none is known, once, and what the plan promises, with its place", () => {
  const drawn = draw("実施状況を公表します。");
  expect(drawn.textContent?.split(UNKNOWN)).toHaveLength(2);
  expect(drawn.textContent).toContain("計画（案）は「実施状況を公表します。」としています（推進体制 ②）。");
  expect(drawn.querySelector('a[href="/plans/4/governance#sharing"]')).not.toBeNull();
});

it("says only that no date is known where the plan promises nothing", () => {
  const drawn = draw(null);
  expect(drawn.textContent).toContain(UNKNOWN);
  expect(drawn.textContent).not.toContain("としています");
});

it("leaves the promise to pages of items, and to those without a date", () => {
  const sentence = "実施状況を公表します。";
  expect(draw(sentence, {}, null).textContent).not.toContain(sentence);
  const dated = draw(sentence, { expected: [news] }).textContent;
  expect(dated).toContain(news.text);
  expect(dated).not.toContain(sentence);
});

it("names the next deadline of an item as what comes, as long as its year has not ended", () => {
  const dueIn = (due: number) => ({
    items: [anItem({ key: "2-1-5", targets: [aQuantity({ target: { value: 11, fiscalYear: due } })] })],
  });
  const ahead = draw(null, dueIn(2026)).textContent;
  expect(ahead).toContain("計画の期限：令和8年度");
  expect(ahead).not.toContain(UNKNOWN);
  const over = draw(null, dueIn(2025)).textContent;
  expect(over).not.toContain("計画の期限");
  expect(over).toContain(UNKNOWN);
});

it("tells an item when somebody last looked in vain, and other pages only what was noted", () => {
  expect(draw(null).textContent).toContain("最後に探した日：2026年11月22日。");
  const noted = { searches: [{ date: "2026-12-01", item: "2-1-5", text: "広報を見たが、なかった。" }] };
  expect(draw(null, noted).textContent).toContain("最後に探した日：2026年12月1日。広報を見たが、なかった。");
  expect(draw(null, noted, null).textContent).not.toContain("最後に探した日");
  const ofAll = { searches: [{ date: "2026-12-01", text: "市のページを見たが、なかった。" }] };
  expect(draw(null, ofAll, null).textContent).toContain(
    "最後に探した日：2026年12月1日。市のページを見たが、なかった。",
  );
});
