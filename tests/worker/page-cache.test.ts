import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteDataVersion } from "#storage/data-version.ts";
import { createPageCache, isOwnFile, readPageMeta } from "#worker/page-cache.ts";
import { createCaches } from "../storage/fake-caches.ts";

const ITEM = new URL("https://example.jp/plans/4/items/2-1-5");

/** A refresh that brings nothing. */
const noNews = async () => {};

interface PageGiven {
  build?: string;
  version?: number;
  status?: number;
  type?: string;
  body?: string;
  redirected?: boolean;
}

function aPage({
  build = "b1",
  version = 3,
  status = 200,
  type = "text/html; charset=utf-8",
  body,
  redirected = false,
}: PageGiven) {
  const head = aHead(build, version);
  const headers = { "Content-Type": type, "Content-Encoding": "br", "Content-Security-Policy": "default-src 'none'" };
  const response = new Response(body ?? `<html><head>${head}</head></html>\n`, { status, headers });
  Object.defineProperty(response, "redirected", { value: redirected });
  return response;
}

function aHead(build: string, version: number): string {
  return `<meta name="app-build" content="${build}"><meta name="plan" content="9"><meta name="data-version" content="${version}">`;
}

const answerWith = (given: PageGiven = {}) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => aPage(given)),
  );

beforeEach(() => vi.stubGlobal("caches", createCaches()));
afterEach(() => vi.unstubAllGlobals());

describe("a page that was fetched", () => {
  it("is found again under its address, with or without a query", async () => {
    answerWith();
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    const page = await pages.find(new URL("?q=%E3%83%90%E3%82%B9#status", ITEM));
    expect(await page?.text()).toContain('content="3"');
  });

  it("is never given for another address", async () => {
    answerWith();
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    expect(await pages.find(new URL("/plans/4/items/2-1-6", ITEM))).toBeNull();
    expect(await pages.find(new URL("/", ITEM))).toBeNull();
  });

  it("keeps its security policy, and not the encoding of the wire", async () => {
    answerWith();
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    const headers = (await pages.find(ITEM))?.headers;
    expect(headers?.get("Content-Security-Policy")).toBe("default-src 'none'");
    expect(headers?.has("Content-Encoding")).toBe(false);
  });

  it.each<{ what: string; given: PageGiven }>([
    { what: "an error", given: { status: 500 } },
    { what: "a missing page", given: { status: 404 } },
    { what: "a file that is no page", given: { type: "application/json" } },
    { what: "a portal's login page", given: { body: "<title>Wi-Fi ログイン</title>" } },
    { what: "a page of another build, whose scripts we do not hold", given: { build: "b2" } },
    { what: "a page from elsewhere", given: { redirected: true } },
    { what: "cut off on its way", given: { body: aHead("b1", 3) } },
  ])("is not kept if it is $what", async ({ given }) => {
    answerWith(given);
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    expect(await pages.find(ITEM)).toBeNull();
  });

  it("stays as it was when the network fails", async () => {
    answerWith();
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(new TypeError("Failed to fetch"))),
    );
    await pages.fetchPage(ITEM);
    expect(await pages.find(ITEM)).not.toBeNull();
  });
});

