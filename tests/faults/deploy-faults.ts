import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { check, expect, ITEM, isKept, isShown, LIST, open, recovers, showsVersion, useApp } from "./device.ts";
import { answers, changeTab, type Fault, indexSays, WORKER, type World } from "./fault.ts";
import { abort, edited, hang, held, portal, type ServerFault, status, truncate } from "./fault-server.ts";

/** Version 2 of the app, of which one file does not come as it should: the build before stays in office. */
const newBuildWith = (file: RegExp, fault: ServerFault): Pick<Fault, "by" | "strike" | "says" | "after"> => ({
  by: "deploy",
  strike: async ({ server, sites }) => {
    server.deploy(await sites.folder(2, 2));
    server.inject(file, fault);
  },
  says: "current",
  after: async ({ device, server, sites }) => {
    // It has been tried, and nothing waits to take over.
    await expect.poll(() => server.count(file)).toBeGreaterThan(0);
    await expect
      .poll(() =>
        device.page.evaluate(async () => {
          const { installing, waiting } = await navigator.serviceWorker.ready;
          return [installing, waiting];
        }),
      )
      .toEqual([null, null]);
    await expect(device.page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(1));
  },
});

/** Build 2 is out, and the open page asks whether it may take over. */
async function isAsked({ device, server, sites }: World): Promise<void> {
  await open(device, server, ITEM);
  await useApp(device);
  server.deploy(await sites.folder(2, 2));
  await device.page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
  await expect(device.page.getByRole("button", { name: "更新する", exact: true })).toBeVisible();
}

