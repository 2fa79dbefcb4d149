import { readdirSync } from "node:fs";
import { Builder, By } from "selenium-webdriver";
import { findProgram } from "../../src/tools/find-program.ts";
import { type Browser, type Engine, toScript, until } from "./browser.ts";
import { endGroup, findFreePort, startGroup } from "./programs.ts";

/** WebKit (the engine of Safari) as Debian builds it, through its own WebDriver. */
export const WEBKIT: Engine = {
  name: "WebKit",
  install: "apt-get install webkit2gtk-driver xvfb",
  async launch() {
    const driver = findProgram("WebKitWebDriver");
    const screen = findProgram("xvfb-run");
    const browser = findMiniBrowser();
    return driver && screen && browser ? start(screen, driver, browser) : null;
  },
};

/** Debian puts it into the folder of the machine's architecture. */
function findMiniBrowser(): string | null {
  const places = listFolders("/usr/lib").flatMap((folder) =>
    listFolders(folder)
      .filter((name) => /webkit2gtk-4/.test(name))
      .map((name) => `${name}/MiniBrowser`),
  );
  return findProgram("MiniBrowser", ...places);
}

function listFolders(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}

async function start(screen: string, driver: string, miniBrowser: string): Promise<Browser> {
  const port = await findFreePort();
  const child = startGroup(screen, ["-a", driver, `--port=${port}`], {
    // Its sandbox cannot be set up by root, which is who runs tests in containers.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    LANG: "ja_JP.UTF-8",
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await until("WebKitWebDriver", async () => (await fetch(`${url}/status`)).ok);
    const options = { binary: miniBrowser, args: ["--automation"] };
    const driver = await new Builder()
      .usingServer(url)
      .withCapabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options })
      .build();
    const find = (selector: string) => driver.findElement(By.css(selector));
    return {
      name: `WebKitGTK ${(await driver.getCapabilities()).getBrowserVersion()}`,
      open: (address) => driver.get(address),
      evaluate: (inPage, ...args) => driver.executeScript(toScript(inPage, args)),
      click: (selector) => find(selector).click(),
      type: (selector, text) => find(selector).sendKeys(text),
      choose: (selector, path) => find(selector).sendKeys(path),
      async changeTab() {
        const before = await driver.getWindowHandle();
        await driver.switchTo().newWindow("tab");
        const next = await driver.getWindowHandle();
        await driver.switchTo().window(before);
        await driver.close();
        await driver.switchTo().window(next);
      },
      async close() {
        await driver.quit().catch(() => undefined); // it is ended in any case
        await endGroup(child);
      },
    };
  } catch (error) {
    await endGroup(child);
    throw error;
  }
}
