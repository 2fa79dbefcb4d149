import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";

// What stands between the page and its reader: extensions, keyboards, in-app browsers, clocks, old phones. Each on home,
// item, following, list and search, with what is done there. Simulated; docs/devices.md has what takes a device.

const ITEM = "/plans/4/items/2-1-5";
const LIST = "/plans/4/items";
const TITLE = "市営バス路線の再編";

interface Hand {
  name: string;
  by: string;
  outcome: string;
  /** Before the first page. */
  prepare: (page: Page, context: BrowserContext) => Promise<unknown>;
  /** How words are typed, where not letter by letter. */
  type?: (page: Page, words: string) => Promise<void>;
  /** While the item is open, before it is followed. */
  meanwhile?: (page: Page) => Promise<unknown>;
  /** What an app's browser cannot keep from one page to the next. */
  after?: (page: Page) => Promise<unknown>;
}

/** Adds to every element there is and every one that comes. */
const onEveryElement = (script: (element: HTMLElement) => void) => `(() => {
  const touch = ${script};
  const touchAll = (node) => {
    if (!(node instanceof HTMLElement)) return;
    touch(node);
    for (const inner of node.querySelectorAll("*")) if (inner instanceof HTMLElement) touch(inner);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(touchAll);
  }).observe(document, { childList: true, subtree: true });
})()`;

const setsClock = (year: number) => async (page: Page) => page.clock.setFixedTime(new Date(`${year}-06-01T12:00:00`));

/** As Android and iOS keyboards do: nothing is a key, all is composed. */
async function compose(page: Page, words: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  for (let length = 1; length <= words.length; length += 1) {
    const text = words.slice(0, length);
    await protocol.send("Input.imeSetComposition", { text, selectionStart: length, selectionEnd: length });
  }
  await protocol.detach();
}

