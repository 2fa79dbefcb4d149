import { chromium } from "@playwright/test";
import { findBrowser } from "../../src/tools/setup-browser.ts";
import { type Browser, type Engine, toScript } from "./browser.ts";

/** Chromium through Playwright, as in tests/e2e. */
export const CHROMIUM: Engine = {
  name: "Chromium",
  install: "npm test が用意します",
  async launch() {
    const executablePath = findBrowser();
    return executablePath ? start(executablePath) : null;
  },
};

async function start(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const context = await browser.newContext({ locale: "ja-JP" });
  let page = await context.newPage();
  return {
    name: `Chromium ${browser.version()}`,
    async open(url) {
      await page.goto(url);
    },
    evaluate: (inPage, ...args) => page.evaluate(`(() => { ${toScript(inPage, args)} })()`),
    click: (selector) => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).first().pressSequentially(text),
    choose: (selector, path) => page.locator(selector).first().setInputFiles(path),
    async changeTab() {
      const next = await context.newPage();
      await page.close();
      page = next;
    },
    close: () => browser.close(),
  };
}
