import { Show } from "solid-js";
import { findPublishingPromise } from "#domain/governance.ts";
import type { Plan } from "#domain/plan.ts";

/** What the plan says, in its own words, of how its results are made public: all that is known where no source tells a date. */
export function PublishingPromise(props: { plan: Plan }) {
  return (
    <Show when={findPublishingPromise(props.plan)}>
      {(promise) => (
        <p>
          結果の公表について、計画（{props.plan.editions.at(-1)?.label}）は「{promise().sentence}」としています（
          <a href={`/plans/${props.plan.id}/governance#${promise().part.id}`}>推進体制 {promise().part.number}</a>）。
        </p>
      )}
    </Show>
  );
}
