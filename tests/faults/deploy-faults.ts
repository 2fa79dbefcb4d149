import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { check, expect, FOLLOWING, ITEM, isKept, isShown, LIST, open, recovers, takesNews, useApp } from "./device.ts";
import { answers, type Fault, indexSays, stopWorkers, WORKER, type World } from "./fault.ts";
import {
  abort,
  edited,
  flipByte,
  from,
  hang,
  held,
  portal,
  type ServerFault,
  status,
  truncate,
} from "./fault-server.ts";

/** A script of build 2; those of build 1 have eight letters or digits of their hash. */
const ofBuild2 = (name: string) => new RegExp(`^/assets/${name}-[\\w-]{8}2\\.js$`);
/** The renderer of any build, and that of build 2. */
const RENDERER = /^\/assets\/renderer-\w+\.js$/;
const RENDERER_2 = /^\/assets\/renderer-\w{12}2\.js$/;

/** The worker is whole, or not there. */
const hasNoWorker = ({ device }: World) =>
  expect
    .poll(() =>
      device.page.evaluate(async () => {
        const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
        return [installing, waiting, active].map((one) => one?.state);
      }),
    )
    .toEqual([undefined, undefined, undefined]);

/** Version 2 of the app, of which one file does not come as it should: the active version stays. */
const newBuildWith = (file: RegExp, fault: ServerFault): Pick<Fault, "by" | "strike" | "says" | "after"> => ({
  by: "deploy",
  strike: async ({ server, sites }) => {
    server.deploy(await sites.folder(2, 2));
    server.inject(file, fault);
  },
  says: "news",
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
  await expect(device.page.locator("[data-update-accept]")).toBeVisible();
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
      await expect(device.page.locator("[data-update-accept]")).toBeVisible();
    },
    hasAsked: true,
    says: "newer-than-app",
    outcome: "old data; the newer app is looked for at once, and offered",
  },
  {
    name: "sw.js is HTML",
    by: "deploy",
    strike: answers(WORKER, portal),
    says: "news",
    outcome: "the active version goes on",
  },
  {
    name: "sw.js is 404",
    by: "deploy",
    strike: answers(WORKER, status(404)),
    says: "news",
    outcome: "the active version goes on",
  },
  {
    name: "sw.js is 500",
    by: "deploy",
    strike: answers(WORKER, status(500)),
    says: "news",
    outcome: "the active version goes on",
  },
  {
    name: "sw.js hangs",
    by: "deploy",
    strike: answers(WORKER, hang),
    says: "news",
    outcome: "the active version goes on",
  },
  {
    name: "sw.js is half there",
    by: "deploy",
    strike: answers(WORKER, truncate),
    says: "news",
    outcome: "the active version goes on",
  },
  {
    name: "one file of a new build is missing",
    ...newBuildWith(ofBuild2("settings"), status(404)),
    outcome: "the build before, whole; the new one is installed when it is whole",
  },
  {
    name: "one file of a new build is a portal's login page",
    ...newBuildWith(ofBuild2("island"), portal),
    outcome: "the build before, whole; the login page is not kept as a script",
  },
  {
    name: "the renderer of a new build is missing",
    ...newBuildWith(RENDERER_2, status(404)),
    outcome: "the build before, whole; no worker is installed that cannot render",
  },
  {
    name: "the renderer of a new build is a portal's login page",
    ...newBuildWith(RENDERER_2, portal),
    outcome: "the build before, whole; the login page is not kept as a script",
  },
  {
    name: "the renderer of a new build is altered, still a good script",
    ...newBuildWith(RENDERER_2, flipByte),
    outcome: "the build before, whole; the renderer is known by its hash",
  },
  {
    name: "the renderer does not come at the first visit",
    by: "server",
    isFirst: true,
    strike: answers(RENDERER, status(404)),
    says: "current",
    after: async (world) => {
      await expect.poll(() => world.server.count(RENDERER)).toBeGreaterThan(0);
      await hasNoWorker(world);
    },
    outcome: "works online; offline use comes with a later visit",
  },
  {
    name: "one file of a new build is cut in half, as if whole",
    ...newBuildWith(ofBuild2("settings"), truncate),
    outcome: "the build before, whole; half a script is not kept",
  },
  {
    name: "the browser keeps half a script under its unchanging name",
    by: "server",
    isFirst: true,
    strike: async ({ server }) => server.inject(/^\/assets\/calculator/, truncate, 1),
    says: "current",
    after: ({ device }) => isKept(device.page),
    outcome: "asked for past the browser's cache; whole on the device",
  },
  {
    name: "a new build is being installed when the page comes",
    by: "deploy",
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      const { page } = device;
      const { fault, release } = held();
      server.deploy(await sites.folder(2, 2));
      server.inject(ofBuild2("settings"), fault);
      await open(device, server, ITEM);
      await useApp(device);
      const isInstalling = () =>
        page.evaluate(async () => (await navigator.serviceWorker.ready).installing?.state ?? null);
      await expect.poll(isInstalling).toBe("installing");
      release();
      await expect(page.locator("[data-update-accept]")).toBeVisible();
    },
    says: "news",
    outcome: "asked as soon as it is whole",
  },
  {
    name: "the reader agrees to a new build without a connection",
    by: "reader",
    strike: isAsked,
    instead: async ({ device, server, sites }) => {
      const { page } = device;
      let loads = 0;
      page.on("domcontentloaded", () => {
        loads += 1;
      });
      await server.die();
      await page.locator("[data-update-accept]").click();
      const build = page.locator('meta[name="app-build"]');
      await expect(build).toHaveAttribute("content", sites.appBuild(2));
      await isShown(device);
      await useApp(device);
      expect(loads).toBe(1);
      // Pages and apps that were never opened are those of the new build too.
      for (const address of [LIST, FOLLOWING, ITEM]) {
        await open(device, server, address);
        await useApp(device);
        await expect(build).toHaveAttribute("content", sites.appBuild(2));
      }
    },
    says: "unreachable",
    outcome: "one reload, and the new build, whole: all of it is on the device already",
  },
  {
    name: "a build that the active worker does not know has its first page",
    by: "deploy",
    strike: async ({ server, sites }) => server.deploy(await sites.folder(2, 2)),
    instead: async (world) => {
      await stopWorkers(world);
      // The host has something at an address that this build knows nothing of.
      world.server.inject(
        /^\/news$/,
        edited(() => "<!doctype html><title>news</title><main><h1>news</h1></main>"),
      );
      await world.device.page.goto(`${world.server.url}/news`);
      await expect(world.device.page.locator("h1")).toHaveText("news");
      await open(world.device, world.server, ITEM);
    },
    says: "news",
    outcome: "the host's page, as the host knows more addresses than the device",
  },
  {
    name: "one file is cut off at the first visit",
    by: "server",
    isFirst: true,
    strike: answers(/^\/assets\/calculator/, abort),
    says: "current",
    outcome: "works online; offline use comes with a later visit",
  },
  {
    name: "one file is cut off once at the first visit",
    by: "server",
    isFirst: true,
    strike: async ({ server, device }) => {
      await device.page.clock.install();
      server.inject(/^\/assets\/calculator/, abort, 2);
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
    name: "a personal page's app is missing",
    by: "deploy",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: answers(/^\/assets\/following-[\w-]+\.js$/, status(404)),
    instead: async ({ device, server }) => {
      await open(device, server, FOLLOWING);
      await expect(device.page.getByRole("main")).toContainText("部品が届きませんでした");
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "told so in the app's place; other pages work",
  },
  {
    name: "old scripts are gone after a deploy, where no worker keeps them",
    by: "deploy",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      await open(device, server, "/");
      server.deploy(await sites.folder(2, 2), { dropOldAssets: true });
      await device.page.locator(`a[href="${LIST}"]:visible`).first().click();
      await expect(device.page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
      await useApp(device);
      await isShown(device);
    },
    says: "current",
    outcome: "the next page is a document of the new build, with its own scripts",
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
      await second.locator("[data-update-accept]").click();
      for (const { page } of loads) {
        await expect(page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
        await isShown(device, page);
      }
      // A second reload would come with what answers, if ever.
      await useApp(device, second);
      await useApp(device, first);
      expect(loads.map(({ count }) => count)).toEqual([1, 1]);
      await second.close();
    },
    says: "news",
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
      await check(device);
      await takesNews(device, sites, 2);
      server.deploy(await sites.folder(1, 1));
      server.inject(/^\/(?!data|assets)/, from(await sites.folder(2, 2)));
    },
    says: "older",
    outcome: "the newer data that the device has",
  },
  {
    name: "pages and data are new, scripts old ones are gone",
    by: "deploy",
    strike: async ({ server, sites }) => server.deploy(await sites.folder(2, 2), { dropOldAssets: true }),
    says: "news",
    outcome: "the old build from the device until the reader agrees to the new one",
  },
];
