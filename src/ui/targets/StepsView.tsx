import { For, Show } from "solid-js";
import type { Source } from "#domain/source.ts";
import type { StepState } from "#domain/targets/milestone.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStepState } from "#words/ja/target.ts";
import { Icon } from "../Icon.tsx";
import { SourceLine } from "../SourceLine.tsx";
import { SHAPES } from "../shapes.ts";
import styles from "./StepsView.module.css";

interface StepsViewProps {
  steps: readonly StepState[];
  /** No due year is shown where the plan states none. */
  dueAssumed: boolean;
  sourceOf: (id: string) => Source | undefined;
}

/** The steps of a milestone, each with what is known of it and where that was published. */
export function StepsView(props: StepsViewProps) {
  return (
    <ol class={styles.steps}>
      <For each={props.steps}>
        {(state) => (
          <li>
            <Icon name={`status-${SHAPES[state.state]}`} status={SHAPES[state.state]} />
            <h3>
              {state.step.name}：{describeStepState(state)}
            </h3>
            <Show when={!props.dueAssumed}>
              <p class={styles.quiet}>期限 {describeFiscalYear(state.step.due)}</p>
            </Show>
            <Show when={state.record}>
              {(record) => (
                <>
                  <p>
                    {describeRecordTime(record())} {record().text}
                  </p>
                  <Show when={record().note}>
                    <p class={styles.quiet}>アプリの注：{record().note}</p>
                  </Show>
                  <Show when={props.sourceOf(record().source)}>{(source) => <SourceLine source={source()} />}</Show>
                </>
              )}
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
