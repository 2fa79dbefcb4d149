import { afterEach, expect, it, vi } from "vitest";
import { createDesk } from "#desk/create-desk.ts";
import type { DeskAnswer, DeskMessage, DeskRequest } from "#desk/messages.ts";

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

const tell = (worker: EventTarget, data: DeskMessage) => worker.dispatchEvent(new MessageEvent("message", { data }));
const reply = (data: DeskAnswer) => (worker: EventTarget) => {
  tell(worker, { kind: "started" });
  tell(worker, data);
};
const start = (then?: string) => (worker: EventTarget) => {
  tell(worker, { kind: "started" });
  if (then) worker.dispatchEvent(new Event(then));
};

it("hands on what a worker answers once it has started, and ends it", async () => {
  const { desk, ended } = deskOf(reply(ANSWER));
  expect(await desk.ask(REQUEST)).toEqual(ANSWER);
  expect(ended).toHaveLength(1);
});

it.each<[string, (worker: EventTarget) => void]>([
  ["ends in a fault of ours", reply({ kind: "failed" })],
  ["answers something else", reply({ kind: "folder", outcome: { refusal: "" } })],
  ["dies of what it was asked", start("error")],
  ["answers what cannot be copied", start("messageerror")],
])("is given up, and ended, where a worker %s", async (_, behave) => {
  const { desk, ended } = deskOf(behave);
  expect(await desk.ask(REQUEST)).toBe("gave-up");
  expect(ended).toHaveLength(1);
});

it.each<[string, (worker: EventTarget) => void]>([
  ["does not load", (worker) => worker.dispatchEvent(new Event("error"))],
  [
    "takes no question",
    () => {
      throw new DOMException("", "DataCloneError");
    },
  ],
])("says that a worker has not started which %s, and ends it", async (_, behave) => {
  const { desk, ended } = deskOf(behave);
  expect(await desk.ask(REQUEST)).toBe("not-started");
  expect(ended).toHaveLength(1);
});

it("says that no worker has started where the browser makes none, and asks anew the next time", async () => {
  vi.stubGlobal(
    "Worker",
    class {
      constructor() {
        throw new DOMException("", "SecurityError");
      }
    },
  );
  const desk = createDesk();
  expect(await desk.ask(REQUEST)).toBe("not-started");
  deskOf(reply(ANSWER));
  expect(await desk.ask(REQUEST)).toEqual(ANSWER);
});

it.each([
  ["never starts", () => {}, "not-started"],
  ["never answers", start(), "gave-up"],
])("gives up a worker that %s, and ends it", async (_, behave, failure) => {
  vi.useFakeTimers();
  const { desk, ended } = deskOf(behave);
  const answer = desk.ask(REQUEST);
  expect(ended).toHaveLength(0);
  await vi.runAllTimersAsync();
  expect(await answer).toBe(failure);
  expect(ended).toHaveLength(1);
});
