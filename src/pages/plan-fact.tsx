import { Show } from "solid-js";
import type { PlanFact as Fact } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { SourceLine } from "#ui/SourceLine.tsx";
import { describePartialDate } from "#words/ja/dates.ts";
import texts from "./text.module.css";

/** What is published about the plan as a whole, in the app's short words, with its source. */
export function PlanFact(props: { fact: Fact }) {
  const view = usePlan();
  return (
    <div id={`fact-${props.fact.id}`}>
      <p>
        <Show when={props.fact.date}>
          {(date) => (
            <b>
              <time datetime={date()}>{describePartialDate(date())}</time>{" "}
            </b>
          )}
        </Show>
        {props.fact.text}
      </p>
      <Show when={props.fact.note}>
        <p class={texts.quiet}>アプリの注：{props.fact.note}</p>
      </Show>
      <Show when={view().sourceById.get(props.fact.source)}>{(source) => <SourceLine source={source()} />}</Show>
    </div>
  );
}
