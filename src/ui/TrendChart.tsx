import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { describeFiscalYearLong } from "#words/ja/dates.ts";
import { describeNumber, describeValue } from "#words/ja/numbers.ts";
import { describeRole } from "#words/ja/target.ts";
import type { Series } from "./chart-series.ts";
import styles from "./TrendChart.module.css";

/**
 * A series as a drawing and as a table. The prerendered page has plain bars; where two or more
 * figures can be compared, Chart.js takes their place once the reader has scrolled there.
 * The table carries every figure and is what assistive technology reads.
 */
export function TrendChart(props: { series: Series }) {
  return (
    <figure class={styles.figure}>
      <Show when={props.series.isTrend}>
        <Plot series={props.series} />
      </Show>
      <table>
        <caption>
          {props.series.metric.name}
          <span class={styles.quiet}>（単位：{props.series.metric.unit}）</span>
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
                <td>{describeValue(point.value, props.series.metric.unit)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </figure>
  );
}

function Plot(props: { series: Series }) {
  const [isDrawn, setDrawn] = createSignal(false);
  let canvas: HTMLCanvasElement | undefined;

  onMount(() => {
    if (!canvas || typeof IntersectionObserver === "undefined") return;
    let destroy: (() => void) | undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // Without the chunk (offline before it was cached) the plain bars stay, and the table has every figure.
      import("./draw-trend.ts").then(
        ({ drawTrend }) => {
          if (!canvas?.isConnected) return;
          destroy = drawTrend(canvas, props.series);
          setDrawn(true);
        },
        () => undefined,
      );
    });
    observer.observe(canvas);
    onCleanup(() => {
      observer.disconnect();
      destroy?.();
    });
  });

  return (
    <div class={styles.plot} aria-hidden="true" data-chart={isDrawn() ? "drawn" : "plain"}>
      <Show when={!isDrawn()}>
        <Bars series={props.series} />
      </Show>
      <canvas ref={canvas} />
    </div>
  );
}

const WIDTH = 320;
const HEIGHT = 160;

function Bars(props: { series: Series }) {
  const top = () => Math.max(...props.series.points.map(({ value }) => value), 0);
  const slot = () => WIDTH / props.series.points.length;
  const height = (value: number) => (top() > 0 ? (Math.max(value, 0) / top()) * (HEIGHT - 36) : 0);

  return (
    <svg class={styles.bars} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1="0" x2={WIDTH} y1={HEIGHT - 16} y2={HEIGHT - 16} />
      <For each={props.series.points}>
        {(point, index) => (
          <>
            <rect
              data-role={point.role}
              x={index() * slot() + slot() * 0.2}
              y={HEIGHT - 16 - height(point.value)}
              width={slot() * 0.6}
              height={height(point.value)}
            />
            <text
              x={(index() + 0.5) * slot()}
              y={HEIGHT - 20 - height(point.value)}
              text-anchor="middle"
              font-size="12"
              fill="currentColor"
            >
              {describeNumber(point.value)}
            </text>
          </>
        )}
      </For>
    </svg>
  );
}
