import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeNumber } from "#words/ja/numbers.ts";
import type { Series } from "./chart-series.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/**
 * Draws a series with Chart.js on a canvas and redraws it when the colours change. Figures that are
 * not of a year's end, and targets, are drawn as outlines.
 *
 * @returns a function that takes the drawing down.
 */
export function drawTrend(canvas: HTMLCanvasElement, series: Series): () => void {
  const draw = () => {
    const style = getComputedStyle(canvas);
    const [ink, line, accent] = ["--ink", "--line", "--accent"].map((name) => resolveColour(canvas, name));
    const isOutline = (role: string) => role === "interim" || role === "target";
    return new Chart(canvas, {
      type: "bar",
      data: {
        labels: series.points.map((point) =>
          isOutline(point.role)
            ? [describeFiscalYear(point.fiscalYear), point.role === "target" ? "目標" : "途中"]
            : describeFiscalYear(point.fiscalYear),
        ),
        datasets: [
          {
            data: series.points.map(({ value }) => value),
            backgroundColor: series.points.map(({ role }) => (isOutline(role) ? "transparent" : accent)) as string[],
            borderColor: accent as string,
            borderWidth: 2,
            maxBarThickness: 48,
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        font: { family: style.fontFamily, size: 14 },
        scales: {
          x: { ticks: { color: ink as string, font: { size: 13 }, maxRotation: 0 }, grid: { display: false } },
          y: {
            beginAtZero: true,
            ticks: { color: ink as string, maxTicksLimit: 5, callback: (value) => describeNumber(Number(value)) },
            grid: { color: line as string },
          },
        },
      },
    });
  };

  let chart = draw();
  const redraw = () => {
    chart.destroy();
    chart = draw();
  };
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", redraw);
  const observer = new MutationObserver(redraw);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    scheme.removeEventListener("change", redraw);
    observer.disconnect();
    chart.destroy();
  };
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