describe("the version of the data", () => {
  it("hides a page that is older than what this device holds", async () => {
    answerWith({ version: 3 });
    const pages = createPageCache("b1", noNews);
    await pages.fetchPage(ITEM);
    await noteDataVersion("9", 4);
    expect(await pages.find(ITEM)).toBeNull();
  });

  it("never goes back", async () => {
    answerWith({ version: 3 });
    const pages = createPageCache("b1", noNews);
    await noteDataVersion("9", 4);
    await noteDataVersion("9", 2);
    await pages.fetchPage(ITEM);
    expect(await pages.find(ITEM)).toBeNull();
  });

  it("of another plan says nothing about a page", async () => {
    answerWith({ version: 3 });
    const pages = createPageCache("b1", noNews);
    await noteDataVersion("8", 7);
    await pages.fetchPage(ITEM);
    expect(await pages.find(ITEM)).not.toBeNull();
  });

  it("is remembered by the next build of the app", async () => {
    await noteDataVersion("9", 4);
    answerWith({ build: "b2", version: 3 });
    const pages = createPageCache("b2", noNews);
    await pages.dropOthers();
    await pages.fetchPage(ITEM);
    expect(await pages.find(ITEM)).toBeNull();
  });

  it("of a page goes ahead of the device's only together with the data", async () => {
    answerWith({ version: 3 });
    let hasNews = false;
    const pages = createPageCache("b1", async () => {
      if (hasNews) await noteDataVersion("9", 4);
    });
    await noteDataVersion("9", 3);
    await pages.fetchPage(ITEM);
    answerWith({ version: 4 });
    await pages.fetchPage(ITEM);
    expect(await (await pages.find(ITEM))?.text()).toContain('content="3"');
    hasNews = true;
    await pages.fetchPage(ITEM);
    expect(await (await pages.find(ITEM))?.text()).toContain('content="4"');
  });
});

it("drops the pages of other builds, and nothing else", async () => {
  await caches.open("pages-b1");
  await caches.open("pages-b2");
  await caches.open("workbox-precache-v2-https://example.jp/");
  await createPageCache("b2", noNews).dropOthers();
  expect(await caches.keys()).toEqual(["pages-b2", "workbox-precache-v2-https://example.jp/"]);
});

describe("a file that is kept at its first use", () => {
  const request = new Request("https://example.jp/assets/staff-Ab12.js");

  it("is fetched once", async () => {
    answerWith({ type: "text/javascript" });
    const pages = createPageCache("b1", noNews);
    await pages.keepAtFirstUse(request);
    await pages.keepAtFirstUse(request);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("is asked for again after an error", async () => {
    answerWith({ status: 404 });
    const pages = createPageCache("b1", noNews);
    expect((await pages.keepAtFirstUse(request)).status).toBe(404);
    await pages.keepAtFirstUse(request);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe("a file of the build", () => {
  const shell = "https://example.jp/shell.html";
  const script = "https://example.jp/assets/main-Ab12.js";

  it.each<{ what: string; address: string; given: PageGiven; isOwn: boolean }>([
    { what: "a script", address: script, given: { type: "text/javascript" }, isOwn: true },
    { what: "a login page in the place of a script", address: script, given: {}, isOwn: false },
    {
      what: "an error in the place of a script",
      address: script,
      given: { type: "text/javascript", status: 503 },
      isOwn: false,
    },
    { what: "the shell", address: shell, given: { version: 0 }, isOwn: true },
    {
      what: "a login page in the place of the shell",
      address: shell,
      given: { body: "<h1>ログイン</h1>" },
      isOwn: false,
    },
    { what: "the shell of another build", address: shell, given: { build: "b2" }, isOwn: false },
  ])("is kept or refused: $what", async ({ address, given, isOwn }) => {
    expect(await isOwnFile(address, aPage(given), "b1")).toBe(isOwn);
  });

  it("is refused where it is shorter than the build made it", async () => {
    const whole: PageGiven = { type: "text/javascript", body: "export const 市 = 1;" };
    const bytes = new TextEncoder().encode(whole.body).length;
    expect(await isOwnFile(script, aPage(whole), "b1", bytes)).toBe(true);
    expect(await isOwnFile(script, aPage({ ...whole, body: "export const 市" }), "b1", bytes)).toBe(false);
  });
});

it("reads build, plan and version from a page's head", () => {
  expect(readPageMeta(aHead("a1", 12))).toEqual({ build: "a1", plan: "9", version: 12 });
  expect(readPageMeta('<meta name="app-build" content="a1"><meta name="plan" content="9">')).toBeNull();
});
