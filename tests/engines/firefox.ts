import puppeteer, { type ElementHandle } from "puppeteer-core";
import { findProgram } from "../../src/tools/find-program.ts";
import { type Browser, type Engine, toScript } from "./browser.ts";

/** No questions, no traffic of Firefox's own. */
const PREFERENCES = {
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "intl.accept_languages": "ja",
};

/** Firefox through Puppeteer, by WebDriver BiDi. */
export const FIREFOX: Engine = {
  name: "Firefox",
  install: "apt-get install firefox-esr",
  async launch() {
    const program = findProgram("firefox-esr") ?? findProgram("firefox");
    return program ? start(program) : null;
  },
};

async function start(executablePath: string): Promise<Browser> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, extraPrefsFirefox: PREFERENCES });
  let page = await browser.newPage();
  return {
    name: `Firefox ${(await browser.version()).replace(/^.*\//, "")}`,
    async open(url) {
      await page.goto(url);
    },
    evaluate: (inPage, ...args) => page.evaluate(`(() => { ${toScript(inPage, args)} })()`) as never,
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    async choose(selector, path) {
      const field = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
      if (!field) throw new Error(`no ${selector}`);
      await field.uploadFile(path);
    },
    async changeTab() {
      const next = await browser.newPage();
      await page.close();
      page = next;
    },
    close: () => browser.close(),
  };
}