const HANDS: Hand[] = [
  {
    name: "an extension that darkens pages",
    by: "extension",
    outcome: "as ever: its styles and attributes stand on whatever is drawn",
    prepare: (page) =>
      page.addInitScript(
        onEveryElement((element) => {
          element.setAttribute("data-darkreader-inline-bgcolor", "");
          element.style.setProperty("--darkreader-inline-bgcolor", "#181a1b");
          element.style.setProperty("background-color", "#181a1b", "important");
        }),
      ),
  },
  {
    name: "an extension that makes type larger",
    by: "extension",
    outcome: "as ever",
    prepare: (page) =>
      page.addInitScript(
        onEveryElement((element) => {
          element.style.setProperty("font-size", "24px", "important");
        }),
      ),
  },
  {
    name: "an extension that moves the contents into a view of its own",
    by: "extension",
    outcome: "what is moved goes on to answer",
    prepare: (page) =>
      page.addInitScript(() => {
        addEventListener("DOMContentLoaded", () => {
          const view = document.createElement("div");
          view.id = "reader-view";
          view.append(document.querySelector("main") ?? "");
          document.body.prepend(view);
        });
      }),
  },
  {
    name: "a password manager that adds to fields, buttons and lists",
    by: "extension",
    outcome: "what is added is left alone",
    prepare: (page) =>
      page.addInitScript(
        onEveryElement((element) => {
          if (!element.matches("input, select, button, ul") || element.hasAttribute("data-manager")) return;
          element.setAttribute("data-manager", "");
          const added = document.createElement(element.matches("ul") ? "li" : "password-manager");
          added.className = "password-manager";
          if (element.matches("ul")) element.prepend(added);
          else element.after(added);
        }),
      ),
  },
  {
    name: "a blocker that drops files by their names, and what looks like sharing or news",
    by: "extension",
    outcome: "what it takes is gone, offline use with it; everything else answers",
    prepare: async (page, context) => {
      await context.route(/\/assets\/(draw|unread)[^/]*\.js$|\/og\/|\/icons\//, (route) => route.abort());
      await page.addInitScript(
        onEveryElement((element) => {
          if (element.matches("[data-share], [data-news], [data-stored]")) element.remove();
        }),
      );
    },
  },
  {
    name: "a data saver that leaves pictures out",
    by: "browser",
    outcome: "as ever: nothing is told by a picture alone",
    prepare: async (page, context) => {
      await context.setExtraHTTPHeaders({ "Save-Data": "on" });
      await context.route(/\.(png|svg|webp)$/, (route) => route.abort());
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    },
  },
  {
    name: "a keyboard that composes everything and never ends it",
    by: "keyboard",
    outcome: "found while it is being composed",
    prepare: async () => {},
    type: compose,
  },
  {
    name: "an app's own browser, without worker, caches, sharing, clipboard or storage manager",
    by: "browser",
    outcome: "as ever with a connection; sharing shows the address",
    prepare: (page) =>
      page.addInitScript(() => {
        for (const name of ["serviceWorker", "share", "canShare", "clipboard", "storage"]) {
          Reflect.deleteProperty(Navigator.prototype, name);
        }
        Reflect.deleteProperty(window, "caches");
      }),
    meanwhile: async (page) => {
      await page.locator("[data-share]").click();
      await expect(page.getByRole("dialog")).toContainText(`アドレス：${new URL(ITEM, page.url()).href}`);
      await page.getByRole("button", { name: "閉じる" }).click();
    },
  },
  {
    name: "a clock in 2019",
    by: "clock",
    outcome: "as ever: nothing on a page comes from it",
    prepare: setsClock(2019),
  },
  {
    name: "a clock in 2040",
    by: "clock",
    outcome: "as ever: nothing on a page comes from it",
    prepare: setsClock(2040),
  },
  {
    name: "storage that is cleared while a page is open",
    by: "browser",
    outcome: "the open page goes on, and what is followed then is kept",
    prepare: async () => {},
    meanwhile: async (page) => {
      const protocol = await page.context().newCDPSession(page);
      const { origin } = new URL(page.url());
      await protocol.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await protocol.detach();
    },
  },
  {
    name: "an old phone that ends a tab when it is put away",
    by: "device",
    outcome: "follows are there again, and so is what was typed",
    prepare: async () => {},
    after: async (page) => {
      await page.goto(LIST);
      await page.locator("main #q").pressSequentially("バス路線");
      await page.evaluate(() => {
        // No `pagehide` comes where the system takes the memory.
        Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      const address = page.url();
      const protocol = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      protocol.send("Page.crash").catch(() => undefined);
      await crashed;
      const restored = await page.context().newPage();
      await openPage(restored, address);
      await expect(restored.locator("main #q")).toHaveValue("バス路線");
      await expect(restored.locator("[data-item]:visible").filter({ hasText: TITLE })).toBeVisible();
      await restored.goto(ITEM);
      await expect(restored.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
    },
  },
];

const press = (page: Page, words: string) => page.locator("main #q").pressSequentially(words);

for (const { name, by, outcome, prepare, type = press, meanwhile, after } of HANDS) {
  test(name, async ({ page, context }, testInfo) => {
    testInfo.annotations.push({ type: "fault", description: `${by}｜${outcome}` });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await prepare(page, context);

    await openPage(page, "/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.locator("[data-notice]")).toContainText("いちばん新しいデータです。");

    await openPage(page, ITEM);
    await meanwhile?.(page);
    const follow = page.locator('[data-follow="item:2-1-5"]').first();
    await follow.click();
    await expect(follow).toHaveAttribute("data-following", "true");

    await openPage(page, "/following");
    await expect(page.getByRole("main").getByRole("link", { name: TITLE }).first()).toBeVisible();

    await openPage(page, LIST);
    await page.locator("main #q").focus();
    await type(page, "バス路線");
    await expect(page.locator("[data-count]")).toContainText("「バス路線」を含む項目");
    await expect(page.locator("[data-item]:visible").filter({ hasText: TITLE })).toBeVisible();
    await expect(page.locator("[data-item]:visible").filter({ hasText: "1-1-1" })).toHaveCount(0);

    await openPage(page, "/search");
    await page.locator("main #q").focus();
    await type(page, "バス路線");
    await expect(page.getByRole("main").getByRole("link", { name: TITLE }).first()).toBeVisible();

    await after?.(page);
    expect(errors).toEqual([]);
  });
}
