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
  const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
  return {
    name: `Chromium ${browser.version()}`,
    async open(url) {
      await page.goto(url);
    },
    evaluate: (inPage, ...args) => page.evaluate(`(() => { ${toScript(inPage, args)} })()`),
    click: (selector) => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).first().pressSequentially(text),
    close: () => browser.close(),
  };
}
