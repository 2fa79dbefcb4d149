import { Workbox } from "workbox-window";
import { onReturn } from "./on-return.ts";

/** Least time between two looks for a new version, in milliseconds. */
const PAUSE = 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/** What TypeScript's library does not know: https://wicg.github.io/periodic-background-sync/ */
interface PeriodicSyncManager {
  register(tag: string, options: { minInterval: number }): Promise<void>;
}

/**
 * Watches for a new version of the app. It waits until `ask`'s answer is called; then every tab
 * reloads once (register-worker.ts). Agreed to without a connection, it takes over once there is one:
 * the pages' parts of the version in office would be gone at once, and those of the new one not be shown yet.
 */
export function watchUpdates(ask: (accept: () => void) => void): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const workbox = new Workbox("/sw.js", { updateViaCache: "none" });
  const tell = (worker: ServiceWorker) => {
    const takeOver = () => {
      // To the very worker that was told of: the registration may not name it as waiting yet.
      worker.postMessage({ type: "SKIP_WAITING" });
      // A page of the very first visit has no worker that could change under it, and so nothing that loads it anew.
      if (!navigator.serviceWorker.controller) location.reload();
    };
    ask(() => (navigator.onLine ? takeOver() : addEventListener("online", takeOver, { once: true })));
  };
  workbox.addEventListener("waiting", ({ sw }) => sw && tell(sw));

  // Installed apps on iOS do not look for a new worker by themselves when they come back.
  onReturn(() => {
    // Without a connection, or behind a portal's login page, there is nothing to find.
    workbox.update().catch(() => undefined);
  }, PAUSE);
  workbox.register().then(
    (registration) => {
      if (!registration) return;
      // workbox-window sees neither what was being installed before it came, nor more than one find after its first minute.
      onInstalled(registration, tell);
      registration.addEventListener("updatefound", () => onInstalled(registration, tell));
      askToBeWoken(registration);
    },
    () => undefined, // refused where storage is switched off: then there is nothing to update
  );
}

/** Calls with the worker that is being installed once it waits for the one in office. */
function onInstalled({ installing, active }: ServiceWorkerRegistration, tell: (worker: ServiceWorker) => void): void {
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed" && active) tell(installing);
  });
}

/** Has the worker look for newer data once a day; only browsers that know this grant it, and only to an installed app. */
function askToBeWoken(registration: ServiceWorkerRegistration & { periodicSync?: PeriodicSyncManager }): void {
  registration.periodicSync?.register("refresh", { minInterval: DAY }).catch(() => undefined);
}
