import { For, type JSX, Show } from "solid-js";
import { findMetric, type Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { JudgingContext, TargetStatus } from "#domain/status.ts";
import { listStepStates, type MilestoneTarget } from "#domain/targets/milestone.ts";
import { listActuals, type QuantityTarget } from "#domain/targets/quantity.ts";
import type { Target } from "#domain/targets/target.ts";
import { listYearCells, type YearlyTarget } from "#domain/targets/yearly.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeKind } from "#words/ja/kinds.ts";
import { Card } from "../Card.tsx";
import { chartSeries } from "../chart-series.ts";
import { Quote } from "../Quote.tsx";
import { TrendChart } from "../TrendChart.tsx";
import { PromiseTrack } from "./PromiseTrack.tsx";
import { StepsView } from "./StepsView.tsx";
import styles from "./TargetView.module.css";
import { YearsView } from "./YearsView.tsx";

interface TargetViewProps {
  item: Item;
  target: Target;
  status: TargetStatus;
  plan: Plan;
  records: readonly PlanRecord[];
  context: JudgingContext;
  sourceOf: (id: string) => Source | undefined;
  /** Show the words on which this target stands: an item with several needs them told apart. */
  withQuote: boolean;
}

/** A target drawn by its kind, with the assumptions behind it. */
export function TargetView(props: TargetViewProps) {
  return (
    <Card>
      <p class={styles.kind}>{describeKind(props.target.kind)}</p>
      <Show when={props.withQuote}>
        <Quote>{props.target.quote}</Quote>
      </Show>
      {draw(props.target)}
      <For each={props.target.assumptions}>
        {(assumption) => (
          <details class={styles.assumption}>
            <summary>このアプリが仮に決めたこと</summary>
            <p>{assumption.text}</p>
            <p>
              理由：{assumption.why}（{assumption.by}・{describeDate(assumption.on)}）
            </p>
          </details>
        )}
      </For>
    </Card>
  );

  function draw(target: Target): JSX.Element {
    switch (target.kind) {
      case "quantity":
        return <Quantity target={target} />;
      case "milestone":
        return <Milestone target={target} />;
      case "yearly":
        return <Yearly target={target} />;
      case "direction":
        return (
          <p>
            達成を測る数値は、計画に書かれていません。
            <Show when={props.records.length > 0}>わかっている動きを下に示します。</Show>
          </p>
        );
      default:
        return target satisfies never;
    }
  }

  function Quantity(own: { target: QuantityTarget }) {
    const actual = () => listActuals(own.target, props.records).at(-1) ?? null;
    return (
      <Show when={findMetric(props.item, own.target.metric)}>
        {(metric) => {
          const series = () => chartSeries(metric(), props.records, own.target);
          return (
            <>
              <p class={styles.metric}>{metric().name}</p>
              <PromiseTrack target={own.target} metric={metric()} actual={actual()} />
              <Show when={!actual()}>
                <p class={styles.quiet}>実績の公表資料は、まだ登録されていません。</p>
              </Show>
              <TrendChart series={series()} />
            </>
          );
        }}
      </Show>
    );
  }

  function Milestone(own: { target: MilestoneTarget }) {
    return (
      <StepsView
        steps={listStepStates(own.target, props.records, props.context)}
        dueAssumed={own.target.dueAssumed === true}
        sourceOf={props.sourceOf}
      />
    );
  }

  function Yearly(own: { target: YearlyTarget }) {
    return <YearsView target={own.target} cells={listYearCells(own.target, props.records, props.context)} />;
  }
}
