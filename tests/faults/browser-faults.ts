import { expect, ITEM, open, showsVersion, useApp } from "./device.ts";
import { changeTab, type Fault } from "./fault.ts";

/** What browsers, devices and readers do. */
export const BROWSER_FAULTS: readonly Fault[] = [
  {
    name: "all workers are stopped",
    by: "protocol",
    strike: async ({ device }) => {
      const protocol = await device.protocol();
      await protocol.send("ServiceWorker.enable");
      await protocol.send("ServiceWorker.stopAllWorkers");
    },
    says: "current",
    outcome: "they start again when asked",
  },
  {
    name: "the renderer crashes",
    by: "protocol",
    strike: async (world) => {
      const next = await world.device.context.newPage();
      const { page } = world.device;
      // The navigation itself never ends.
      await Promise.all([page.waitForEvent("crash"), page.goto("chrome://crash").catch(() => undefined)]);
      world.device.page = next;
    },
    says: "current",
    outcome: "a new tab has everything",
  },
  {
    name: "the clock is wrong: 1999",
    by: "protocol",
    strike: ({ device }) => device.page.clock.setFixedTime("1999-12-31T23:59:59Z"),
    says: "current",
    mend: changeTab,
    outcome: "new data; no date on the screen comes from the clock",
  },
  {
    name: "the clock is wrong: 2099",
    by: "protocol",
    strike: ({ device }) => device.page.clock.setFixedTime("2099-01-01T00:00:00Z"),
    says: "current",
    mend: changeTab,
    outcome: "new data; no date on the screen comes from the clock",
  },
  {
    name: "another time zone and language",
    by: "protocol",
    device: { timezoneId: "America/Los_Angeles", locale: "ne" },
    strike: async () => {},
    says: "current",
    outcome: "the same dates as in Japan",
  },
  {
    name: "a private window",
    by: "reader",
    strike: async ({ restart, device }) => {
      await restart();
      device.forget();
    },
    says: "current",
    losesFollows: true,
    outcome: "works as long as it is open; the next one begins anew, with the offer of the code",
  },
  {
    name: "JavaScript is off",
    by: "reader",
    isFirst: true,
    device: { javaScriptEnabled: false },
    strike: async () => {},
    instead: ({ device, server }) => open(device, server, ITEM),
    hasNoApp: true,
    outcome: "every page to read, none of the buttons",
  },
  {
    name: "the page comes back from the back-forward cache",
    by: "reader",
    strike: async () => {},
    instead: async ({ device, sites }) => {
      await device.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      await showsVersion(device, sites, 2);
    },
    says: "current",
    outcome: "new data without a reload",
  },
  {
    name: "back after a day, with the server dead",
    by: "reader",
    strike: async ({ device, server }) => {
      await device.page.clock.install();
      await open(device, server, ITEM);
      await useApp(device);
      await server.die();
    },
    instead: async ({ device, server }) => {
      await device.page.clock.fastForward(24 * 3_600_000);
      await device.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await expect(device.page.getByText("端末のデータ")).toBeVisible();
      void server;
    },
    says: "unreachable",
    outcome: "the page as it was, marked as what the device holds",
  },
  {
    name: "back after weeks, with much newer data",
    by: "reader",
    strike: async ({ device }) => device.page.clock.install(),
    instead: async ({ device, server, sites }) => {
      await open(device, server, ITEM);
      await useApp(device);
      server.deploy(await sites.folder(1, 3));
      await device.page.clock.fastForward(500 * 3_600_000);
      await device.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await showsVersion(device, sites, 3);
    },
    says: "current",
    outcome: "new data without a reload",
  },
];
