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
export function drawTrend(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const { bars, highest, share, ceiling, floor } = drawing;
  const draw = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    const hasScale = clientWidth >= ROOM_FOR_SCALE * rem;
    const { fontFamily: family } = getComputedStyle(canvas);
    const font = { family, size: TEXT * rem * findFit(canvas, `${TEXT * rem}px ${family}`, drawing, hasScale) };
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
            display: hasScale,
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

/** By how much a font is made smaller, at most 1, so that no text is wider than the place of its bar. */
function findFit(canvas: HTMLCanvasElement, font: string, { bars, highest }: Drawing, hasScale: boolean): number {
  const context = canvas.getContext("2d");
  if (!context) return 1;
  context.font = font;
  // With some air between two of them.
  const widthOf = (text: string) => context.measureText(`${text} `).width;
  const scale = hasScale ? widthOf(`${describeNumber(highest)} `) : 0;
  const place = ((canvas.parentElement ?? canvas).clientWidth - scale) / bars.length;
  return Math.min(1, place / Math.max(...bars.flatMap(({ text, label }) => [text, ...label]).map(widthOf)));
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
