import { Workbox } from "workbox-window";

/** Least time between two looks for a new version, in milliseconds. */
const PAUSE = 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/** What TypeScript's library does not know: https://wicg.github.io/periodic-background-sync/ */
interface PeriodicSyncManager {
  register(tag: string, options: { minInterval: number }): Promise<void>;
}

/**
 * Watches for a new version of the app. It waits until `ask`'s answer is called; then every tab
 * reloads once (register-worker.ts).
 */
export function watchUpdates(ask: (accept: () => void) => void): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const workbox = new Workbox("/sw.js", { updateViaCache: "none" });
  workbox.addEventListener("waiting", () => ask(() => workbox.messageSkipWaiting()));

  // Installed apps on iOS do not look for a new worker by themselves when they come back.
  let last = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - last < PAUSE) return;
    last = performance.now();
    // Without a connection, or behind a portal's login page, there is nothing to find.
    workbox.update().catch(() => undefined);
  });
  // Refused where storage is switched off: then there is nothing to update.
  workbox.register().then(askToBeWoken, () => undefined);
}

/** Has the worker look for newer data once a day; only browsers that know this grant it, and only to an installed app. */
function askToBeWoken(registration?: ServiceWorkerRegistration & { periodicSync?: PeriodicSyncManager }): void {
  registration?.periodicSync?.register("refresh", { minInterval: DAY }).catch(() => undefined);
}
