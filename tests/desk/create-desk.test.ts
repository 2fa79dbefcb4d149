import { afterEach, expect, it, vi } from "vitest";
import { createDesk } from "#desk/create-desk.ts";
import type { DeskAnswer, DeskRequest } from "#desk/messages.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const REQUEST = { kind: "template" } as Extract<DeskRequest, { kind: "template" }>;
const ANSWER: DeskAnswer = { kind: "template", name: "results-2025.xlsx", bytes: new Uint8Array([1]) };

/** A desk whose workers do as they are told once they are asked, and those that were ended. */
function deskOf(behave: (worker: EventTarget) => void) {
  const ended: EventTarget[] = [];
  class FakeWorker extends EventTarget {
    postMessage() {
      behave(this);
    }
    terminate() {
      ended.push(this);
    }
  }
  vi.stubGlobal("Worker", FakeWorker);
  return { desk: createDesk(), ended };
}

const reply = (data: DeskAnswer) => (worker: EventTarget) =>
  worker.dispatchEvent(new MessageEvent("message", { data }));

it("hands on what a worker answers, and ends it", async () => {
  const { desk, ended } = deskOf(reply(ANSWER));
  expect(await desk.ask(REQUEST)).toEqual(ANSWER);
  expect(ended).toHaveLength(1);
});

it.each<[string, (worker: EventTarget) => void]>([
  ["cannot be loaded", (worker) => worker.dispatchEvent(new Event("error"))],
  ["meets a fault of ours", reply({ kind: "failed" })],
  ["answers something else", reply({ kind: "folder", outcome: { refusal: "" } })],
])("has no answer of a worker that %s, and ends it", async (_, behave) => {
  const { desk, ended } = deskOf(behave);
  expect(await desk.ask(REQUEST)).toBeNull();
  expect(ended).toHaveLength(1);
});

it("gives up a worker that never answers, and ends it", async () => {
  vi.useFakeTimers();
  const { desk, ended } = deskOf(() => {});
  const answer = desk.ask(REQUEST);
  expect(ended).toHaveLength(0);
  await vi.runAllTimersAsync();
  expect(await answer).toBeNull();
  expect(ended).toHaveLength(1);
});
