import { For, Show } from "solid-js";
import { listDeadlines } from "#domain/due.ts";
import { findLastSearch, listExpectedNews } from "#domain/expected-news.ts";
import type { FeedAddresses } from "#domain/feed-address.ts";
import { hasEnded } from "#domain/fiscal-year.ts";
import type { ItemKey } from "#domain/record.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { describeDate, describeExpectedTime, describeFiscalYear } from "#words/ja/dates.ts";
import { Card, Section } from "./Card.tsx";
import { PublishingPromise } from "./PublishingPromise.tsx";

interface WhatNextProps {
  snapshot: Snapshot;
  /** The item that the page is about; absent on pages about the plan or a part of it. */
  item: ItemKey | undefined;
  feeds: FeedAddresses;
}

/**
 * What published sources say will come and the next deadline of the plan, or else what the plan promises; when somebody
 * last looked in vain; and how to be told of news.
 */
export function WhatNext(props: WhatNextProps) {
  const plan = () => props.snapshot.plan;
  const expected = () =>
    [props.item, undefined]
      .filter((item, index) => index === 1 || item !== undefined)
      .flatMap((item) => listExpectedNews(plan(), props.snapshot.date, item));
  const sourceOf = (id: string) => plan().sources.find((source) => source.id === id);
  const search = () => findLastSearch(plan(), props.item);
  const deadline = () => {
    const item = plan().items.find(({ key }) => key === props.item);
    return item && listDeadlines(item, plan().period).find((year) => !hasEnded(year, props.snapshot.date));
  };

  /** Ways to subscribe are of no use on paper, and that nothing is known is not worth a second sheet. */
  const isForScreens = () => expected().length === 0 && !deadline() && !search().text;

  return (
    <div data-no-print={isForScreens() ? "" : undefined}>
      <Section id="next" title="これから">
        <Card>
          <For
            each={expected()}
            fallback={
              <Show when={props.item && !deadline()}>
                <p>次の知らせがいつ出るかを示した資料は、見つかっていません。</p>
                <PublishingPromise plan={plan()} />
              </Show>
            }
          >
            {(news) => (
              <p>
                {describeExpectedTime(news)}：{news.text}（出典：
                <a href={sourceOf(news.source)?.url} rel="noreferrer">
                  {sourceOf(news.source)?.title}
                </a>
                ）
              </p>
            )}
          </For>
          <Show when={deadline()}>{(year) => <p>計画の期限：{describeFiscalYear(year())}</p>}</Show>
          <Show when={props.item || search().text}>
            <p>
              最後に探した日：{describeDate(search().date)}。{search().text}
            </p>
          </Show>
          <p data-no-print="">
            更新を受け取る：
            <a href={props.feeds.feed} rel="external">
              フィード
            </a>
            、
            <a href={props.feeds.calendar} rel="external">
              カレンダー
            </a>
            <Show when={props.snapshot.site.origin}>
              {(origin) => (
                <>
                  （<a href={origin().replace(/^https?/, "webcal") + props.feeds.calendar}>そのまま登録</a>）
                </>
              )}
            </Show>
            （<a href="/about/notify">使い方</a>）
          </p>
        </Card>
      </Section>
    </div>
  );
}
