import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  ANSWER_WITHIN_MS,
  ASK_AFTER_MS,
  judgePresence,
  type PresenceWatch,
  watchPresence,
} from "#island/shared-device/presence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch, and what it told so far. */
function watch(): PresenceWatch & { told: string[] } {
  const told: string[] = [];
  const started = watchPresence({
    ask: (seconds) => told.push(`${seconds}`),
    stays: () => told.push("stays"),
    goes: () => told.push("goes"),
  });
  return { ...started, told };
}

it.each([
  { idle: 0, presence: "here", left: ASK_AFTER_MS },
  { idle: ASK_AFTER_MS - 1, presence: "here", left: 1 },
  { idle: ASK_AFTER_MS, presence: "asked", left: ANSWER_WITHIN_MS },
  { idle: ASK_AFTER_MS + ANSWER_WITHIN_MS - 1, presence: "asked", left: 1 },
  { idle: ASK_AFTER_MS + ANSWER_WITHIN_MS, presence: "gone", left: 0 },
  { idle: 86_400_000, presence: "gone", left: 0 },
])("after $idle ms without a sign a visitor is $presence", ({ idle, presence, left }) => {
  expect(judgePresence(idle)).toEqual({ presence, left });
});

it("gives at least the 20 seconds to answer that WCAG 2.2.1 asks for", () => {
  expect(ANSWER_WITHIN_MS).toBeGreaterThanOrEqual(20_000);
});

it("asks after the idle time, counts each second down, and then takes the visitor as gone, once", () => {
  const { told } = watch();
  vi.advanceTimersByTime(ASK_AFTER_MS - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["60"]);
  vi.advanceTimersByTime(ANSWER_WITHIN_MS - 1);
  expect(told).toEqual(Array.from({ length: 60 }, (_, index) => `${60 - index}`));
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toBe("goes");
  vi.advanceTimersByTime(ASK_AFTER_MS * 3);
  expect(told.filter((one) => one === "goes")).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

it("does not ask whoever goes on using the device", () => {
  const { told, sign } = watch();
  for (let minute = 0; minute < 30; minute += 1) {
    vi.advanceTimersByTime(60_000);
    sign();
  }
  expect(told).toEqual([]);
  vi.advanceTimersByTime(ASK_AFTER_MS);
  expect(told).toEqual(["60"]);
});

it("can be answered as often as it asks, and begins anew each time", () => {
  const { told, stay } = watch();
  for (let time = 0; time < 12; time += 1) {
    vi.advanceTimersByTime(ASK_AFTER_MS + ANSWER_WITHIN_MS - 1);
    stay();
  }
  expect(told.filter((one) => one === "stays")).toHaveLength(12);
  expect(told).not.toContain("goes");
});

it("takes nothing but an answer for an answer", () => {
  const { told, sign } = watch();
  vi.advanceTimersByTime(ASK_AFTER_MS);
  sign();
  vi.advanceTimersByTime(ANSWER_WITHIN_MS);
  expect(told.at(-1)).toBe("goes");
});

it("finds after a sleep, in which no timer ran, that the visitor has gone, and no answer brings them back", () => {
  const { told, look, stay } = watch();
  vi.setSystemTime(Date.now() + 3_600_000);
  look();
  stay();
  expect(told).toEqual(["goes"]);
});

it("begins anew where the clock was set back", () => {
  const { told, look } = watch();
  vi.setSystemTime(Date.now() - 86_400_000);
  look();
  vi.advanceTimersByTime(ASK_AFTER_MS - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["60"]);
});
