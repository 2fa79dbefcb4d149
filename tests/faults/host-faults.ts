import { check, expect, ITEM, isKept, isShown, LIST, open, says, showsVersion, useApp } from "./device.ts";
import { answers, type Fault, WORKER, type World } from "./fault.ts";
import { answered, edited, redirectToPortal, typed } from "./fault-server.ts";

// A host, or a network of caches before it, that touches what passes through. `npm run check-host` tells whoever deploys.

const DOCUMENTS = /^\/(?!assets|cdn-cgi|data|icons)[^.]*$/;
const SCRIPTS = /^\/assets\/.*\.js$/;

/** Worker and plan have come all the same: pages are those of the build, with and without a connection. */
async function worksOffline({ device, server, sites }: World): Promise<void> {
  await isKept(device.page);
  await server.die();
  for (const address of [LIST, ITEM]) {
    await open(device, server, address);
    await useApp(device);
    await showsVersion(device, sites, 2);
    await expect(device.page.locator('script[src^="/cdn-cgi"]')).toHaveCount(0);
  }
  await server.live();
}

/** No worker can be installed: the page says so, stays whole, and newer data can be asked for. */
async function saysWhy(world: World): Promise<void> {
  const { device, server } = world;
  await open(device, server, ITEM);
  await useApp(device);
  await expect(device.page.locator("[data-notice]")).toContainText("オフラインで読む用意は、まだできません。");
  expect(await device.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await isShown(device);
  await device.page.locator("[data-follow]").first().click();
  await check(device);
  await says(device, "current");
}

/** As Cloudflare's e-mail obfuscation and others do it, and what minifiers leave out. */
const addsToPages = edited((html) =>
  html
    .replace("</head>", "<!-- optimised --></head>")
    .replace("</body>", '<script data-cfasync="false" src="/cdn-cgi/scripts/email-decode.min.js"></script></body>')
    .replaceAll(/<meta name="([\w-]+)" content="(\w+)">/g, "<meta name=$1 content=$2>"),
);

/** As Cloudflare's Rocket Loader does it: nothing runs until its own script has come, which here never does. */
const delaysScripts = edited((html) =>
  html
    .replaceAll('<script type="module"', '<script type="0123456789abcdef-module"')
    .replaceAll("<script>", '<script type="0123456789abcdef-text/javascript">'),
);

/** What can be done to the bytes and headers of a build, from the first visit on. */
export const HOST_FAULTS: readonly Fault[] = [
  {
    name: "the host adds a script and a comment to every page, and takes quotes out",
    by: "server",
    isFirst: true,
    strike: answers(DOCUMENTS, addsToPages),
    says: "current",
    after: worksOffline,
    outcome: "offline use as ever: a page is rendered here, without what was added",
  },
  {
    name: "the host says that everything varies with everything (Vary: *)",
    by: "server",
    isFirst: true,
    strike: answers(
      /./,
      answered((headers) => ({ ...headers, vary: "*" })),
    ),
    says: "current",
    after: worksOffline,
    outcome: "offline use as ever: what is kept is kept without it",
  },
  {
    name: "the host has everything kept for a year, the worker and the index as well",
    by: "server",
    isFirst: true,
    strike: answers(
      /./,
      answered((headers) => ({ ...headers, "cache-control": "public, max-age=31536000" })),
    ),
    says: "current",
    after: worksOffline,
    outcome: "newer data and a newer app are found all the same: both are asked for past the browser's cache",
  },
  {
    name: "the host takes out tags, compression and the policy",
    by: "server",
    isFirst: true,
    strike: answers(
      /./,
      answered(({ etag: _, "content-security-policy": __, "cache-control": ___, ...headers }) => headers),
    ),
    says: "current",
    after: worksOffline,
    outcome: "works, at a price; pages rendered here carry the policy",
  },
  {
    name: "the host adds a line to every script",
    by: "server",
    isFirst: true,
    strike: answers(
      SCRIPTS,
      edited((script) => `${script}\n/* optimised */`),
    ),
    instead: saysWhy,
    hasAsked: true,
    says: "current",
    outcome: "works with a connection; one sentence says that offline use is not ready, as no altered script is kept",
  },
  {
    name: "the host sends the worker as plain text",
    by: "server",
    isFirst: true,
    strike: answers(WORKER, typed("text/plain; charset=utf-8")),
    instead: saysWhy,
    hasAsked: true,
    says: "current",
    outcome: "works with a connection; one sentence says that offline use is not ready",
  },
  {
    name: "the host redirects the worker",
    by: "server",
    isFirst: true,
    strike: answers(WORKER, redirectToPortal),
    instead: saysWhy,
    hasAsked: true,
    says: "current",
    outcome: "works with a connection; one sentence says that offline use is not ready",
  },
  {
    name: "the host delays all scripts (Rocket Loader), and its own never comes",
    by: "server",
    isFirst: true,
    strike: answers(DOCUMENTS, delaysScripts),
    instead: async ({ device, server }) => {
      await open(device, server, ITEM);
      // The inline script is delayed too: what nothing would answer is not there to be tapped.
      for (const mark of ["data-follow", "data-check"]) {
        await expect(device.page.locator(`[${mark}]`).first()).toBeHidden();
      }
    },
    hasNoApp: true,
    outcome: "every page to read, none of the buttons",
  },
];
