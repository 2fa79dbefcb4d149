import { test as base } from "@playwright/test";
import { ADDRESSES } from "../../faults/device.ts";
import { prepareSites, type Sites } from "../../faults/sites.ts";
import { BUILT } from "./sites.ts";

/** Tests that put up one build of the app and one version of the data after another; made once for a worker's tests. */
export const test = base.extend<object, { sites: Sites }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const sites = await prepareSites(BUILT, ADDRESSES);
      await use(sites);
      await sites.close();
    },
    { scope: "worker" },
  ],
});
