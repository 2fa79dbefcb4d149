import type { Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { BUILT, DEMO, listAddresses, PATHS } from "./support/sites.ts";

// Every address of the site, fetched plainly, as a search engine or a preview would.

interface Document {
  address: string;
  status: number;
  title: string;
  description: string;
  lang: string;
  canonical: string | null;
  url: string | null;
  headings: number;
  image: string;
  jsonLd: string[];
  ids: string[];
  /** Links to pages of this site, as written. */
  links: string[];
}

/** The page that others should find of an address: of a sheet the one that it is of. */
const canonicalOf = (address: string) => address.replace(/\/sheet$/, "");

/** Fetches and parses in the browser, which has the parser that readers have. */
async function readAll(page: Page, addresses: readonly string[], site = ""): Promise<Document[]> {
  await page.goto(`${site}/robots.txt`);
  return page.evaluate(
    (list) =>
      Promise.all(
        list.map(async (address) => {
          const response = await fetch(address);
          const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
          const attribute = (selector: string, name: string) =>
            parsed.querySelector(selector)?.getAttribute(name) ?? null;
          const texts = (selector: string) => [...parsed.querySelectorAll(selector)];
          return {
            address,
            status: response.status,
            title: parsed.title,
            description: attribute('meta[name="description"]', "content") ?? "",
            lang: parsed.documentElement.lang,
            canonical: attribute('link[rel="canonical"]', "href"),
            url: attribute('meta[property="og:url"]', "content"),
            headings: texts("h1").length,
            image: attribute('meta[property="og:image"]', "content") ?? "",
            jsonLd: texts('script[type="application/ld+json"]').map(({ textContent }) => textContent ?? ""),
            ids: texts("[id]").map(({ id }) => id),
            links: texts("a[href]")
              .map((link) => link.getAttribute("href") ?? "")
              .filter((href) => /^[/#]/.test(href)),
          };
        }),
      ),
    addresses,
  );
}

test("every page has what a list of results and a preview need, and every link leads somewhere", async ({ page }) => {
  test.slow();
  const addresses = await listAddresses(BUILT);
  expect(addresses.length).toBeGreaterThan(100);
  const documents = await readAll(page, addresses);
  const byAddress = new Map(documents.map((document) => [document.address, document]));
  const troubles: string[] = [];
  const files = new Set<string>();
  for (const { address, ...document } of documents) {
    const complain = (text: string) => troubles.push(`${address}: ${text}`);
    if (document.status !== 200) complain(`status ${document.status}`);
    if (document.lang !== "ja") complain(`lang ${document.lang}`);
    if (document.headings !== 1) complain(`${document.headings} h1`);
    if (document.description.length < 20) complain("no description");
    if (document.canonical !== canonicalOf(address)) complain(`canonical ${document.canonical}`);
    if (new Set(document.ids).size !== document.ids.length) complain("an id twice");
    files.add(document.image);
    for (const text of document.jsonLd) {
      const data = JSON.parse(text);
      const things: unknown[] = data["@graph"] ?? [data];
      const hasTypes = things.every((thing) => typeof thing === "object" && thing !== null && "@type" in thing);
      if (data["@context"] !== "https://schema.org" || !hasTypes) complain("JSON-LD without context or type");
    }
    for (const link of document.links) {
      const { pathname, hash } = new URL(link, `http://localhost${address}`);
      const target = byAddress.get(pathname);
      // Drawn by the app; see below.
      if (pathname === "/settings" && hash) continue;
      if (!target) files.add(pathname);
      else if (hash && !target.ids.includes(decodeURIComponent(hash.slice(1)))) complain(`${link} has no such place`);
    }
  }
  expect(troubles).toEqual([]);

  const titles = documents.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  expect(documents.filter(({ address }) => address.includes("/items/") && !byAddress.get(address)?.jsonLd[0])).toEqual(
    [],
  );

  const answers = await page.evaluate(
    (list) =>
      Promise.all(
        list.map(async (file) => {
          const response = await fetch(file);
          const start = new Uint8Array(await response.arrayBuffer()).slice(0, 4);
          return { file, status: response.status, isPng: [...start].join() === "137,80,78,71" };
        }),
      ),
    [...files].filter(Boolean),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(answers.filter(({ file, isPng }) => file.startsWith("/og/") && !isPng)).toEqual([]);
  expect(documents.filter(({ image }) => !image).map(({ address }) => address)).toEqual([]);
});

test("a site that knows its own origin names it in every page, in its map and in robots.txt", async ({ page }) => {
  const origin = "https://mihon.example";
  const demo = await serve(DEMO);
  const addresses = await listAddresses(DEMO);
  const documents = await readAll(page, addresses, demo.url);
  for (const { address, canonical, url, image, jsonLd } of documents) {
    expect([canonical, url]).toEqual([origin + canonicalOf(address), origin + canonicalOf(address)]);
    expect(image).toMatch(/^https:\/\/mihon\.example\/og\/[\w.-]+\.png$/);
    for (const [, item] of jsonLd.join().matchAll(/"item":"([^"]*)"/g))
      expect(item).toMatch(/^https:\/\/mihon\.example\//);
  }
  const map = await (await page.request.get(`${demo.url}/sitemap.xml`)).text();
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc><lastmod>\d{4}-\d{2}-\d{2}<\/lastmod>/g)].map(([, loc]) => loc);
  const toFind = addresses.filter((address) => canonicalOf(address) === address);
  expect(listed.toSorted()).toEqual(toFind.map((address) => origin + address).toSorted());
  const robots = await (await page.request.get(`${demo.url}/robots.txt`)).text();
  expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
  await demo.close();
});

for (const place of ["erase", "follow-code"]) {
  test(`a link to /settings#${place}, which the app draws, leads there`, async ({ page }) => {
    await page.goto(place === "erase" ? "/about/privacy" : "/following");
    await page.locator(`main a[href="/settings#${place}"]`).click();
    await expect(page.locator(`#${place}`)).toBeInViewport();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });
}

test("every kind of page is among the addresses, and every address is of some kind", async () => {
  const patterns = [...PATHS.values()].map((path) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`));
  const kindsOf = (address: string) => patterns.filter((pattern) => pattern.test(address));
  const addresses = await listAddresses(BUILT);
  expect(addresses.filter((address) => kindsOf(address).length !== 1)).toEqual([]);
  expect(new Set(addresses.flatMap(kindsOf)).size).toBe(PATHS.size);
});

for (const address of ["/no-such-page", "/plans/4/items/9-9-9", "/plans/4/areas/atlantis", "/plans/3", "/plans/4/"]) {
  test(`${address} is not a page, and says so`, async ({ request }) => {
    const response = await request.get(address, { maxRedirects: 0 });
    if (address.endsWith("/")) {
      expect(response.status()).toBe(308);
      expect(response.headers().location).toBe(address.slice(0, -1));
      return;
    }
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain("<h1");
    expect(await response.text()).toContain("noindex");
  });
}

test("an item that does not exist says so, with ways on", async ({ page }) => {
  await page.goto("/plans/4/items/9-9-9");
  await expect(page.locator("h1")).toContainText("見つかりません");
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});
