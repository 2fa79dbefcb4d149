import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./support/app.ts";
import { answers, isKept, keepSite } from "./support/page.ts";
import { BUILT, listAddresses } from "./support/sites.ts";

// What the site may load is said once, in its headers; that nothing leaves the machine, support/app.ts watches in every test.

// Every other kind of page: documents.spec.ts, where each refusal is a complaint.
for (const isFromDevice of [false, true]) {
  for (const address of ["/", "/plans/4/items/3-1-1", "/about/method", "/settings"]) {
    test(`${address} ${isFromDevice ? "as the device renders it" : "of the host"} asks for nothing that its security policy forbids`, async ({
      page,
    }) => {
      if (isFromDevice) await keepSite(page);
      await page.addInitScript(() => {
        const violations: string[] = [];
        Object.assign(window, { violations });
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
          violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
        });
      });
      const response = await page.goto(address);
      expect(response?.fromServiceWorker()).toBe(isFromDevice);
      expect(response?.headers()["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(response?.headers()["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
      await answers(page);
      if (address.endsWith("3-1-1")) {
        await page.locator("[data-drawing]").first().scrollIntoViewIfNeeded();
        await expect(page.locator("[data-drawing] canvas").first()).toBeAttached();
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    });
  }
}

test("what the device renders is held to the policy as what the host sends", async ({ page }) => {
  await keepSite(page);
  await page.goto("/plans/4");
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.isHacked = true";
    document.body.append(script);
    const answer = await fetch("https://example.com/").then(
      () => "sent",
      () => "refused",
    );
    return { isHacked: "isHacked" in window, answer };
  });
  expect(outcome).toEqual({ isHacked: false, answer: "refused" });
});

test("all pages carry one script and one sheet of styles, those that the policy names", async () => {
  const hashesOf = (html: string, tag: string) =>
    [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
      ([, content = ""]) => `sha256-${createHash("sha256").update(content).digest("base64")}`,
    );
  const policy = JSON.stringify(JSON.parse(await readFile(join(BUILT, "headers.json"), "utf8")));
  const found = { scripts: new Set<string>(), styles: new Set<string>() };
  const files = (await listAddresses(BUILT)).map((address) =>
    address === "/" ? "index.html" : `${address.slice(1)}.html`,
  );
  for (const file of [...files, "404.html"]) {
    const html = await readFile(join(BUILT, file), "utf8");
    const [scripts, styles] = [hashesOf(html, "script"), hashesOf(html, "style")];
    expect([scripts.length, styles.length], file).toEqual([1, 1]);
    for (const hash of scripts) found.scripts.add(hash);
    for (const hash of styles) found.styles.add(hash);
    expect(/<[^>]+ (style|on[a-z]+)=/.exec(html)?.[0], file).toBeUndefined();
    expect(/ src="(https?:)?\/\/| href="(\/\/|javascript:)/.exec(html)?.[0], file).toBeUndefined();
  }
  // One script; a page may have styles of its own in place of those that most share.
  expect(found.scripts.size).toBe(1);
  for (const hash of [...found.scripts, ...found.styles]) expect(policy).toContain(hash);
});

test("links to other sites tell them nothing, and say so to the browser", async ({ page }) => {
  await page.goto("/plans/4/items/2-1-5");
  const links = await page
    .locator('a[href^="http"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).rel));
  expect(links.length).toBeGreaterThan(0);
  for (const rel of links) expect(rel).toContain("noreferrer");
});

test.describe("the watch over requests (support/app.ts)", () => {
  test.use({ bypassCSP: true });

  test("fails for one that goes elsewhere", async ({ page }) => {
    test.fail();
    await page.goto("/");
    await page.evaluate(() => fetch("http://localhost:9/").catch(() => undefined));
  });

  test("sees those of the worker", async ({ page, context }) => {
    const seen: string[] = [];
    context.on("request", (request) => {
      if (request.serviceWorker()) seen.push(new URL(request.url()).pathname);
    });
    await page.goto("/");
    await isKept(page);
    expect(seen).toContain("/manifest.webmanifest");
    expect(seen).toContain("/data/index.json");
  });
});
