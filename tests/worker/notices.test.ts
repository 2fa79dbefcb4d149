import { beforeEach, expect, it, vi } from "vitest";
import type { NoticeMark } from "#domain/notice.ts";
import { tellNews } from "#words/ja/notice.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { failCalls, rawRecord, useFakeBrowser } from "../storage/fake-browser.ts";
import { createCaches } from "../storage/fake-caches.ts";

useFakeBrowser();

const MARK: NoticeMark = { plan: "9", version: 1, on: null };
const FRAME = { icons: { "icon-192.png": "/icons/icon-192.png" } };
/** The same on a site whose current plan has followed plan 8. */
const AFTER_ANOTHER = { ...FRAME, plans: { before: ["8"] } };

const showNotification = vi.fn(async () => {});
const setAppBadge = vi.fn(async (_count: number) => {});
const notification = { permission: "granted" };

beforeEach(() => {
  showNotification.mockClear();
  setAppBadge.mockClear();
  notification.permission = "granted";
  vi.stubGlobal("caches", createCaches());
  vi.stubGlobal("Notification", notification);
  vi.stubGlobal("navigator", { setAppBadge });
});

/** The worker is woken while the device holds a version of the plan. */
async function wake(version = 2, frame: object = FRAME, plan = {}): Promise<void> {
  const { notify } = await import("../../src/worker/notices.ts");
  const renderer = { tellNews, frame };
  const snapshot = aSnapshot({ version, plan: { ...aSnapshot().plan, ...plan } });
  await notify(
    { plan: "9", snapshot: async () => snapshot, renderer: () => renderer } as never,
    {
      showNotification,
    } as never,
  );
}

/** A reader who follows an item wants to be notified. */
async function follow(mark = MARK): Promise<void> {
  const { closeDatabase } = await import("#storage/database.ts");
  const { follow } = await import("#storage/follows.ts");
  const { writeNoticeMark } = await import("#storage/notice-mark.ts");
  await follow("item:1-1-1", 1);
  await closeDatabase();
  expect(await writeNoticeMark(mark)).toBe(true);
}

async function readMark() {
  const { readNoticeMark } = await import("#storage/notice-mark.ts");
  return readNoticeMark();
}

it("shows one notification of a version, and counts what is unread", async () => {
  await follow();
  await wake();
  expect(showNotification.mock.calls).toEqual([
    [
      "1-1-1 項目1-1-1",
      {
        body: "状況：1 → 2",
        lang: "ja",
        tag: "news",
        data: "/plans/9/items/1-1-1",
        icon: "/icons/icon-192.png",
      },
    ],
  ]);
  expect(setAppBadge.mock.calls).toEqual([[1]]);
  expect(await readMark()).toMatchObject({ plan: "9", version: 2 });
  await wake();
  await wake(3);
  expect(showNotification).toHaveBeenCalledOnce();
});

it("tells on another day what came on the same", async () => {
  await follow({ plan: "9", version: 2, on: "2020-01-01" });
  await wake(3);
  expect(showNotification.mock.calls).toMatchObject([["1-1-1 項目1-1-1", { body: "状況：2 → 3" }]]);
});

it("tells nothing to who has not asked for it, and puts no number on the icon", async () => {
  await follow();
  const { writeNoticeMark } = await import("#storage/notice-mark.ts");
  await writeNoticeMark(null);
  await wake();
  expect([showNotification.mock.calls, setAppBadge.mock.calls, await readMark()]).toEqual([[], [], null]);
});

it("tells nothing to who has ended it while the worker was at work", async () => {
  await follow();
  const { writeNoticeMark } = await import("#storage/notice-mark.ts");
  const storage = await import("#storage/stored-follows.ts");
  const { readStoredFollows } = storage;
  vi.spyOn(storage, "readStoredFollows").mockImplementationOnce(async (suffix) => {
    await writeNoticeMark(null);
    return readStoredFollows(suffix);
  });
  await wake();
  expect([showNotification.mock.calls, await readMark()]).toEqual([[], null]);
});

