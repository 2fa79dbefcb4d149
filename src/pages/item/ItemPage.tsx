import { For, Show } from "solid-js";
import { findEditionOf } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { listNotesUsed } from "#domain/note-marks.ts";
import type { ItemStatus } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { Chips } from "#ui/Chips.tsx";
import { chartSeries } from "#ui/chart-series.ts";
import { FollowButton } from "#ui/FollowButton.tsx";
import { Icon } from "#ui/Icon.tsx";
import { NotedText, NoteMark } from "#ui/NotedText.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { StatusBox } from "#ui/StatusBox.tsx";
import { TrendChart } from "#ui/TrendChart.tsx";
import { TargetView } from "#ui/targets/TargetView.tsx";
import type { Crumb, Head } from "#words/head.ts";
import { describeDate } from "#words/ja/dates.ts";
import { summarizeItem } from "#words/ja/item.ts";
import { describeOrigin } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import type { PageModule, PageProps } from "../page.ts";
import { Cycle } from "./Cycle.tsx";
import { Facts } from "./Facts.tsx";
import styles from "./ItemPage.module.css";
import { Records } from "./Records.tsx";
import { Report } from "./Report.tsx";
import { Voices } from "./Voices.tsx";

export const path = "/plans/:plan/items/:key";

export const head: PageModule["head"] = (view, params) => {
  const item = view.itemByKey.get(params.key ?? "");
  const status = item && view.statuses.get(item.key);
  if (!item || !status) return null;
  const { plan, snapshot } = view;
  const title = plainTitle(item);
  return {
    title: `${title}（${item.key}）`,
    description: `${describeStatus(status.name)}。目標：${summarizeItem(item, plan)}。${plan.city}の行政改革の項目「${title}」の状況・目標・出典。${describeDate(snapshot.date)}時点。`,
    crumbs: crumbsOf(view, item),
    ...describeDocument(view, item),
  };
};

/** The preview image, and what the page is as schema.org tells it. */
function describeDocument(view: PlanView, item: Item): Pick<Head, "image" | "jsonLd"> {
  return {
    image: item.key,
    jsonLd: {
      "@type": "Article",
      headline: plainTitle(item),
      dateModified: view.snapshot.date,
      citation: [...new Set((view.recordsByItem.get(item.key) ?? []).map(({ source }) => source))].flatMap((id) => {
        const source = view.sourceById.get(id);
        return source ? [{ "@type": "CreativeWork", name: source.title, url: source.url }] : [];
      }),
    },
  };
}

function crumbsOf({ plan }: PlanView, item: Item): Crumb[] {
  const policy = plan.policies.find(({ id }) => id === item.policy);
  const section = policy?.sections.find(({ id }) => id === item.section);
  const href = `/plans/${plan.id}/policies/${item.policy}`;
  return [
    { name: policy?.title ?? plan.title, href },
    { name: `${section?.mark ?? ""} ${section?.shortName ?? ""}`, href: `${href}#section-${item.section}` },
  ];
}

/** One item: where it stands, what was promised, what is known, and on what that rests. */
export default function ItemPage(props: PageProps) {
  const view = usePlan();
  const found = () => {
    const item = view().itemByKey.get(props.params.key ?? "");
    const status = item && view().statuses.get(item.key);
    return item && status ? { item, status } : null;
  };
  return <Show when={found()}>{(entry) => <ItemStory item={entry().item} status={entry().status} />}</Show>;
}

