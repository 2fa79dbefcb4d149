import { beforeEach, expect, it, vi } from "vitest";
import { createTabSignal } from "#storage/tab-signal.ts";

/** Channels of one browser, which deliver at once to all others of their name. */
class FakeChannel {
  static open = new Set<FakeChannel>();
  onmessage: (() => void) | null = null;
  constructor(readonly name: string) {
    FakeChannel.open.add(this);
  }
  postMessage() {
    for (const other of FakeChannel.open) if (other !== this && other.name === this.name) other.onmessage?.();
  }
  close() {
    FakeChannel.open.delete(this);
  }
}

const page = new EventTarget();
const storageEvent = (key: string | null) => page.dispatchEvent(Object.assign(new Event("storage"), { key }));

beforeEach(() => {
  FakeChannel.open.clear();
  vi.stubGlobal("BroadcastChannel", FakeChannel);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});

it("tells every listener of the other tabs, and none of its own", () => {
  const [here, there] = [createTabSignal("follows", "key"), createTabSignal("follows", "key")];
  const [own, first, second] = [vi.fn(), vi.fn(), vi.fn()];
  here.listen(own);
  there.listen(first);
  there.listen(second);
  here.send();
  expect([own, first, second].map((listener) => listener.mock.calls.length)).toEqual([0, 1, 1]);
});

it("holds a channel only while somebody listens", () => {
  const signal = createTabSignal("follows", "key");
  signal.send();
  expect(FakeChannel.open.size).toBe(0);
  const stops = [signal.listen(vi.fn()), signal.listen(vi.fn())];
  expect(FakeChannel.open.size).toBe(1);
  signal.send();
  expect(FakeChannel.open.size).toBe(1);
  stops[0]?.();
  stops[0]?.();
  expect(FakeChannel.open.size).toBe(1);
  stops[1]?.();
  expect(FakeChannel.open.size).toBe(0);
});

it.each([
  { key: "key", isTold: true },
  { key: null, isTold: true },
  { key: "other", isTold: false },
])("without channels, a change of $key in storage tells: $isTold", ({ key, isTold }) => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const signal = createTabSignal("follows", "key");
  const listener = vi.fn();
  const stop = signal.listen(listener);
  signal.send();
  storageEvent(key);
  expect(listener).toHaveBeenCalledTimes(Number(isTold));
  stop();
  storageEvent(key);
  expect(listener).toHaveBeenCalledTimes(Number(isTold));
});
