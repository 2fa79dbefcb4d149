// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";

const navigation = { currentEntry: { key: "now" }, traverseTo: vi.fn() };

beforeEach(() => {
  vi.resetModules();
  vi.restoreAllMocks();
  navigation.traverseTo = vi.fn(() => ({ committed: new Promise(() => {}), finished: new Promise(() => {}) }));
  vi.stubGlobal("navigation", navigation);
  sessionStorage.clear();
});

it("goes back once to where the visit began, however often its end is told", async () => {
  const reloaded = vi.spyOn(location, "reload").mockImplementation(() => undefined);
  const pushed = vi.spyOn(history, "pushState");
  sessionStorage.setItem("visit", "first");
  const { endVisit } = await import("../../../src/island/shared-device/visit.ts");
  endVisit();
  // A second press before the page has gone, or another tab whose visitor was taken as gone at the same moment.
  endVisit();
  expect(navigation.traverseTo.mock.calls).toEqual([["first"]]);
  // A new entry would leave what the visitor has seen behind the next visitor's Back.
  expect([pushed.mock.calls, reloaded.mock.calls]).toEqual([[], []]);
  expect(sessionStorage.getItem("visit")).toBe("over");
});
