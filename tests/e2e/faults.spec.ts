import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import {
  check,
  expect,
  ITEM,
  isFollowed,
  isShown,
  open,
  recovers,
  says,
  showsVersion,
  takesNews,
  useApp,
  visitWell,
  watchDevice,
  writeWell,
} from "../faults/device.ts";
import { type Fault, hasDraft, offersCode, renewWorkers, type World } from "../faults/fault.ts";
import { type FaultServer, startFaultServer } from "../faults/fault-server.ts";
import { FAULTS } from "../faults/faults.ts";
import { test as base } from "./support/many-sites.ts";
import { openProfile } from "./support/profile.ts";

// Every fault of tests/faults/faults.ts against the built app. In all of them: there is a page to read, its name, date and
// contents are of one version, which never goes back; follows are as they were or a code may be entered, a draft is as it
// was, what the reader is told is right, and two loads after all is well the newest data and the newest app are there.

const test = base.extend<{ server: FaultServer }>({
  server: async ({ sites }, use) => {
    const server = await startFaultServer(await sites.folder(1, 1));
    await use(server);
    await server.close();
  },
});

test.use({ trace: "off" });

test("every fault has a name of its own", () => {
  const names = FAULTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
});

for (const fault of FAULTS) {
  test(fault.name, async ({ browser, server, sites, launchOptions, contextOptions }, testInfo) => {
    // Against hanging: some fifty files, one after the other.
    if (fault.isLong) test.setTimeout(900_000);
    testInfo.annotations.push({ type: "fault", description: `${fault.by}｜${describeOutcome(fault)}` });
    const options = { ...contextOptions, ...fault.device };
    const place = fault.onDisk
      ? await openOnDisk(fault, { ...launchOptions, ...options })
      : await openPrivate(() => browser.newContext(options));
    const device = await watchDevice(place.context, sites, server);
    const world: World = {
      server,
      sites,
      device,
      browser,
      draft: null,
      async restart(edit) {
        Object.assign(device, await watchDevice(await place.restart(edit), sites, server, { ...device }));
      },
    };
    try {
      await suffer(fault, world);
      await heal(fault, world);
      expect(device.violations.filter((one) => !fault.reports?.test(one))).toEqual([]);
    } finally {
      await device.context.close();
      await place.remove();
    }
  });
}

/** From the good visit to the answer that the reader gets. */
async function suffer(fault: Fault, world: World): Promise<void> {
  const { server, sites, device } = world;
  if (!fault.isFirst) await visitWell(device, server);
  if (fault.hasDraft) {
    world.draft = "停留所が遠い";
    await writeWell(device, server, world.draft);
  }
  server.deploy(await sites.folder(1, 2));
  await fault.strike(world);
  if (fault.instead) await fault.instead(world);
  else {
    await open(device, server, ITEM);
    if (fault.isFirst) await device.page.locator("[data-follow]").first().click();
    await useApp(device);
  }
  if (fault.says) {
    if (!fault.hasAsked) await check(device);
    await says(device, fault.says);
  }
  if (fault.says === "news") await takesNews(device, sites, fault.data ?? 2);
  if (!fault.hasNoPage) await isShown(device);
  if (!fault.isFirst && !fault.losesFollows && !fault.hasNoPage) await isFollowed(device, true);
  if (fault.losesFollows && fault.says) await offersCode(world);
  await fault.after?.(world);
}

async function heal(fault: Fault, world: World): Promise<void> {
  const { server, sites, device } = world;
  await fault.mend?.(world);
  if (device.inWorkers.size > 0) await renewWorkers(world);
  await server.heal();
  server.deploy(await sites.folder(2, 3));
  if (fault.hasNoApp) {
    await open(device, server, ITEM);
    await showsVersion(device, sites, 3);
    return;
  }
  await recovers(device, server, sites, { app: 2, data: 3 });
  if (!fault.isFirst && !fault.losesFollows) await isFollowed(device, true);
  if (fault.hasDraft) await hasDraft(world);
}

function describeOutcome({ outcome, says }: Fault): string {
  return says ? `${outcome} [${says}]` : outcome;
}

interface Place {
  context: BrowserContext;
  restart: (edit?: (profile: string) => Promise<void>) => Promise<BrowserContext>;
  remove: () => Promise<void>;
}

/** A browser that keeps nothing beyond its end. */
async function openPrivate(openContext: () => Promise<BrowserContext>): Promise<Place> {
  const context = await openContext();
  return {
    context,
    async restart() {
      await context.close();
      return openContext();
    },
    remove: async () => {},
  };
}

async function openOnDisk({ onDisk }: Fault, options: Parameters<typeof openProfile>[1]): Promise<Place> {
  const profile = await mkdtemp(join(tmpdir(), "profile-"));
  if (onDisk?.preferences) {
    await mkdir(join(profile, "Default"));
    await writeFile(join(profile, "Default/Preferences"), JSON.stringify(onDisk.preferences));
  }
  let context = await openProfile(profile, options);
  return {
    context,
    async restart(edit) {
      await context.close();
      await edit?.(profile);
      context = await openProfile(profile, options);
      return context;
    },
    remove: () => rm(profile, { recursive: true, force: true }),
  };
}
