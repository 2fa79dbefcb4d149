import { For, Show } from "solid-js";
import { countCoverage } from "#domain/coverage.ts";
import { isDueWithoutRecord } from "#domain/due.ts";
import { isDraft } from "#domain/edition.ts";
import { hasEnded, listFiscalYears } from "#domain/fiscal-year.ts";
import { findMetric, type Item, plainTitle } from "#domain/item.ts";
import { countStatuses } from "#domain/status.ts";
import { listActuals, type QuantityTarget } from "#domain/targets/quantity.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import { LongList } from "#ui/LongList.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { StatusCounts } from "#ui/StatusCounts.tsx";
import { PromiseTrack } from "#ui/targets/PromiseTrack.tsx";
import { describeDate, describeEraYear } from "#words/ja/dates.ts";
import { EditionNote } from "../edition-note.tsx";
import type { PageModule } from "../page.ts";
import styles from "./HomePage.module.css";

export const path = "/";

export const head: PageModule["head"] = ({ plan, snapshot }) => ({
  title: `${plan.city}の行政改革は、いまどこまで？`,
  description: `${plan.title}の改革実施項目${plan.items.length}件が、どうなったか。状況・目標・出典を一つずつ。${describeDate(snapshot.date)}時点。`,
});

/** The plan in one screen: what it is, where it stands, how much is known, and the ways in. */
export default function HomePage() {
  const view = usePlan();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  const years = () => listFiscalYears(plan().period.first, plan().period.last);
  const isOver = () => hasEnded(plan().period.last, view().snapshot.date);
  const quantities = () =>
    plan().items.flatMap((item) =>
      item.targets.flatMap((target) => (target.kind === "quantity" ? [{ item, target }] : [])),
    );
  const coverage = () => countCoverage(plan().items, view().recordsByItem);
  const dueWithoutRecord = () =>
    plan().items.filter((item) =>
      isDueWithoutRecord(item, view().statusOf(item.key), plan().period, view().snapshot.date),
    ).length;
  const lastEntry = () => view().snapshot.log.at(-1);

  return (
    <>
      <p class={styles.eyebrow}>
        {plan().title}
        <Show when={isDraft(plan())}>（案）</Show>
      </p>
      <h1>
        {plan().city}の行政改革、{plan().items.length}項目はいまどこまで？
      </h1>
      <ol class={styles.years} aria-label="計画の期間">
        <For each={years()}>
          {(year) => (
            <li data-ended={hasEnded(year, view().snapshot.date) ? "" : undefined}>
              {describeEraYear(year, year === plan().period.first)}
            </li>
          )}
        </For>
      </ol>
      <p class={styles.lead}>
        {isOver() ? "計画の期間は終わりました。" : "計画の期間中です。"}
        {plan().items.length}項目のうち{coverage().result}項目に結果や数値の、ほかの{coverage().events}
        項目に関係する動きだけの公表資料が登録されています。
        <EditionNote />
      </p>
      <StatusCounts
        counts={countStatuses(view().statuses.values())}
        hrefOf={(status) => `${base()}/items?status=${status}`}
      />
      <p class={styles.more}>
        年度が終わり、結果の資料が未登録：{dueWithoutRecord()}項目　<a href={`${base()}/years`}>年度ごとに見る</a>
      </p>
      <p class={styles.more} data-followed="" hidden>
        この端末でフォロー中：
        <a href="/following">
          <span data-followed-count="" />件
        </a>
      </p>
      <Section id="quantities" title="数字で見る目標" aside={`${quantities().length}項目`}>
        <LongList each={quantities()}>
          {(shown) => (
            <ul class={styles.grid}>
              <For each={shown()}>{({ item, target }) => <PromiseCard item={item} target={target} />}</For>
            </ul>
          )}
        </LongList>
      </Section>
      <Section id="areas" title="地域から">
        <ChipLinks links={plan().areas.map(({ slug, name }) => ({ name, href: `${base()}/areas/${slug}` }))} />
      </Section>
      <Section id="policies" title="基本方針から">
        <ChipLinks
          links={plan().policies.map(({ id, title, printedCount }) => ({
            name: title,
            href: `${base()}/policies/${id}`,
            detail: `${printedCount}項目`,
          }))}
        />
      </Section>
      <Show when={lastEntry()}>
        {(entry) => (
          <Section id="changes" title="データの更新" aside={describeDate(entry().date)}>
            <Card>
              <p>{entry().note}</p>
              <p class={styles.more}>
                <a href={`${base()}/changes`}>更新の記録を見る</a>
              </p>
            </Card>
          </Section>
        )}
      </Show>
    </>
  );

  function PromiseCard(props: { item: Item; target: QuantityTarget }) {
    const records = () => view().recordsByItem.get(props.item.key) ?? [];
    return (
      <li>
        <Card>
          <div class={styles.promise}>
            <StatusBadge status={view().statusOf(props.item.key).name} />
            <h3>
              <a href={`${base()}/items/${props.item.key}`}>{plainTitle(props.item)}</a>
            </h3>
            <Show when={findMetric(props.item, props.target.metric)}>
              {(metric) => (
                <PromiseTrack
                  target={props.target}
                  metric={metric()}
                  actual={listActuals(props.target, records()).at(-1) ?? null}
                />
              )}
            </Show>
          </div>
        </Card>
      </li>
    );
  }
}
