import { tellActive, tellNotReady } from "./active-worker.ts";

/**
 * Has this page loaded anew when another version of the app has taken over. Called at once: the reader may agree in
 * another tab at any moment.
 */
export function reloadOnTakeOver(): void {
  // A page that no worker controlled has nothing old to leave: its first worker is not an update.
  if (!navigator.serviceWorker?.controller) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // Null: taken away with the site's data, not replaced.
    if (navigator.serviceWorker.controller !== null) location.reload();
  });
}

/** Registers the service worker, where the browser knows such a thing; what it takes is fetched when the page is there. */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return tellActive(null);
  try {
    const { install } = await import("./installations.ts");
    await install();
  } catch {
    // Refused (private window, storage switched off), or the host has no worker to give: the site works online as before.
    tellNotReady();
  }
}

/** Looks for a newer version of the app now, as where the data need one. */
export async function lookForNewerApp(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
}
