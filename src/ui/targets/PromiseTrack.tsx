import { Show } from "solid-js";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import type { Metric } from "#domain/item.ts";
import { expectedValue, type QuantityTarget } from "#domain/targets/quantity.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeComputed, describeNumber } from "#words/ja/numbers.ts";
import styles from "./PromiseTrack.module.css";

interface PromiseTrackProps {
  target: QuantityTarget;
  metric: Metric;
  /** The latest year-end actual, where one is known. */
  actual: { fiscalYear: FiscalYear; value: number } | null;
}

const LEFT = 10;
const RIGHT = 300;

/**
 * What was promised as a way from baseline to flag; how far it has come where an actual is known.
 * The drawing is decoration: every number of it stands beside it as text.
 */
export function PromiseTrack(props: PromiseTrackProps) {
  const goal = () => props.target.target;
  const from = () => props.target.baseline?.value ?? 0;
  /** Where a straight line from baseline to target would be in the year of the actual. */
  const expected = () => props.actual && expectedValue(props.target, props.actual.fiscalYear);
  const place = (value: number) => {
    const share = goal().value === from() ? 1 : (value - from()) / (goal().value - from());
    return LEFT + (RIGHT - LEFT) * Math.min(Math.max(share, 0), 1);
  };

  return (
    <>
      <p class={styles.figures}>
        <Show when={props.target.baseline}>
          {(baseline) => (
            <>
              <span>
                <b>{describeNumber(baseline().value)}</b>
                <small>
                  {props.metric.unit}（{describeFiscalYear(baseline().fiscalYear)}）
                </small>
              </span>
              <span aria-hidden="true">→</span>
              <span class="visually-hidden">から</span>
            </>
          )}
        </Show>
        <span>
          <b class={styles.goal}>{describeNumber(goal().value)}</b>
          <small>
            {props.metric.unit}
            <Show when={!props.target.dueAssumed}>（{describeFiscalYear(goal().fiscalYear)}）</Show>
          </small>
        </span>
      </p>
      <Show when={props.actual}>
        {(actual) => (
          <p>
            実績{" "}
            <b>
              {describeNumber(actual().value)}
              {props.metric.unit}
            </b>
            （{describeFiscalYear(actual().fiscalYear)}）
          </p>
        )}
      </Show>
      <Show when={expected() !== null}>
        <p>直線で結んだ目安 {describeComputed(expected() ?? 0, props.metric.unit)}（アプリの計算）</p>
      </Show>
      <svg class={styles.track} viewBox="0 0 320 36" aria-hidden="true">
        {/* Slanted dashes, because a pattern would need an id and many tracks stand on one page. */}
        <path class={styles.rail} d={`M${LEFT} 22H${RIGHT}`} transform="translate(22) skewX(-45)" />
        <Show when={props.actual}>
          {(actual) => (
            <>
              <rect class={styles.run} x={LEFT} y="18" width={place(actual().value) - LEFT} height="8" />
              <circle class={styles.actual} cx={place(actual().value)} cy="22" r="7" />
            </>
          )}
        </Show>
        <Show when={expected() !== null}>
          <path class={styles.expected} d={`M${place(expected() ?? 0)} 10v24`} />
        </Show>
        <circle class={styles.dot} cx={LEFT} cy="22" r="6" />
        <path class={styles.flag} d={`M${RIGHT} 30V4l-12 5 12 5z`} />
      </svg>
      <p class={styles.ends}>
        <span>
          <Show when={props.target.baseline} fallback="基準値の記載なし">
            {(baseline) => (
              <>
                {describeFiscalYear(baseline().fiscalYear)} {describeNumber(baseline().value)}
                {props.metric.unit}
              </>
            )}
          </Show>
        </span>
        <span>
          目標 {describeNumber(goal().value)}
          {props.metric.unit}
        </span>
      </p>
    </>
  );
}
