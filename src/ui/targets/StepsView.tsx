import { For } from "solid-js";
import type { StepState } from "#domain/targets/milestone.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStepState } from "#words/ja/target.ts";
import { Icon } from "../Icon.tsx";
import { SHAPES } from "../shapes.ts";
import styles from "./StepsView.module.css";

interface StepsViewProps {
  steps: readonly StepState[];
  /** No due year is shown where the plan states none. */
  dueAssumed: boolean;
}

/** The steps of a milestone: what came of each and when, or by when the plan wants it. */
export function StepsView(props: StepsViewProps) {
  /** A step of which nothing is known says so by its shape alone: the sentence beside the steps tells it once. */
  const tell = (state: StepState) => {
    const due = props.dueAssumed ? "期限の記載なし" : `期限 ${describeFiscalYear(state.step.due)}`;
    if (state.state === "no-record" || state.state === "upcoming") return due;
    const word = describeStepState(state);
    if (state.state !== "reached") return `${word}（${due}）`;
    return state.inTime === null || !state.record ? word : `${word} ${describeRecordTime(state.record)}`;
  };

  return (
    <ol class={styles.steps}>
      <For each={props.steps}>
        {(state) => (
          <li data-status={SHAPES[state.state]}>
            <Icon name={`status-${SHAPES[state.state]}`} />
            <span>
              {state.step.name} <b>{tell(state)}</b>
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}
