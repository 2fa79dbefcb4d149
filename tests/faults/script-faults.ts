import { expect, FOLLOWED, FOLLOWING, ITEM, isFollowed, isShown, LIST, open, useApp } from "./device.ts";
import { answers, type Fault, type World } from "./fault.ts";
import { abort, edited, from, hang, keptPortal, type ServerFault, status } from "./fault-server.ts";

// The document comes and its scripts do not: what its inline script alone can say and do (src/app/before-paint.js).

const SCRIPTS = /^\/assets\/.*\.js$/;

const follow = ({ page }: World["device"]) => page.locator(`[data-follow="${FOLLOWED}"]`).first();

/** The reader taps while nothing answers, twice, as one does, and is told. */
async function tapsInVain(world: World): Promise<void> {
  const { page } = world.device;
  await follow(world.device).click();
  await follow(world.device).click();
  await page.locator("[data-check]").click();
  await expect(page.locator("[data-notice]")).toContainText("部品が届きませんでした。");
  await isShown(world.device);
}

/** The way out that the sentence offers: nothing tapped is lost, nothing is done twice. */
async function takesWayOut({ device, server }: World): Promise<void> {
  await server.heal();
  await device.page.getByRole("button", { name: "読み込みなおす" }).click();
  await useApp(device);
  await isFollowed(device, true);
  await expect(device.page.locator("[data-notice]")).not.toContainText("部品が届きませんでした。");
}

/** Nothing answers at the first visit, and what the document alone can do brings all of it. */
const atFirstVisit = (
  pattern: RegExp,
  fault: ServerFault,
): Pick<Fault, "by" | "isFirst" | "strike" | "instead" | "says"> => ({
  by: "server",
  isFirst: true,
  strike: answers(pattern, fault),
  instead: async (world) => {
    await open(world.device, world.server, ITEM);
    await tapsInVain(world);
    await takesWayOut(world);
  },
  says: "current",
});

/** Scripts that do not come, or come as something else, at a first visit. */
export const SCRIPT_FAULTS: readonly Fault[] = [
  {
    name: "the line is lost between a first document and its scripts",
    ...atFirstVisit(SCRIPTS, abort),
    outcome: "a sentence and a way out; what was tapped is followed then, once",
  },
  {
    name: "the scripts of a first document hang",
    by: "server",
    isFirst: true,
    strike: answers(SCRIPTS, hang),
    instead: async (world) => {
      const { device, server } = world;
      await open(device, server, ITEM);
      await tapsInVain(world);
      // The line ends, and is back.
      await server.heal();
      await useApp(device);
      await isFollowed(device, true);
    },
    says: "current",
    outcome:
      "ten seconds after a tap, a sentence; once the line is back, loaded anew, and what was tapped is followed, once",
  },
  {
    name: "all scripts and styles are missing at the first visit",
    ...atFirstVisit(/^\/assets\//, status(404)),
    outcome: "loaded anew once, then a sentence and a way out; what was tapped is followed then, once",
  },
  {
    name: "all scripts are altered so that they do not run",
    ...atFirstVisit(
      SCRIPTS,
      edited((script) => `<!DOCTYPE ${script}`),
    ),
    // What the browser tells of a script that it cannot read.
    reports: /^error: $/,
    outcome: "loaded anew once, then a sentence and a way out; what was tapped is followed then, once",
  },
  {
    name: "the script of a page that is an app is altered so that it does not run",
    by: "server",
    isFirst: true,
    strike: answers(
      /^\/assets\/following-.*\.js$/,
      edited((script) => `<!DOCTYPE ${script}`),
    ),
    instead: async (world) => {
      const { device, server } = world;
      await open(device, server, FOLLOWING);
      await expect(device.page.locator("main [data-waiting]")).toContainText("部品が届きませんでした。");
      await server.heal();
      await device.page.getByRole("button", { name: "読み込みなおす" }).click();
      await useApp(device);
      await open(device, server, ITEM);
      await useApp(device);
    },
    reports: /^error: $/,
    says: "current",
    outcome: "loaded anew once, then a sentence in its place and a way out",
  },
  {
    name: "an old document, whose scripts are gone",
    by: "deploy",
    isFirst: true,
    strike: async ({ server, sites }) => {
      server.deploy(await sites.folder(2, 2), { dropOldAssets: true });
      server.inject(/^\/plans\/4\/items\/2-1-5$/, from(await sites.folder(1, 1)), 1);
    },
    instead: async ({ device, server, sites }) => {
      await device.page.goto(server.url + ITEM, { waitUntil: "commit" });
      await follow(device).click();
      await expect(device.page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
      await useApp(device);
      await isFollowed(device, true);
    },
    says: "current",
    outcome: "the document of the new build, without a press; what was tapped is followed, once",
  },
  {
    name: "a portal answers the scripts of a first visit, and has the browser keep that for ever",
    by: "server",
    isFirst: true,
    strike: answers(SCRIPTS, keptPortal),
    instead: async (world) => {
      const { device, server } = world;
      await open(device, server, ITEM);
      await tapsInVain(world);
      await server.heal();
      // The next visit mends itself, and brings what was tapped.
      await open(device, server, LIST);
      await useApp(device);
      await isFollowed(device, true);
      await open(device, server, ITEM);
      await useApp(device);
    },
    says: "current",
    outcome: "a sentence; the next visit asks past the browser's cache by itself, and follows what was tapped",
  },
];
