// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { ExpectedNews } from "#domain/expected-news.ts";
import { WhatNext } from "#ui/WhatNext.tsx";
import { aPlan, aSnapshot } from "../support/fixtures.ts";

afterEach(cleanup);

const FEEDS = { feed: "/feeds/items/2-1-5.xml", calendar: "/calendar/items/2-1-5.ics" };
const news: ExpectedNews = { id: "e1", item: "2-1-5", text: "結果が公表される。", date: "2027-03-31", source: "s1" };

function draw(sentence: string | null, given: { item?: undefined; expected?: ExpectedNews[] } = {}) {
  const { item, expected } = { item: "2-1-5", expected: [], ...given };
  const parts =
    sentence === null
      ? []
      : [{ id: "sharing", number: "②", kind: "practice" as const, title: "結果の公表", texts: [sentence] }];
  const snapshot = aSnapshot({ plan: aPlan({ governance: { parts }, expected }) });
  const { container } = render(() => <WhatNext snapshot={snapshot} item={item} feeds={FEEDS} />);
  return container;
}

it("tells an item without a date that none is known, once, and what the plan promises, with its place", () => {
  const drawn = draw("実施状況を公表します。");
  expect(drawn.textContent?.match(/次の知らせがいつ出るかを示した資料は、見つかっていません。/g)).toHaveLength(1);
  expect(drawn.textContent).toContain("計画（案）は「実施状況を公表します。」としています（推進体制 ②）。");
  expect(drawn.querySelector('a[href="/plans/4/governance#sharing"]')).not.toBeNull();
});

it("says only that no date is known where the plan promises nothing", () => {
  const drawn = draw(null);
  expect(drawn.textContent).toContain("次の知らせがいつ出るかを示した資料は、見つかっていません。");
  expect(drawn.textContent).not.toContain("としています");
});

it("leaves the promise to pages of items, and to those without a date", () => {
  const sentence = "実施状況を公表します。";
  expect(draw(sentence, { item: undefined }).textContent).not.toContain(sentence);
  const dated = draw(sentence, { expected: [news] }).textContent;
  expect(dated).toContain(news.text);
  expect(dated).not.toContain(sentence);
});
