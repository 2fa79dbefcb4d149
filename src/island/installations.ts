import { Workbox } from "workbox-window";
import { takeNotReadyBack, tellActive, tellNotReady } from "./active-worker.ts";
import { onReturn } from "./on-return.ts";
import { tell } from "./told.ts";

/** How often an installation is begun on one visit, and the milliseconds between two of them. */
const MAX_TRIES = 4;
const RETRY_MS = 15_000;
/** Least time between two looks for a newer version, in milliseconds. */
const MIN_INTERVAL_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** What TypeScript's library does not know: https://wicg.github.io/periodic-background-sync/ */
interface PeriodicSyncManager {
  register(tag: string, options: { minInterval: number }): Promise<void>;
}

/**
 * Registers the service worker, and offers each newer version of the app. It waits until the reader agrees; then every
 * tab is loaded anew, once. What it needs is on the device by then, so that a connection makes no difference. Rejects
 * where the browser refuses, or the host has no worker to give.
 */
export async function install(): Promise<void> {
  const workbox = new Workbox("/sw.js", { updateViaCache: "none" });
  workbox.addEventListener("waiting", ({ sw }) => sw && offer(sw));
  const registration = await workbox.register();
  if (!registration) return tellActive(null);
  void navigator.serviceWorker.ready.then(({ active }) => tellActive(active));
  followInstallations(registration);
  // Installed apps on iOS do not look for a new worker by themselves when they come back.
  onReturn(() => {
    // Without a connection, or behind a portal's login page, there is nothing to find.
    workbox.update().catch(() => undefined);
  }, MIN_INTERVAL_MS);
  registerPeriodicSync(registration);
}

let tries = 1;

/**
 * Offers each worker that comes to wait for the active one, and begins an installation anew that has ended: one file that
 * does not come ends it, and on a weak line one of many often does not. What has come is kept, so that trying again
 * fetches only the rest. workbox-window sees neither what was being installed before it came, nor more than one find.
 */
function followInstallations(registration: ServiceWorkerRegistration): void {
  const follow = () => {
    const { installing, active } = registration;
    let isInstalling = true;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && active) offer(installing);
      if (installing.state === "activated") takeNotReadyBack();
      // Not one that was replaced later.
      if (installing.state === "redundant" && isInstalling) {
        if (!active) tellNotReady();
        tryAgain(registration);
      }
      isInstalling = false;
    });
  };
  follow();
  registration.addEventListener("updatefound", follow);
}

function tryAgain(registration: ServiceWorkerRegistration): void {
  if (tries >= MAX_TRIES) return;
  tries += 1;
  const register = async () => {
    const next = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    // A first installation that ended has taken its registration with it.
    if (next !== registration) followInstallations(next);
  };
  setTimeout(() => void register().catch(() => undefined), RETRY_MS);
}

/** The worker that the reader is asked about; a still newer one takes its place. */
let offered: ServiceWorker | undefined;

function offer(worker: ServiceWorker): void {
  offered = worker;
  tell("update", "アプリの新しい版があります。", [
    ["updateAccept", "更新する"],
    ["updateLater", "あとで"],
  ]);
}

/** The reader agrees. To the very worker that was offered: the registration may not name it as waiting yet. */
export function acceptUpdate(): void {
  tell("update", "新しい版に切り替えています…", []);
  offered?.postMessage({ type: "SKIP_WAITING" });
  // A page of the very first visit has no worker that could change under it, and so nothing that loads it anew.
  if (!navigator.serviceWorker.controller) location.reload();
}

/** Has the worker look for newer data once a day; only browsers that know this grant it, and only to an installed app. */
function registerPeriodicSync(registration: ServiceWorkerRegistration & { periodicSync?: PeriodicSyncManager }): void {
  registration.periodicSync?.register("refresh", { minInterval: DAY_MS }).catch(() => undefined);
}
