import { expect, type Locator, type Page } from "@playwright/test";

/** Opens an address and waits until what answers there does. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await answers(page);
}

/** Waits until the island takes taps and, where the document has a place for an app, until that is drawn. */
export async function answers(page: Page): Promise<void> {
  // A document that has only begun to come has no list of taps yet.
  const isAnswering = () =>
    page.evaluate(() => Object.hasOwn((window as unknown as { taps?: unknown[] }).taps ?? {}, "push"));
  await expect.poll(isAnswering).toBe(true);
  await expect(page.locator("[data-waiting]")).toHaveCount(0);
}

/**
 * Keeps a script from arriving, as a slow line would: the one that answers on every page (and on the list of items, whose
 * app comes with it), or the app of a personal page. Only where no worker answers yet.
 * @returns what lets it arrive.
 */
export async function holdScript(
  page: Page,
  name: "island" | "following" | "search" | "settings",
): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(new RegExp(`/assets/${name}-[^/]+\\.js$`), async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** Waits until this device holds everything that offline use needs: the worker with its files, and the plan. */
export async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => storedVersion(page)).toBeGreaterThan(0);
}

/** The version of the plan that lies in this device's database; 0 where there is none. */
export function storedVersion(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Opening it would make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === "reform-plan")) return 0;
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((answered, failed) => {
        request.onsuccess = () => answered(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await answerOf(indexedDB.open("reform-plan"));
    try {
      const all = await answerOf<{ snapshot: { version: number } }[]>(
        database.transaction("snapshots").objectStore("snapshots").getAll(),
      );
      return all[0]?.snapshot.version ?? 0;
    } finally {
      database.close();
    }
  });
}

/** Has this device hold everything, so that it renders every page from then on. */
export async function keepSite(page: Page, site = ""): Promise<void> {
  await page.goto(`${site}/about`);
  await isKept(page);
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

/** Has the browser wake the worker of a site in the background, as it does once a day. */
export async function wakeWorker(page: Page, origin: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    protocol.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [registration] }) => {
      if (registration) resolve(registration.registrationId);
    });
  });
  await protocol.send("ServiceWorker.enable");
  await protocol.send("ServiceWorker.dispatchPeriodicSyncEvent", {
    origin,
    registrationId: await registrationId,
    tag: "refresh",
  });
}

/** Goes to an element with the keyboard alone, from where the focus is. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}
