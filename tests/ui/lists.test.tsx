// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import fc from "fast-check";
import { createSignal, For } from "solid-js";
import { afterEach, expect, it } from "vitest";
import { KNOWN_FIRST, type StatusName } from "#domain/status.ts";
import { LongList, WHOLE } from "#ui/LongList.tsx";
import { StatusCounts } from "#ui/StatusCounts.tsx";

afterEach(cleanup);

const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const shown = () => screen.queryAllByRole("listitem").map((entry) => Number(entry.textContent));

function drawList(props: { length: number; first?: number; filter?: () => string }): void {
  render(() => (
    <LongList each={numbers(props.length)} first={props.first} resetOn={props.filter?.()}>
      {(entries) => (
        <ul>
          <For each={entries()}>{(entry) => <li>{entry}</li>}</For>
        </ul>
      )}
    </LongList>
  ));
}

it("draws a list of up to sixty as a whole, with nothing to press", () => {
  drawList({ length: WHOLE });
  expect(shown()).toEqual(numbers(WHOLE));
  expect(screen.queryByRole("button")).toBeNull();
});

it("draws the beginning of a longer one, and the rest press by press, each entry once and in order", async () => {
  drawList({ length: WHOLE + 3 });
  for (let presses = 0; screen.queryByRole("button"); presses += 1) {
    expect(presses).toBeLessThan(WHOLE);
    const before = shown().length;
    const rest = WHOLE + 3 - before;
    expect(screen.getByRole("button").querySelector("span")?.textContent).toBe(String(rest));
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(shown().length).toBe(before + Math.min(20, rest)));
  }
  expect(shown()).toEqual(numbers(WHOLE + 3));
});

it("begins at the beginning when another filter is set", async () => {
  const [filter, setFilter] = createSignal("a");
  drawList({ length: 200, filter });
  const beginning = shown().length;
  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(shown().length).toBeGreaterThan(beginning));
  setFilter("b");
  await waitFor(() => expect(shown().length).toBe(beginning));
});

it("counts every item once, as rows that lead to what they count and as one bar", () => {
  const counts = fc.tuple(...KNOWN_FIRST.map(() => fc.nat({ max: 500 }))).filter((all) => all.some((one) => one > 0));
  fc.assert(
    fc.property(counts, (all) => {
      const byStatus = Object.fromEntries(KNOWN_FIRST.map((name, index) => [name, all[index]]));
      const { container, unmount } = render(() => (
        <StatusCounts counts={byStatus as Record<StatusName, number>} hrefOf={(status) => `/items?status=${status}`} />
      ));
      const rows = [...container.querySelectorAll("li a")].map((row) => ({
        href: row.getAttribute("href"),
        count: Number(row.querySelector("b")?.firstChild?.textContent),
      }));
      const expected = KNOWN_FIRST.filter((name) => byStatus[name]);
      expect(rows).toEqual(expected.map((name) => ({ href: `/items?status=${name}`, count: byStatus[name] })));
      const bars = [...container.querySelectorAll("rect[data-status]")];
      const end = bars
        .map((bar) => Number.parseFloat(bar.getAttribute("width") ?? ""))
        .reduce((sum, one) => sum + one, 0);
      expect(end).toBeCloseTo(100, 0);
      expect(bars.map((bar) => bar.getAttribute("data-status"))).toEqual(expected);
      unmount();
    }),
    { numRuns: 40 },
  );
});
