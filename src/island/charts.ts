import type { Drawing } from "#markup/drawing.ts";
import { selectorOf } from "#markup/marks.ts";

/** Has Chart.js draw each chart of the page once the reader has scrolled there; until then plain bars stand. */
export function drawCharts(): void {
  const plots = document.querySelectorAll<HTMLElement>(selectorOf("drawing"));
  if (plots.length === 0 || typeof IntersectionObserver === "undefined") return;
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      observer.unobserve(target);
      void draw(target);
    }
  });
  for (const plot of plots) observer.observe(plot);
}

async function draw(plot: HTMLElement): Promise<void> {
  try {
    const { drawTrend } = await import("./draw-trend.ts");
    const canvas = document.createElement("canvas");
    const bars = [...plot.children];
    plot.append(canvas);
    drawTrend(canvas, JSON.parse(plot.dataset.drawing ?? "") as Drawing);
    for (const bar of bars) bar.remove();
  } catch {
    // Without the chunk (offline before it was cached) the plain bars stay, and the table has every figure.
    plot.querySelector("canvas")?.remove();
  }
}
