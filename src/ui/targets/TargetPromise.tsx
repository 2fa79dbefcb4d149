import { type JSX, Show } from "solid-js";
import { findMetric, type Item } from "#domain/item.ts";
import type { Note } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { JudgingContext } from "#domain/status.ts";
import { listStepStates } from "#domain/targets/milestone.ts";
import { findLatestActual, type QuantityTarget } from "#domain/targets/quantity.ts";
import type { Target } from "#domain/targets/target.ts";
import { NotedText } from "../NotedText.tsx";
import { Quote } from "../Quote.tsx";
import { PromiseTrack } from "./PromiseTrack.tsx";
import { StepsView } from "./StepsView.tsx";

interface TargetPromiseProps {
  item: Item;
  target: Target;
  records: readonly PlanRecord[];
  context: JudgingContext;
  notes: readonly Note[];
  /** The plan's words for a target that has neither figure nor steps. */
  words: string;
}

/** What a target promises, drawn by its kind, with what is known of it today. */
export function TargetPromise(props: TargetPromiseProps) {
  return draw(props.target);

  function draw(target: Target): JSX.Element {
    switch (target.kind) {
      case "quantity":
        return <Quantity target={target} />;
      case "milestone":
        return (
          <StepsView
            steps={listStepStates(target, props.records, props.context)}
            dueAssumed={target.dueAssumed === true}
          />
        );
      case "yearly":
      case "direction":
        return (
          <Quote>
            <NotedText text={props.words} notes={props.notes} />
          </Quote>
        );
      default:
        return target satisfies never;
    }
  }

  function Quantity(own: { target: QuantityTarget }) {
    return (
      <Show when={findMetric(props.item, own.target.metric)}>
        {(metric) => (
          <PromiseTrack target={own.target} metric={metric()} actual={findLatestActual(own.target, props.records)} />
        )}
      </Show>
    );
  }
}
