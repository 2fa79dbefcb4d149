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
  /** The latest actual, where one is known; one of a running year is `interim`. */
  actual: { fiscalYear: FiscalYear; value: number; interim?: true | undefined } | null;
}

const LEFT = 10;
const RIGHT = 300;

/**
 * What was promised, and the latest actual where one is known; from a baseline to its flag drawn as a way.
 * The drawing is decoration: every number of it stands above it as text.
 */
export function PromiseTrack(props: PromiseTrackProps) {
  const goal = () => props.target.target;
  const due = () => {
    if (props.target.dueAssumed) return "期限の記載なし";
    return `${describeFiscalYear(goal().fiscalYear)}${props.target.baseline ? "" : "まで"}`;
  };
  /** Where a straight line from baseline to target would be in the year of the actual. */
  const expected = () => props.actual && expectedValue(props.target, props.actual.fiscalYear);

  return (
    <>
      <p class={styles.metric}>{props.metric.name}</p>
      <p class={styles.figures}>
        <Show when={props.target.baseline}>
          {(baseline) => (
            <span>
              <b translate="no">{describeNumber(baseline().value)}</b>
              <small>
                {props.metric.unit}（{describeFiscalYear(baseline().fiscalYear)}）
              </small>
            </span>
          )}
        </Show>
        <span>
          <Show when={props.target.baseline}>
            <span aria-hidden="true">→ </span>
            <span class="visually-hidden">から</span>
          </Show>
          <b class={styles.goal} translate="no">
            {describeNumber(goal().value)}
          </b>
          <small>
            {props.metric.unit}（{due()}）
          </small>
        </span>
        <Show when={props.actual}>
          {(actual) => (
            <span>
              いま <b translate="no">{describeNumber(actual().value)}</b>
              <small>
                {props.metric.unit}（{describeFiscalYear(actual().fiscalYear)}
                {actual().interim ? "の途中" : ""}）
              </small>
            </span>
          )}
        </Show>
      </p>
      <Show when={props.target.baseline}>
        {(baseline) => {
          const place = (value: number) => {
            const way = goal().value - baseline().value;
            const share = way === 0 ? 1 : (value - baseline().value) / way;
            return LEFT + (RIGHT - LEFT) * Math.min(Math.max(share, 0), 1);
          };
          return (
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
          );
        }}
      </Show>
      <Show when={expected() !== null}>
        <p class={styles.metric}>
          点線は直線で結んだ目安 {describeComputed(expected() ?? 0, props.metric.unit)}（アプリの計算）
        </p>
      </Show>
    </>
  );
}
