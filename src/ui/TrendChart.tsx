import { For, Show } from "solid-js";
import type { Drawing } from "#markup/drawing.ts";
import { describeFiscalYearLong } from "#words/ja/dates.ts";
import { describeValue } from "#words/ja/numbers.ts";
import { describeRole } from "#words/ja/target.ts";
import { drawingOf, type Series } from "./chart-series.ts";
import styles from "./TrendChart.module.css";

/**
 * A series as a drawing, where two or more figures can be compared, and as a table. The table carries every figure and
 * is what assistive technology reads.
 */
export function TrendChart(props: { series: Series }) {
  return (
    <figure class={styles.figure}>
      <table>
        {/* Over both forms: it names what is measured, and the unit once. */}
        <caption>
          {props.series.metric.name}
          <span class={styles.quiet}>（単位：{props.series.metric.unit}）</span>
          <Show when={props.series.isTrend}>
            <Plot series={props.series} />
          </Show>
        </caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">種別</th>
            <th scope="col">値</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.series.points}>
            {(point) => (
              <tr>
                <th scope="row">{describeFiscalYearLong(point.fiscalYear)}</th>
                <td>
                  {describeRole(point.role)}
                  {point.isYearAssumed ? "（年度は仮）" : ""}
                </td>
                <td translate="no">{describeValue(point.value, props.series.metric.unit)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </figure>
  );
}

/** The island puts Chart.js in the place of the bars once the reader has scrolled there. */
function Plot(props: { series: Series }) {
  const drawing = drawingOf(props.series);
  return (
    <div class={styles.plot} aria-hidden="true" data-drawing={JSON.stringify(drawing)}>
      <Bars drawing={drawing} />
    </div>
  );
}

const FILLS = { full: "var(--accent)", pale: "var(--edge)", hollow: "none" } as const;

/**
 * Places are shares of the drawing, so that its text keeps its size on any screen. Its looks stand in attributes:
 * rules would weigh on every page, and most have no chart.
 */
function Bars(props: { drawing: Drawing }) {
  const floor = () => percent(props.drawing.floor);
  const slot = () => 1 / props.drawing.bars.length;
  const width = () => slot() * props.drawing.share;
  const height = (value: number) =>
    (Math.max(value, 0) / (props.drawing.highest || 1)) * (props.drawing.floor - props.drawing.ceiling);

  return (
    <svg aria-hidden="true" text-anchor="middle" font-size="min(.875rem,3.9vw)" font-weight="400" fill="currentColor">
      <For each={props.drawing.bars}>
        {(bar, index) => {
          const middle = () => slot() * (index() + 0.5);
          const top = () => percent(props.drawing.floor - height(bar.value));
          return (
            <>
              <rect
                x={percent(middle() - width() / 2)}
                y={top()}
                width={percent(width())}
                height={percent(height(bar.value))}
                fill={FILLS[bar.look]}
                stroke={bar.look === "hollow" ? "var(--accent)" : undefined}
                stroke-width="2"
              />
              <text x={percent(middle())} y={top()} dy="-.4em">
                {bar.text}
              </text>
              <For each={bar.label}>
                {(line, at) => (
                  <text x={percent(middle())} y={floor()} dy={`${1.5 + at() * 1.25}em`}>
                    {line}
                  </text>
                )}
              </For>
            </>
          );
        }}
      </For>
      <line x2="100%" y1={floor()} y2={floor()} stroke="var(--edge)" />
    </svg>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
