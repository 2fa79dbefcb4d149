import { For, type JSX, Show } from "solid-js";
import { findNewestFinding } from "#domain/findings.ts";
import { findMetric, type Item } from "#domain/item.ts";
import { readableAddress } from "#domain/source.ts";
import type { ItemStatus } from "#domain/status.ts";
import { metricOf, type Target } from "#domain/targets/target.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { TargetPromise } from "#ui/targets/TargetPromise.tsx";
import { answerStatus } from "#words/ja/answer.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeValue } from "#words/ja/numbers.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { describeRecordTime, tellAfter } from "#words/ja/record.ts";
import styles from "./Answer.module.css";

interface AnswerProps {
  item: Item;
  status: ItemStatus;
  view: PlanView;
  /** What the reader can do about it. */
  children: JSX.Element;
}

/** Whether the promise of an item is its 目標 itself: it has one target, without figure and without steps. */
export function isGoalPromise({ targets }: Pick<Item, "targets">): boolean {
  return targets.length === 1 && targets.every(({ kind }) => kind === "yearly" || kind === "direction");
}

/** The answer first: the promise with what is known of it today, where it stands in one sentence, the newest thing that is known, and what to do. */
export function Answer(props: AnswerProps) {
  const plan = () => props.view.plan;
  const asOf = () => props.view.snapshot.date;
  const context = () => ({ period: plan().period, asOf: asOf(), metrics: props.item.metrics });
  const records = () => props.view.recordsByItem.get(props.item.key) ?? [];
  const newest = () => findNewestFinding(props.item, records());
  const isOne = () => props.item.targets.length === 1;

  return (
    <section class={styles.answer} data-status={props.status.name} aria-label="目標と状況">
      <For each={props.item.targets}>
        {(target, index) => (
          <div class={styles.promise}>
            <TargetPromise
              item={props.item}
              target={target}
              records={records()}
              context={context()}
              notes={plan().notes}
              words={isOne() ? props.item.goal : target.quote}
            />
            <Scale target={target} />
            {/* Steps show by themselves what came of them, and the item's own status stands below. */}
            <Show when={!isOne() && target.kind !== "milestone" && props.status.targets[index()]}>
              {(status) => (
                <Show when={status().name !== props.status.name}>
                  <StatusBadge status={status().name} />
                </Show>
              )}
            </Show>
          </div>
        )}
      </For>
      <p class={styles.status}>
        <StatusBadge status={props.status.name} /> {answerStatus(props.status, props.item, asOf())}
        <a href="/about/method">判定のしかた</a>
      </p>
      <Show when={newest()}>
        {(finding) => (
          <p class={styles.newest}>
            <a href={`#record-${finding().id}`}>{describeRecordTime(finding())}</a>
            {tellAfter(describeRecordTime(finding()), finding().texts[0] ?? "")}
          </p>
        )}
      </Show>
      {props.children}
      {/* In a line; below stand the links, and what the plan prints. */}
      <p class={styles.who}>
        <a href="#who">担当</a> {describeOwners(props.item.owners, plan())}
      </p>
    </section>
  );

  /** The whole of which a target's figure is a part, and where that stands; nothing where no source tells it. */
  function Scale(own: { target: Target }) {
    const metric = () => findMetric(props.item, metricOf(own.target) ?? "");
    return (
      <Show when={metric()?.scale}>
        {(scale) => (
          <p class={styles.scale}>
            {scale().name} {describeValue(scale().value, metric()?.unit ?? "")}
            <Show when={scale().fiscalYear}>{(year) => <>（{describeFiscalYear(year())}）</>}</Show>のうち
            <Show when={props.view.sourceById.get(scale().source)}>
              {(source) => (
                <>
                  ・
                  <a href={readableAddress(source().url)} rel="noreferrer">
                    出典
                  </a>
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
    );
  }
}
