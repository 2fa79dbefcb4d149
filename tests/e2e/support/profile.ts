import { type BrowserContext, chromium } from "@playwright/test";
import { findBrowser } from "../../../src/tools/setup-browser.ts";

type Options = Parameters<typeof chromium.launchPersistentContext>[1];

/** Opens a profile on disk, as an installed browser has it: with preferences, and after a restart all that it kept. */
export function openProfile(folder: string, options: Options): Promise<BrowserContext> {
  const executablePath = findBrowser();
  return chromium.launchPersistentContext(folder, { ...options, ...(executablePath && { executablePath }) });
}