function ItemStory(props: { item: Item; status: ItemStatus }) {
  const view = usePlan();
  const plan = () => view().plan;
  const records = () => view().recordsByItem.get(props.item.key) ?? [];
  const context = () => ({ period: plan().period, asOf: view().snapshot.date, metrics: props.item.metrics });
  const sourceOf = (id: string) => view().sourceById.get(id);
  const followId = () => `item:${props.item.key}` as const;
  const measured = () => props.item.targets.flatMap((target) => (target.kind === "quantity" ? [target.metric] : []));
  const otherSeries = () =>
    props.item.metrics
      .filter(({ id }) => !measured().includes(id))
      .map((metric) => chartSeries(metric, records(), null))
      .filter(({ points }) => points.length > 1);
  const neighbour = (step: number) => {
    const index = plan().items.findIndex(({ key }) => key === props.item.key);
    return index + step >= 0 ? plan().items[index + step] : undefined;
  };

  return (
    <article>
      <h1>{plainTitle(props.item)}</h1>
      <Chips words={[props.item.key, describeOrigin(props.item.origin), `実施時期 ${props.item.schedule.text}`]} />
      <For each={listNotesUsed([props.item.title], plan().notes)}>
        {(note) => (
          <p class={styles.hint}>
            題名の注：
            <NoteMark note={note} text={`${note.mark} ${note.term}`} />
          </p>
        )}
      </For>
      <StatusBox item={props.item} plan={plan()} status={props.status} ruleVersion={view().snapshot.ruleVersion} />
      <div class={styles.actions}>
        <FollowButton id={followId()} name={plainTitle(props.item)} />
        <button
          type="button"
          class={styles.share}
          data-needs-js=""
          data-share={plainTitle(props.item)}
          aria-label="この項目を共有する"
        >
          <Icon name="share" />
        </button>
      </div>
      <p class={styles.hint} data-needs-js="" data-share-result="" role="status">
        フォローすると、次に開いたとき、変わったことを「フォロー」に示します。
      </p>
      <div class={styles.columns}>
        <div>
          <Section id="promise" title="計画に書かれた目標">
            <Card>
              <Quote>
                <NotedText text={props.item.goal} notes={plan().notes} />
              </Quote>
              <QuoteLabel>計画（{findEditionOf(props.item, plan())?.label}）の文章のまま</QuoteLabel>
              <details>
                <summary>内容も読む</summary>
                <Quote>
                  <NotedText text={props.item.content} notes={plan().notes} />
                </Quote>
                <Show when={props.item.asPrinted}>
                  {(words) => <QuoteLabel>原文ママ：{words().join("、")}</QuoteLabel>}
                </Show>
              </details>
            </Card>
          </Section>
          <Section id="progress" title="進みぐあい" aside="短い言い方はこのアプリのもの">
            <For each={props.item.targets}>
              {(target, index) => (
                <Show when={props.status.targets[index()]}>
                  {(status) => (
                    <TargetView
                      item={props.item}
                      target={target}
                      status={status()}
                      plan={plan()}
                      records={records()}
                      context={context()}
                      sourceOf={sourceOf}
                      withQuote={props.item.targets.length > 1}
                    />
                  )}
                </Show>
              )}
            </For>
          </Section>
          <Voices status={props.status} asOf={view().snapshot.date} records={records()} sourceOf={sourceOf} />
          <Show when={otherSeries().length > 0}>
            <Section id="figures" title="数値の推移" aside="判定には使いません">
              <Card>
                <For each={otherSeries()}>{(series) => <TrendChart series={series} />}</For>
              </Card>
            </Section>
          </Show>
          <Section id="cycle" title="年度ごと" aside="計画・実施・評価・見直し">
            <Card>
              <Cycle item={props.item} view={view()} />
            </Card>
          </Section>
          <Section
            id="records"
            title="公表された記録"
            aside={`${records().length}件${records().length > 0 ? "・文はこのアプリの要約" : ""}`}
          >
            <Card>
              <Records item={props.item} records={records()} sourceOf={sourceOf} />
            </Card>
          </Section>
        </div>
        <div>
          <Facts item={props.item} view={view()} />
          <Report item={props.item} view={view()} />
        </div>
      </div>
      <nav class={styles.turn} aria-label="前後の項目" data-no-print="">
        <Show when={neighbour(-1)}>{(item) => <Turn word="前の項目" item={item()} />}</Show>
        <Show when={neighbour(1)}>{(item) => <Turn word="次の項目" item={item()} />}</Show>
      </nav>
    </article>
  );

  function Turn(own: { word: string; item: Item }) {
    return (
      <a href={`/plans/${plan().id}/items/${own.item.key}`}>
        <small>
          {own.word} {own.item.key}
        </small>
        {plainTitle(own.item)}
      </a>
    );
  }
}
