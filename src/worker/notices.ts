import { todayInTokyo } from "#domain/today.ts";
import { suffixOf } from "#storage/follow-records.ts";
import { takeOverInDatabase } from "#storage/handed-follows.ts";
import { readNoticeMark, writeNoticeMark } from "#storage/notice-mark.ts";
import { readStoredFollows } from "#storage/stored-follows.ts";
import type { Pages } from "./pages.ts";

/**
 * Tells a reader who wants it, at most once a day, what has changed of what they follow, and counts it on the app's icon.
 * It is noted before it is shown: what could not be noted would come again.
 */
export async function notify(pages: Pages, registration: ServiceWorkerRegistration): Promise<void> {
  const mark = await readNoticeMark();
  if (!mark || Notification.permission !== "granted") return;
  const snapshot = await pages.snapshot();
  if (!snapshot) return;
  const { tellNews, frame } = pages.renderer();
  const { before = [] } = frame.plans ?? {};
  // Whoever has not opened the app since the plan became the current one is told of what goes on in it.
  await takeOverInDatabase(snapshot, before);
  const follows = await readStoredFollows(suffixOf(pages.plan, before[0]));
  if (!follows) return;
  const today = todayInTokyo();
  const { unread, notice } = tellNews(snapshot, follows, mark, today);
  // Absent where the browser puts no numbers on icons; the answer changes nothing.
  void navigator.setAppBadge?.(unread).catch(() => undefined);
  // Asked again: the reader may have ended it meanwhile, and a mark would begin it anew.
  if (!notice || !(await readNoticeMark())) return;
  if (!(await writeNoticeMark({ plan: pages.plan, version: snapshot.version, on: today }))) return;
  const { title, body, address } = notice;
  await registration.showNotification(title, {
    body,
    lang: "ja",
    tag: "news",
    data: address,
    ...(frame.icons["icon-192.png"] && { icon: frame.icons["icon-192.png"] }),
  });
}

/** What a worker can do with the site's windows (`self.clients`). */
interface Windows {
  matchAll: (of: { type: "window"; includeUncontrolled: true }) => Promise<readonly Window[]>;
  openWindow: (address: string) => Promise<unknown>;
}
interface Window {
  url: string;
  focus: () => Promise<unknown>;
}

/** Goes to the item of a notification: to the window that shows it, or to a new one. */
export async function openNotice(notification: Notification, clients: Windows): Promise<void> {
  notification.close();
  const address = String(notification.data);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find(({ url }) => new URL(url).pathname === address);
  await (shown ? shown.focus() : clients.openWindow(address));
}
