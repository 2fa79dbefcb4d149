import {
  check,
  expect,
  ITEM,
  isFollowed,
  isShown,
  LIST,
  open,
  SEARCH,
  SETTINGS,
  showsVersion,
  storedVersion,
  useApp,
} from "./device.ts";
import {
  changeTab,
  type Fault,
  renewWorkers,
  runs,
  runsInWorkers,
  sleepsADay,
  stopWorkers,
  type World,
} from "./fault.ts";
import { hang, held } from "./fault-server.ts";

/** The clock of pages and workers stands still at a wrong time. */
const CLOCKS = {
  1999: () => {
    Date.now = () => 946_684_799_000;
  },
  2099: () => {
    Date.now = () => 4_070_908_800_000;
  },
};

const setsClock = (year: keyof typeof CLOCKS) => async (world: World) => {
  await runs(CLOCKS[year])(world);
  await runsInWorkers(CLOCKS[year])(world);
};

async function endsWrongClock(world: World): Promise<void> {
  await renewWorkers(world);
  await changeTab(world);
}

/**
 * The reader comes back when the worker has slept for a day, and a day later again where it does not help: a look that
 * was under way may have been answered with what was there before, and the next is due a minute after it by the worker's
 * clock.
 */
const comesBack = (
  world: World,
  come: () => Promise<unknown>,
  helps: (options: { timeout: number }) => Promise<unknown>,
) =>
  expect(async () => {
    await sleepsADay(world);
    await come();
    await helps({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });

/** The tab was hidden for this long, and is looked at again. */
async function showsAfter({ page }: World["device"], hours: number): Promise<void> {
  await page.clock.fastForward(hours * 3_600_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

const saysOffline = () => Object.defineProperty(navigator, "onLine", { get: () => false });

/** As Safari has it: more than a hundred changes of the address in half a minute are refused. */
const countsChanges = () => {
  const { replaceState } = history;
  const changes: number[] = [];
  history.replaceState = (...change) => {
    changes.push(performance.now());
    if (changes.filter((at) => at > performance.now() - 30_000).length > 100) {
      throw new DOMException("history.replaceState() more than 100 times per 30 seconds", "SecurityError");
    }
    replaceState.apply(history, change);
  };
};

/** What is found on the screen, for some words that the address could not be given. */
async function keepsWords({ device, server }: World, address: string): Promise<void> {
  const { page } = device;
  const field = page.locator("main #q");
  const found = page.locator("main h3:visible");
  await open(device, server, address);
  await useApp(device);
  await page.evaluate(() => {
    for (let times = 0; times < 100; times += 1) history.replaceState(history.state, "", location.href);
  });
  await field.pressSequentially("バス路線");
  // What is looked for stands on the whole list as well.
  await expect(page.getByRole("status").filter({ hasText: "「バス路線」を含む" })).toBeVisible();
  const titles = await found.allTextContents();
  await page.waitForTimeout(600);
  expect(page.url()).not.toContain("q=");
  await page.reload();
  await useApp(device);
  await expect(field).toHaveValue("バス路線");
  await expect(found).toHaveText(titles);
}

/** What browsers, devices and readers do. */
export const BROWSER_FAULTS: readonly Fault[] = [
  {
    name: "the worker is stopped between pages",
    by: "protocol",
    strike: stopWorkers,
    after: async (world) => {
      for (const address of [LIST, "/", ITEM]) {
        await stopWorkers(world);
        await open(world.device, world.server, address);
        await showsVersion(world.device, world.sites, 2);
      }
    },
    says: "news",
    outcome: "it starts again when asked, and renders as before",
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
    says: "news",
    hasDraft: true,
    outcome: "a new tab has everything",
  },
  {
    name: "the clock is wrong: 1999",
    by: "script",
    strike: setsClock(1999),
    says: "news",
    mend: endsWrongClock,
    outcome: "new data; no date on the screen comes from the clock",
  },
  {
    name: "the clock is wrong: 2099",
    by: "script",
    strike: setsClock(2099),
    says: "news",
    mend: endsWrongClock,
    outcome: "new data; no date on the screen comes from the clock",
  },
  {
    name: "another time zone and language",
    by: "protocol",
    device: { timezoneId: "America/Los_Angeles", locale: "ne" },
    strike: async () => {},
    says: "news",
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
    name: "a link that was shared on: ?fbclid=, ?utm_source=, ?gclid=, ?openExternalBrowser=1",
    by: "reader",
    isFirst: true,
    strike: async () => {},
    instead: async ({ device, server }) => {
      const { page } = device;
      server.inject(/^\/assets\/.*\.js$/, hang);
      for (const added of [
        "fbclid=IwAR0",
        "utm_source=line&utm_medium=social",
        "gclid=Cj0K",
        "openExternalBrowser=1",
      ]) {
        await open(device, server, `${LIST}?${added}`);
        // Now, not when a wait for scripts is over.
        expect(await page.locator("[data-item]").first().isVisible(), added).toBe(true);
        await expect(page.locator("html")).not.toHaveAttribute("data-asked");
        await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", LIST);
      }
      await server.heal();
      await open(device, server, `${LIST}?fbclid=IwAR0&openExternalBrowser=1`);
      await useApp(device);
      await page.locator("main #q").fill("バス路線");
      await expect.poll(() => new URL(page.url()).search).toBe(`?q=${encodeURIComponent("バス路線")}`);
      await open(device, server, `${ITEM}?utm_source=line&gclid=Cj0K`);
      await useApp(device);
      await page.evaluate(() => {
        navigator.share = async (data) => void Object.assign(window, { shared: data?.url });
      });
      await page.locator("[data-share]").first().click();
      await page.getByRole("button", { name: "ほかのアプリに渡す" }).click();
      await expect.poll(() => page.evaluate(() => Reflect.get(window, "shared"))).toBe(server.url + ITEM);
      await page.getByRole("button", { name: "閉じる" }).click();
    },
    says: "current",
    outcome: "the whole list at once, without scripts; what others added is not handed on",
  },
  {
    name: "the browser says that it is offline, though all comes",
    by: "script",
    strike: async (world) => {
      await runs(saysOffline)(world);
      await runsInWorkers(saysOffline)(world);
    },
    says: "news",
    after: async ({ device, server, sites }) => {
      const { page } = device;
      server.deploy(await sites.folder(2, 2));
      await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
      await page.locator("[data-update-accept]").click();
      await expect(page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
      expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    },
    outcome: "the host is asked all the same: new data come, and an agreed update takes over",
  },
  {
    name: "the browser refuses more than 100 changes of the address in 30 seconds",
    by: "script",
    strike: runs(countsChanges),
    instead: async (world) => {
      for (const address of [LIST, SEARCH]) await keepsWords(world, address);
      await open(world.device, world.server, ITEM);
    },
    says: "news",
    outcome: "typing goes on; a reload shows what was on the screen",
  },
  {
    name: "words are being composed before the script comes, and never end",
    by: "reader",
    isFirst: true,
    strike: async () => {},
    instead: async ({ device, server }) => {
      const { page } = device;
      for (const address of [LIST, SEARCH]) {
        const { fault, release } = held();
        server.inject(/^\/assets\/.*\.js$/, fault);
        await page.goto(server.url + address, { waitUntil: "commit" });
        await page.locator("main #q").focus();
        const protocol = await device.protocol();
        const compose = (text: string) =>
          protocol.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        await compose("ばす");
        release();
        await useApp(device);
        await expect(page.locator("main h3:visible").filter({ hasText: "市営バス路線の再編" })).toBeVisible();
        await compose("すいどう");
        await expect(page.locator("main h3:visible").filter({ hasText: "水道" }).first()).toBeVisible();
        await expect(page.locator("main h3:visible").filter({ hasText: "市営バス路線の再編" })).toHaveCount(0);
        await protocol.detach();
        await server.heal();
      }
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "what is being composed is searched for, before the script and after it",
  },
  {
    name: "a follow code comes with its address, a label, brackets and signs that nobody sees",
    by: "reader",
    strike: async ({ device, server }) => {
      const { page } = device;
      await open(device, server, SETTINGS);
      const code = (await page.locator("[data-follow-code]").textContent()) ?? "";
      await open(device, server, ITEM);
      await page.locator("[data-follow]").first().click();
      for (const text of [
        `Follow code: 「${code}」。`,
        `フォローコード：${server.url}/settings#f=${code}`,
        `\u200b${code.replaceAll("-", "\u00ad～・")}\ufeff`,
      ]) {
        await open(device, server, SETTINGS);
        await page.getByLabel("フォローコードを入れる").fill(text);
        await page.getByRole("button", { name: "フォローに加える" }).click();
        await expect(page.getByText("1件をフォローに加えました。")).toBeVisible();
      }
    },
    says: "news",
    outcome: "it is understood, and what was followed is followed again",
  },
  {
    name: "an address of 27 KB",
    by: "reader",
    isFirst: true,
    strike: async () => {},
    instead: async ({ device, server }) => {
      const { page } = device;
      await page.goto(`${server.url}${LIST}?q=${"a".repeat(27_000)}`);
      await expect(page.locator("body")).toContainText("アドレスが長すぎます");
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "one sentence of the host's; a device with a worker has the page",
  },
  {
    name: "100,000 letters are pasted into a field",
    by: "reader",
    strike: async () => {},
    instead: async ({ device, server }) => {
      const { page } = device;
      for (const address of [LIST, SEARCH]) {
        await open(device, server, address);
        await useApp(device);
        const field = page.locator("main #q");
        await field.focus();
        await page.keyboard.insertText("あ".repeat(100_000));
        expect((await field.inputValue()).length).toBe(200);
        await field.fill("バス路線");
        await expect(page.locator("main h3:visible").filter({ hasText: "市営バス路線の再編" })).toBeVisible();
      }
      await open(device, server, ITEM);
    },
    says: "news",
    outcome: "the field takes 200 of them, and goes on to answer",
  },
  {
    name: "the reader goes back to a long list, with type at 200 %",
    by: "reader",
    strike: async () => {},
    instead: async ({ device, server }) => {
      const { page } = device;
      const protocol = await device.protocol();
      await protocol.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
      await open(device, server, LIST);
      await useApp(device);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
      const card = page.locator('[data-item="3-2-2"] a').first();
      await card.scrollIntoViewIfNeeded();
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(5_000);
      const findPlace = () => card.evaluate((link) => Math.round(link.getBoundingClientRect().top));
      const place = await findPlace();
      await card.click();
      await page.waitForURL(`${server.url}${LIST}/3-2-2`);
      await useApp(device);
      await page.evaluate(() => void setTimeout(() => history.back()));
      await page.waitForURL(server.url + LIST);
      await expect.poll(findPlace).toBe(place);
      await expect(card).toBeInViewport();
      await protocol.detach();
      await open(device, server, ITEM);
    },
    says: "news",
    outcome: "the very place",
  },
  {
    name: "the page comes back from the back-forward cache",
    by: "reader",
    strike: async () => {},
    instead: async (world) => {
      const { device } = world;
      await comesBack(
        world,
        () => device.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))),
        (options) => expect(device.page.locator("[data-news]")).toBeVisible(options),
      );
    },
    says: "news",
    outcome: "new data are offered without being asked for",
  },
  {
    name: "back after a day, with the server dead",
    by: "reader",
    strike: async (world) => {
      const { device, server } = world;
      await device.page.clock.install();
      await open(device, server, ITEM);
      await useApp(device);
      await server.die();
    },
    instead: async (world) => {
      const { device } = world;
      await comesBack(
        world,
        () => showsAfter(device, 24),
        (options) => expect(device.page.locator("[data-stored]")).toHaveText("・端末のデータ", options),
      );
    },
    says: "unreachable",
    outcome: "the page as it was, marked as what the device holds",
  },
  {
    name: "back after weeks, with much newer data",
    by: "reader",
    strike: async ({ device }) => device.page.clock.install(),
    instead: async (world) => {
      const { device, server, sites } = world;
      await open(device, server, ITEM);
      await useApp(device);
      const showsStored = (hours: number, version: number) =>
        comesBack(
          world,
          () => showsAfter(device, hours),
          (options) => expect.poll(() => storedVersion(device.page), options).toBe(version),
        );
      await showsStored(24, 2);
      server.deploy(await sites.folder(1, 3));
      await showsStored(500, 3);
      await expect(device.page.locator("[data-news]")).toBeVisible();
      // Until the reader says so, the page stays as it is.
      await showsVersion(device, sites, 1);
    },
    says: "news",
    data: 3,
    outcome: "new data are offered; the page stays until the reader takes them",
  },
  {
    name: "newer data come while a personal page is open",
    by: "reader",
    strike: async ({ device, server, sites }) => {
      await open(device, server, "/following");
      await useApp(device);
      await expect(device.page.getByRole("main")).toContainText("〔1〕");
      await showsVersion(device, sites, 1);
    },
    instead: async ({ device, sites, server }) => {
      await check(device);
      await expect(device.page.getByRole("main")).toContainText("〔2〕");
      await isShown(device);
      await showsVersion(device, sites, 2);
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "its app shows them at once, and the age line tells so",
  },
  {
    name: "two tabs, one of them with older data",
    by: "reader",
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      const second = await device.context.newPage();
      await second.goto(server.url + LIST);
      await useApp(device, second);
      await second.locator("[data-check]").click();
      // Both are told, the one that asked and the other.
      for (const page of [second, device.page]) await expect(page.locator("[data-news]")).toBeVisible();
      await second.locator("[data-show]").click();
      await showsVersion(device, sites, 2, second);
      await isShown(device, second);
      await showsVersion(device, sites, 1);
      await second.locator('[data-follow="item:1-1-1"]').click();
      await second.close();
      await isFollowed(device, true);
    },
    says: "news",
    outcome: "each whole in its own version, the older one offered the newer; what is followed in one is in both",
  },
];
