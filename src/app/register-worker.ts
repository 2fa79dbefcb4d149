/** How often an installation is begun on one visit, and the milliseconds between two of them. */
const TRIES = 4;
const PAUSE = 15_000;

/**
 * Has this page, with or without the app, loaded anew when another version has taken over. Called at once: the reader
 * may agree in another tab at any moment.
 */
export function followWorker(): void {
  // A page that no worker controlled has nothing old to leave: its first worker is not an update.
  if (!import.meta.env.PROD || !navigator.serviceWorker?.controller) return;
  navigator.serviceWorker.addEventListener("controllerchange", reloadWhenOnline);
}

/**
 * Registers the service worker. On the very first visit it is told to keep this page and to fetch the
 * plan, off the main thread: the page came before the worker did.
 */
export async function registerWorker(plan: string): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const isFirstVisit = navigator.serviceWorker.controller === null;
  try {
    await install();
    if (!isFirstVisit) return;
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: "cache-page", url: location.href });
    active?.postMessage({ type: "refresh", plan });
  } catch {
    // Refused (private window, storage switched off): the site works online as before.
  }
}

/**
 * One file that does not come ends an installation, and on a weak line one of many often does not. What has come is
 * kept, so that trying again fetches only the rest.
 */
async function install(tries = TRIES): Promise<void> {
  const { installing } = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  installing?.addEventListener("statechange", () => {
    if (installing.state === "redundant" && tries > 1) setTimeout(() => install(tries - 1).catch(() => {}), PAUSE);
  });
}

function reloadWhenOnline(): void {
  // Taken away with the site's data, not replaced.
  if (navigator.serviceWorker.controller === null) return;
  if (navigator.onLine) location.reload();
  else addEventListener("online", () => location.reload(), { once: true });
}
