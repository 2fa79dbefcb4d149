// @vitest-environment happy-dom
import { cleanup, render, screen } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { StepState } from "#domain/targets/milestone.ts";
import type { QuantityTarget } from "#domain/targets/quantity.ts";
import { PromiseTrack } from "#ui/targets/PromiseTrack.tsx";
import { StepsView } from "#ui/targets/StepsView.tsx";

afterEach(cleanup);

const METRIC = { id: "users", name: "利用者", unit: "人" } as const;
const TARGET = {
  kind: "quantity",
  metric: "users",
  direction: "at-least",
  baseline: { fiscalYear: 2020, value: 10 },
  target: { fiscalYear: 2024, value: 30 },
} as unknown as QuantityTarget;

const words = () => document.body.textContent?.replaceAll(/\s+/g, "");

it("says baseline, target and where it stands, each with its year", () => {
  render(() => <PromiseTrack target={TARGET} metric={METRIC as never} actual={{ fiscalYear: 2022, value: 15 }} />);
  expect(words()).toContain("10人（令和2年度）");
  expect(words()).toContain("30人（令和6年度）");
  expect(words()).toContain("いま15人（令和4年度）");
  // Halfway in time is halfway in value.
  expect(words()).toContain("直線で結んだ目安20");
});

it("says nothing of an actual that nobody knows", () => {
  const { container } = render(() => <PromiseTrack target={TARGET} metric={METRIC as never} actual={null} />);
  expect(words()).not.toContain("いま");
  expect(words()).not.toContain("目安");
  expect(container.querySelectorAll("circle")).toHaveLength(1);
});

it("calls a figure of a running year one of the running year", () => {
  render(() => (
    <PromiseTrack target={TARGET} metric={METRIC as never} actual={{ fiscalYear: 2022, value: 15, interim: true }} />
  ));
  expect(words()).toContain("（令和4年度の途中）");
});

it.each([
  ["far below the baseline", -1_000],
  ["far beyond the target", 1_000_000],
])("keeps the mark on its way where the actual is %s", (_, value) => {
  const { container } = render(() => (
    <PromiseTrack target={TARGET} metric={METRIC as never} actual={{ fiscalYear: 2022, value }} />
  ));
  for (const circle of container.querySelectorAll("circle")) {
    const x = Number(circle.getAttribute("cx"));
    expect(x).toBeGreaterThanOrEqual(10);
    expect(x).toBeLessThanOrEqual(300);
  }
  expect(Number(container.querySelector("rect")?.getAttribute("width"))).toBeGreaterThanOrEqual(0);
});

it("draws no way where the plan names no baseline, nor a year where it names none", () => {
  const target = { ...TARGET, baseline: undefined, dueAssumed: true } as unknown as QuantityTarget;
  const { container } = render(() => <PromiseTrack target={target} metric={METRIC as never} actual={null} />);
  expect(container.querySelector("svg")).toBeNull();
  expect(words()).toContain("30人（期限の記載なし）");
  expect(words()).not.toContain("令和6年度");
});

it("tells of each step what is known, in the plan's order, or by when it is wanted", () => {
  const step = (name: string, due: number) => ({ name, due });
  const steps = [
    { step: step("調べる", 2021), state: "reached", inTime: true, record: null },
    { step: step("決める", 2022), state: "no-record", record: null },
    { step: step("始める", 2025), state: "upcoming", record: null },
  ] as unknown as StepState[];
  render(() => <StepsView steps={steps} dueAssumed={false} />);
  const entries = screen.getAllByRole("listitem").map((entry) => entry.textContent);
  expect(entries).toEqual([
    expect.stringMatching(/^調べる (?!.*期限)/),
    "決める 期限 令和4年度",
    "始める 期限 令和7年度",
  ]);
});
