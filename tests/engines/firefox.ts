import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../src/tools/find-program.ts";
import { type Browser, type Engine, toScript, until } from "./browser.ts";
import { endGroup, startGroup } from "./programs.ts";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Firefox asks nobody about anything, and takes any free port for us. */
const PREFERENCES = {
  "marionette.port": 0,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "intl.accept_languages": "ja",
};

/** Firefox through Marionette, its own protocol: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html */
export const FIREFOX: Engine = {
  name: "Firefox",
  install: "apt-get install firefox-esr",
  async launch() {
    const program = findProgram("firefox-esr") ?? findProgram("firefox");
    return program ? start(program) : null;
  },
};

async function start(program: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const child = startGroup(program, ["--headless", "--marionette", "--no-remote", "--profile", profile]);
  const end = async () => {
    await endGroup(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const portFile = join(profile, "MarionetteActivePort");
    const port = await until("Firefox", async () => Number(await readFile(portFile, "utf8")) || null);
    const send = await talk(port);
    const { capabilities } = (await send("WebDriver:NewSession", {})) as { capabilities: { browserVersion: string } };
    const find = async (selector: string) => {
      const found = await send("WebDriver:FindElement", { using: "css selector", value: selector });
      return (found as { value: Record<string, string> }).value[ELEMENT];
    };
    return {
      name: `Firefox ${capabilities.browserVersion}`,
      async open(url) {
        // Never WebDriver:Refresh, which goes around the service worker.
        await send("WebDriver:Navigate", { url });
      },
      async evaluate(inPage, ...args) {
        const result = await send("WebDriver:ExecuteScript", { script: toScript(inPage, args), args: [] });
        return (result as { value: never }).value;
      },
      async click(selector) {
        await send("WebDriver:ElementClick", { id: await find(selector) });
      },
      async type(selector, text) {
        await send("WebDriver:ElementSendKeys", { id: await find(selector), text });
      },
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

type Send = (command: string, parameters: object) => Promise<unknown>;

/** One connection: each message is its length in bytes, a colon and JSON, `[0, id, command, parameters]` and `[1, id, error, result]`. */
async function talk(port: number): Promise<Send> {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let received = Buffer.alloc(0);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect(port, "127.0.0.1");
    // Marionette greets first.
    opening.once("data", () => resolve(opening)).once("error", reject);
  });
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let message = takeMessage(); message; message = takeMessage()) {
      const [, id, error, result] = message;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result);
    }
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox was closed"));
  });

  function takeMessage(): [1, number, { error: string; message: string } | null, unknown] | null {
    const colon = received.indexOf(":");
    const length = Number(received.subarray(0, colon));
    if (colon < 0 || received.length < colon + 1 + length) return null;
    const text = received.subarray(colon + 1, colon + 1 + length).toString();
    received = received.subarray(colon + 1 + length);
    return JSON.parse(text);
  }

  let last = 0;
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const text = JSON.stringify([0, last, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
