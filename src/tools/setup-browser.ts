import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { installByApt, run } from "./apt.ts";
import { findProgram } from "./find-program.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/** Where installers put the browser without adding it to the PATH. */
const USUAL_PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser for the tests, if this machine has one: `CHROMIUM_PATH`, one on the PATH, or Playwright's own. */
export function findBrowser(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return (
    NAMES.map((name) => findProgram(name, ...USUAL_PLACES)).find((path) => path !== null) ??
    [chromium.executablePath()].find((path) => existsSync(path)) ??
    null
  );
}

/**
 * Chromium's headless shell, if this machine has it: the same engine, which opens a page in half the time. Installing,
 * preferences and a profile on disk need the whole browser.
 */
export function findHeadlessShell(): string | null {
  return findProgram("chromium-headless-shell");
}

/**
 * The browser for the tests, installed if need be: Debian's where apt may, else Playwright's download.
 * A Japanese font comes with it, or screenshots and line breaks would not be the readers'.
 * Throws one sentence that says what to do.
 */
export function setUpBrowser(): string {
  if (!findBrowser()) {
    console.log("ブラウザー（Chromium）を入れています…");
    if (!installByApt("chromium")) run("npx", ["playwright", "install", "chromium"]);
  }
  // Not every Debian has it; then the whole browser does all the work.
  if (!findHeadlessShell()) installByApt("chromium-headless-shell");
  if (!hasJapaneseFont() && !installByApt("fonts-noto-cjk")) {
    console.warn("日本語フォントが見つかりません。画面のテストの見た目が変わることがあります。");
  }
  const browser = findBrowser();
  if (browser) return browser;
  throw new Error(
    "ブラウザーを用意できません。Chrome か Chromium を入れるか、その場所を CHROMIUM_PATH=/path/to/chromium で指定してください。",
  );
}

/** Programs that the journeys through three engines need besides Chromium, and the Debian package of each. */
const ENGINE_PACKAGES = { "firefox-esr": "firefox-esr", WebKitWebDriver: "webkit2gtk-driver", "xvfb-run": "xvfb" };

/** Installs WebKit and Firefox where apt may; true where all are there, so that no engine may be skipped. */
export function setUpEngines(): boolean {
  const missing = Object.entries(ENGINE_PACKAGES).filter(([program]) => !findProgram(program));
  if (missing.length === 0) return true;
  console.log("ほかのブラウザー（WebKit・Firefox）を入れています…");
  return installByApt(...missing.map(([, name]) => name));
}

/** True also where fonts cannot be listed, as on macOS and Windows, which have Japanese fonts of their own. */
function hasJapaneseFont(): boolean {
  const { status, stdout } = spawnSync("fc-list", [":lang=ja"], { encoding: "utf8" });
  return status !== 0 || stdout.trim() !== "";
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(setUpBrowser());
