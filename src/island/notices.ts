import { listFollows, onFollowsChanged } from "#storage/follows.ts";
import { readNoticeMark, writeNoticeMark } from "#storage/notice-mark.ts";
import { isShared } from "#storage/settings.ts";
import { pageFacts } from "./page-facts.ts";

/** Whether the reader is notified, or could be by a tap; else why not. */
type State = "unsupported" | "shared" | "not-installed" | "denied" | "nothing" | "off" | "on";

const WORDS: Record<State, string> = {
  unsupported: "このブラウザには、閉じているあいだに確かめるしくみがないため、通知できません。",
  shared: "みんなで使う端末では、通知しません。",
  "not-installed":
    "いまは使えません。ホーム画面に追加したアプリに、ブラウザが閉じているあいだの確認を許すと、ここで選べます。",
  denied: "通知は、止められています。ブラウザか端末の設定で、このサイトの通知を許可すると、ここで選べます。",
  nothing: "先に、気になる項目や地域をフォローしてください。",
  off: "",
  on: "通知します。読んだことと、知らせたことは、もう知らせません。",
};
const NOT_KEPT = "このブラウザでは保存できないため、通知できません。";

/** Offers notifications in their place on the settings page, where this device can give any, and says why where it cannot. */
export function showNotices(place: HTMLElement): void {
  const words = place.querySelector("p");
  const button = place.querySelector("button");
  if (!words || !button) return;
  const show = async (failure = "") => {
    const state = await readState();
    words.textContent = failure || WORDS[state];
    button.hidden = state !== "on" && state !== "off";
    button.textContent = state === "on" ? "通知をやめる" : "通知を受け取る";
    button.onclick = () => void (state === "on" ? writeNoticeMark(null).then(() => show()) : begin().then(show));
  };
  onFollowsChanged(() => void show());
  // The reader comes back from the browser's own settings.
  document.addEventListener("visibilitychange", () => void show());
  void show();
}

/** Ends notifications, and takes away what was told: on a shared device nobody reads of what its owner follows. */
export async function endNotices(): Promise<void> {
  await writeNoticeMark(null);
  const registration = await navigator.serviceWorker?.getRegistration();
  // Absent where the browser knows no notifications.
  for (const notification of (await registration?.getNotifications?.()) ?? []) notification.close();
}

/** Asks the browser, as only a tap may; answers what went wrong. */
async function begin(): Promise<string> {
  if ((await Notification.requestPermission()) !== "granted") return "";
  const { plan, version } = pageFacts;
  return (await writeNoticeMark({ plan, version, on: null })) ? "" : NOT_KEPT;
}

async function readState(): Promise<State> {
  if (isShared()) return "shared";
  const { Notification, ServiceWorkerRegistration } = globalThis as Partial<typeof globalThis>;
  if (!Notification || !ServiceWorkerRegistration || !("periodicSync" in ServiceWorkerRegistration.prototype)) {
    return "unsupported";
  }
  const waking = await navigator.permissions.query({ name: "periodic-background-sync" as PermissionName });
  if (waking.state !== "granted") return "not-installed";
  if (Notification.permission === "denied") return "denied";
  // Whoever unfollows everything can still end it.
  if (Notification.permission === "granted" && (await readNoticeMark())) return "on";
  return (await listFollows()).length > 0 ? "off" : "nothing";
}
