import { expect, type Page } from "@playwright/test";

/** Counts the roots that a page has had, so that `hasTakenOver` can tell the app's from the prerendered one. */
export async function watchTakeOver(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Set<Element>();
    Object.assign(window, { seenRoots: seen });
    new MutationObserver(() => {
      const root = document.getElementById("root");
      if (root) seen.add(root);
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Waits until the app has taken the place of the prerendered page; needs `watchTakeOver` before the page. */
export async function hasTakenOver(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { seenRoots: Set<Element> }).seenRoots.size))
    .toBeGreaterThan(1);
  // What the app does right after: its own look for newer data.
  await expect(page.locator("[data-check]")).toBeEnabled();
}

/** The reader's first move, one that touches nothing; the app then starts. */
export async function move(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("scroll")));
}

/** Opens an address and has the app take over. */
export async function openApp(page: Page, address: string): Promise<void> {
  await watchTakeOver(page);
  await page.goto(address);
  await move(page);
  await hasTakenOver(page);
}

/**
 * Keeps the app from arriving, as a slow line would; the island works meanwhile, or is kept away as well.
 * @returns what lets it arrive.
 */
export async function holdApp(page: Page, part: "main" | "island" = "main"): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(new RegExp(`/assets/${part}-[^/]+\\.js$`), async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** Waits until this device holds everything that offline use needs: the worker, the page and the plan. */
export async function isKept(page: Page, address = new URL(page.url()).pathname): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const hasCached = (key: string) => page.evaluate(async (url) => (await caches.match(url)) !== undefined, key);
  await expect.poll(() => hasCached(new URL(address, page.url()).href)).toBe(true);
  // Noted by the worker once the plan is stored.
  const hasNote = () => page.evaluate(async () => (await (await caches.open("notes")).keys()).length > 0);
  await expect.poll(hasNote).toBe(true);
}

/** What a page complained about: errors, refusals of the security policy, and console messages but plain logs. */
export function listComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}