/** What can happen when a new build is put up, or half of one. */
export const DEPLOY_FAULTS: readonly Fault[] = [
  {
    name: "data of a newer schema, and the newer app that reads them",
    by: "deploy",
    strike: async (world) => {
      await open(world.device, world.server, ITEM);
      await useApp(world.device);
      world.server.deploy(await world.sites.folder(2, 2));
      await indexSays({ schema: 99 })(world);
    },
    // Without a reload.
    instead: async ({ device }) => {
      await check(device);
      await expect(device.page.getByRole("button", { name: "更新する", exact: true })).toBeVisible();
    },
    hasAsked: true,
    says: "newer-than-app",
    outcome: "old data; the newer app is looked for at once, and offered",
  },
  {
    name: "sw.js is HTML",
    by: "deploy",
    strike: answers(WORKER, portal),
    says: "current",
    outcome: "the worker in office goes on",
  },
  {
    name: "sw.js is 404",
    by: "deploy",
    strike: answers(WORKER, status(404)),
    says: "current",
    outcome: "the worker in office goes on",
  },
  {
    name: "sw.js is 500",
    by: "deploy",
    strike: answers(WORKER, status(500)),
    says: "current",
    outcome: "the worker in office goes on",
  },
  {
    name: "sw.js hangs",
    by: "deploy",
    strike: answers(WORKER, hang),
    says: "current",
    outcome: "the worker in office goes on",
  },
  {
    name: "sw.js is half there",
    by: "deploy",
    strike: answers(WORKER, truncate),
    says: "current",
    outcome: "the worker in office goes on",
  },
  {
    name: "one file of a new build is missing",
    ...newBuildWith(/^\/assets\/SettingsPage.*2\.js$/, status(404)),
    outcome: "the build before, whole; the new one is installed when it is whole",
  },
  {
    name: "one file of a new build is a portal's login page",
    ...newBuildWith(/^\/assets\/main-.*2\.js$/, portal),
    outcome: "the build before, whole; the login page is not kept as a script",
  },
  {
    name: "the shell of a new build is a portal's login page",
    ...newBuildWith(/^\/shell\.html$/, portal),
    outcome: "the build before, whole; the login page is not kept as the shell",
  },
  {
    name: "one file of a new build is cut in half, as if whole",
    ...newBuildWith(/^\/assets\/SettingsPage.*2\.js$/, truncate),
    outcome: "the build before, whole; half a script is not kept",
  },
  {
    name: "the browser keeps half a script under its unchanging name",
    by: "server",
    isFirst: true,
    strike: async ({ server }) => server.inject(/^\/assets\/GlossaryPage/, truncate, 1),
    says: "current",
    after: ({ device }) => isKept(device.page),
    outcome: "asked for past the browser's cache; whole on the device",
  },
  {
    name: "a new build is being installed when the app comes",
    by: "deploy",
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      const { page } = device;
      await open(device, server, ITEM);
      const { fault, release } = held();
      server.deploy(await sites.folder(2, 2));
      server.inject(/^\/assets\/SettingsPage.*2\.js$/, fault);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
      const isInstalling = () =>
        page.evaluate(async () => (await navigator.serviceWorker.ready).installing?.state ?? null);
      await expect.poll(isInstalling).toBe("installing");
      await useApp(device);
      const hasPrompt = () =>
        page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("UpdatePrompt")));
      await expect.poll(hasPrompt).toBe(true);
      release();
      await expect(page.getByRole("button", { name: "更新する", exact: true })).toBeVisible();
    },
    says: "current",
    outcome: "asked as soon as it is whole",
  },
  {
    name: "the reader agrees to a new build without a connection",
    by: "reader",
    strike: isAsked,
    instead: async ({ device, server, sites }) => {
      const { page } = device;
      const build = page.locator('meta[name="app-build"]');
      const says = (isOnline: boolean) =>
        page.evaluate((onLine) => {
          Object.defineProperty(navigator, "onLine", { value: onLine, configurable: true });
          dispatchEvent(new Event(onLine ? "online" : "offline"));
        }, isOnline);
      // Chromium's own switch sometimes leaves a waiting worker unable to start for good.
      await server.die();
      await says(false);
      await page.getByRole("button", { name: "更新する", exact: true }).click();
      await expect(page.getByText("インターネットにつながったら、新しい版に切り替えます。")).toBeVisible();
      // A part that this page has not needed yet.
      await page.locator('a[href="/about/method"]').first().click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("判定");
      await expect(build).toHaveAttribute("content", sites.appBuild(1));
      await server.heal();
      await says(true);
      await expect(build).toHaveAttribute("content", sites.appBuild(2));
      await open(device, server, ITEM);
      await useApp(device);
    },
    says: "current",
    outcome: "the build before, whole, until there is a connection",
  },
  {
    name: "pages are cut in half, as if whole",
    by: "server",
    strike: answers(/^\/plans\//, truncate),
    says: "current",
    after: async ({ device, server }) => {
      await open(device, server, ITEM);
      await expect(device.page.locator("footer")).toBeAttached();
    },
    outcome: "the whole page on the device; half a page is not kept",
  },
  {
    name: "a page is newer than the data that can be had",
    by: "server",
    strike: answers(/^\/data\/index\.json$/, status(500)),
    instead: async ({ device, server, sites }) => {
      for (const address of [ITEM, ITEM, LIST, ITEM]) {
        await device.page.goto(server.url + address);
        await showsVersion(device, sites, 1);
      }
      await useApp(device);
    },
    says: "unreachable",
    outcome: "all pages of the version that the device holds, none ahead of it",
  },
  {
    name: "one file is cut off at the first visit",
    by: "server",
    isFirst: true,
    strike: answers(/^\/assets\/GlossaryPage/, abort),
    says: "current",
    outcome: "works online; offline use comes with a later visit",
  },
  {
    name: "one file is cut off once at the first visit",
    by: "server",
    isFirst: true,
    strike: async ({ server, device }) => {
      await device.page.clock.install();
      server.inject(/^\/assets\/GlossaryPage/, abort, 1);
    },
    says: "current",
    after: async ({ device: { page } }) => {
      const isReady = () =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active != null);
      await expect
        .poll(async () => {
          await page.clock.fastForward(60_000);
          return isReady();
        })
        .toBe(true);
    },
    outcome: "works online; the rest is fetched a moment later, so that offline use comes with this visit",
  },
  {
    name: "a page's part is gone after a deploy",
    by: "deploy",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      await open(device, server, "/");
      await useApp(device);
      server.deploy(await sites.folder(2, 2), { dropOldAssets: true });
      await device.page.locator(`a[href="${LIST}"]:visible`).first().click();
      await expect(device.page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
      await isShown(device);
      await open(device, server, ITEM);
      await useApp(device);
    },
    says: "current",
    outcome: "one reload, and the page of the new build",
  },
  {
    name: "a page's part stays missing",
    by: "deploy",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: answers(/^\/assets\/ItemsPage/, status(404)),
    instead: async ({ device, server }) => {
      let loads = 0;
      device.page.on("domcontentloaded", () => {
        loads += 1;
      });
      await open(device, server, "/");
      await useApp(device);
      await device.page.locator(`a[href="${LIST}"]:visible`).first().click();
      await expect(device.page.getByRole("alert")).toContainText("このページを表示できませんでした");
      await isShown(device);
      await open(device, server, ITEM);
      await useApp(device);
      expect(loads).toBe(2);
    },
    says: "current",
    outcome: "told so, without a reload, as there is no other build; other pages work",
  },
  {
    name: "all scripts and styles are missing at the first visit",
    by: "deploy",
    isFirst: true,
    strike: answers(/^\/assets\//, status(404)),
    instead: ({ device, server }) => open(device, server, ITEM),
    outcome: "the page as prerendered",
    mend: changeTab,
    losesFollows: true,
  },
  {
    name: "the kill switch is deployed as sw.js",
    by: "deploy",
    strike: async ({ server, sites }) => {
      const killSwitch = await readFile(join(await sites.folder(1, 1), "kill-switch.js"), "utf8");
      server.inject(
        WORKER,
        edited(() => killSwitch),
      );
    },
    instead: async ({ device, server }) => {
      await device.page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
      const hasWorker = () =>
        device.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length > 0);
      await expect.poll(() => hasWorker().catch(() => null)).toBe(false);
      // The page that it loads anew would register it again; that is the kill switch's purpose.
      await isShown(device);
      await open(device, server, ITEM);
      await useApp(device);
    },
    says: "current",
    outcome: "no worker, no caches; plan, follows and settings stay",
  },
  {
    name: "a new build, with two tabs open",
    by: "deploy",
    strike: async ({ server, sites }) => server.deploy(await sites.folder(2, 2)),
    instead: async ({ device, server, sites }) => {
      // At the first visit of all, a page has no worker that could be replaced under it.
      await open(device, server, ITEM);
      await useApp(device);
      const [first, second] = [device.page, await device.context.newPage()];
      await second.goto(server.url + LIST);
      await useApp(device, second);
      const loads = [first, second].map((page) => {
        const counted = { page, count: 0 };
        page.on("domcontentloaded", () => {
          counted.count += 1;
        });
        return counted;
      });
      await second.getByRole("button", { name: "更新する", exact: true }).click();
      for (const { page } of loads) {
        await expect(page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
        await isShown(device, page);
      }
      // A second reload would come with the app, if ever.
      await useApp(device, second);
      await useApp(device, first);
      expect(loads.map(({ count }) => count)).toEqual([1, 1]);
      await second.close();
    },
    says: "current",
    outcome: "asked in one, both tabs reload once, both on the new build",
  },
  {
    name: "the new build is taken back",
    by: "deploy",
    strike: async ({ server, sites, device }) => {
      server.deploy(await sites.folder(2, 2));
      await recovers(device, server, sites, { app: 2, data: 2 });
      server.deploy(await sites.folder(1, 2));
    },
    instead: ({ device, server, sites }) => recovers(device, server, sites, { app: 1, data: 2 }),
    says: "current",
    outcome: "the build before, with all that the reader has",
  },
  {
    name: "pages are new, data is old (half a deploy)",
    by: "deploy",
    strike: async ({ server, sites, device }) => {
      await open(device, server, ITEM);
      await useApp(device);
      await showsVersion(device, sites, 2);
      server.deploy(await sites.folder(2, 1));
    },
    says: "older",
    outcome: "the newer data that the device has",
  },
  {
    name: "pages and data are new, scripts old ones are gone",
    by: "deploy",
    strike: async ({ server, sites }) => server.deploy(await sites.folder(2, 2), { dropOldAssets: true }),
    says: "current",
    outcome: "the old build from the device until the reader agrees to the new one",
  },
];
