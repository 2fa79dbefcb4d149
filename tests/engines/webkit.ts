import { readdirSync } from "node:fs";
import { findProgram } from "../../src/tools/find-program.ts";
import { type Browser, type Engine, toScript, until } from "./browser.ts";
import { endGroup, findFreePort, startGroup } from "./programs.ts";

/** The key under which WebDriver hands out elements: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** WebKit (the engine of Safari) as Debian builds it, through its WebDriver: https://www.w3.org/TR/webdriver2/ */
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
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  try {
    await until("WebKitWebDriver", async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok);
    const options = { binary: miniBrowser, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const session = (await send("POST", "/session", { capabilities })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const base = `/session/${session.sessionId}`;
    const find = async (selector: string) => {
      const element = await send("POST", `${base}/element`, { using: "css selector", value: selector });
      return (element as Record<string, string>)[ELEMENT];
    };
    return {
      name: `WebKitGTK ${session.capabilities.browserVersion}`,
      async open(url) {
        await send("POST", `${base}/url`, { url });
      },
      async evaluate(inPage, ...args) {
        return (await send("POST", `${base}/execute/sync`, { script: toScript(inPage, args), args: [] })) as never;
      },
      async click(selector) {
        await send("POST", `${base}/element/${await find(selector)}/click`, {});
      },
      async type(selector, text) {
        await send("POST", `${base}/element/${await find(selector)}/value`, { text });
      },
      async close() {
        await send("DELETE", base).catch(() => undefined); // it is ended in any case
        await endGroup(child);
      },
    };
  } catch (error) {
    await endGroup(child);
    throw error;
  }
}
