import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import type { Drawing } from "#markup/drawing.ts";
import { describeNumber } from "#words/ja/numbers.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** The size of its text, in rem, and from which width on, in rem, a scale stands beside the bars. */
const TEXT = 0.875;
const ROOM_FOR_SCALE = 28;

/**
 * Draws a series with Chart.js on a canvas and redraws it when the colours change. Bars, values and labels stand
 * where the plain drawing has them; a wide screen gets a scale besides.
 */
export function drawTrend(canvas: HTMLCanvasElement, { bars, highest, share, ceiling, floor }: Drawing): void {
  const draw = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = { family: getComputedStyle(canvas).fontFamily, size: TEXT * rem };
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    const [ink, line, edge, accent] = ["--ink", "--line", "--edge", "--accent"].map((name) =>
      resolveColour(canvas, name),
    ) as [string, string, string, string];
    const fills = { full: accent, pale: edge, hollow: "transparent" };
    return new Chart(canvas, {
      type: "bar",
      data: {
        labels: bars.map(({ label }) => label),
        datasets: [
          {
            data: bars.map(({ value }) => value),
            backgroundColor: bars.map(({ look }) => fills[look]),
            borderColor: accent,
            borderWidth: bars.map(({ look }) => (look === "hollow" ? 2 : 0)),
            borderSkipped: false,
            categoryPercentage: share,
            barPercentage: 1,
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: { top: ceiling * clientHeight } },
        scales: {
          x: {
            afterFit: (scale) => {
              scale.height = (1 - floor) * clientHeight;
            },
            ticks: { color: ink, font, maxRotation: 0, autoSkip: false, padding: 0 },
            grid: { display: false },
            border: { color: edge },
          },
          y: {
            display: clientWidth >= ROOM_FOR_SCALE * rem,
            beginAtZero: true,
            max: highest,
            ticks: {
              color: ink,
              font,
              maxTicksLimit: 5,
              includeBounds: false,
              callback: (value) => describeNumber(Number(value)),
            },
            grid: { color: line },
          },
        },
      },
      plugins: [
        {
          id: "values",
          afterDatasetsDraw: (chart) => {
            const { ctx } = chart;
            ctx.fillStyle = ink;
            ctx.font = `${font.size}px ${font.family}`;
            ctx.textAlign = "center";
            ctx.textBaseline = "alphabetic";
            for (const [index, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
              ctx.fillText(bars[index]?.text ?? "", x, y - 0.4 * font.size);
            }
          },
        },
      ],
    });
  };

  let chart = draw();
  const redraw = () => {
    chart.destroy();
    chart = draw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** A canvas does not understand custom properties or light-dark(): the browser resolves them for us. */
function resolveColour(near: HTMLElement, name: string): string {
  const probe = document.createElement("i");
  probe.hidden = true;
  probe.style.color = `var(${name})`;
  near.parentElement?.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