it("notes nothing as told where the browser refuses notifications", async () => {
  await follow();
  notification.permission = "denied";
  await wake();
  notification.permission = "granted";
  await wake();
  expect(showNotification).toHaveBeenCalledOnce();
});

it("tells nothing, and takes no number away, while the database does not answer, and all of it afterwards", async () => {
  await follow();
  const restore = failCalls(1, 10);
  await wake();
  expect([showNotification.mock.calls, setAppBadge.mock.calls, await readMark()]).toEqual([[], [], MARK]);
  restore();
  await wake();
  expect(showNotification).toHaveBeenCalledOnce();
});

it("shows nothing that it cannot note, as it would come again", async () => {
  await follow();
  const put = vi.fn(async () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const { open } = caches;
  vi.stubGlobal("caches", { open: async (name: string) => ({ ...(await open(name)), put }) });
  await wake();
  expect(put).toHaveBeenCalledOnce();
  expect(showNotification).not.toHaveBeenCalled();
});

it.each(["text", "null", '{"plan":9}', '{"plan":"9","version":"2"}', "[]"])("takes %s for no mark", async (text) => {
  await follow();
  await (await caches.open("notes")).put("/notices", new Response(text));
  expect(await readMark()).toBeNull();
});

it("changes no follow", async () => {
  await follow();
  const before = await rawRecord("follows", "mine");
  await wake();
  expect(await rawRecord("follows", "mine")).toEqual(before);
});

it("tells of what goes on of a plan before from the day on which it was taken over, and of nothing else of it", async () => {
  await follow({ plan: "8", version: 40, on: null });
  const from = { key: "1-1-1", number: "1", title: "前の項目" };
  const inherited = [{ plan: "8", title: "第8次", items: [{ from, fate: "continued" as const, to: ["1-1-2"] }] }];
  const change = { item: "1-1-2", field: "status", old: "a", new: "b" };
  const before = await rawRecord("follows", "mine");
  await wake(2, AFTER_ANOTHER, { inherited });
  expect([showNotification.mock.calls, setAppBadge.mock.calls]).toEqual([[], [[0]]]);
  // Of 1-1-1, which is another item in this plan, nothing is told.
  await wake(3, AFTER_ANOTHER, { inherited });
  expect([showNotification.mock.calls, setAppBadge.mock.calls]).toEqual([[], [[0], [0]]]);
  const { notify } = await import("../../src/worker/notices.ts");
  const next = aSnapshot({ version: 4 });
  const log = [...next.log, { version: 5, date: "2026-05-01", note: "更新", changes: [change] }];
  const renderer = { tellNews, frame: AFTER_ANOTHER };
  await notify(
    { plan: "9", snapshot: async () => ({ ...next, version: 5, log }), renderer: () => renderer } as never,
    { showNotification } as never,
  );
  expect(showNotification.mock.calls).toMatchObject([["1-1-2 項目1-1-2", { body: "状況：a → b" }]]);
  expect(await rawRecord("follows", "mine")).toEqual(before);
});

it("goes to the window that shows the item, else to a new one", async () => {
  const { openNotice } = await import("../../src/worker/notices.ts");
  const focus = vi.fn(async () => {});
  const openWindow = vi.fn(async () => {});
  const windows = [{ url: "https://example.jp/", focus: async () => expect.unreachable() }];
  const clients = { matchAll: async () => windows, openWindow };
  const close = vi.fn();
  const notification = { close, data: "/plans/9/items/1-1-1" } as never;
  await openNotice(notification, clients);
  expect(openWindow.mock.calls).toEqual([["/plans/9/items/1-1-1"]]);
  const shown = { url: "https://example.jp/plans/9/items/1-1-1?q=a#b", focus };
  await openNotice(notification, { ...clients, matchAll: async () => [...windows, shown] });
  expect([focus.mock.calls.length, openWindow.mock.calls.length, close.mock.calls.length]).toEqual([1, 1, 2]);
});
