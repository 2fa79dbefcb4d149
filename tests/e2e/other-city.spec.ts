import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { compilePlan } from "../../src/compile/compile-plan.ts";
import { fillIn, newPlan } from "../support/filled-plan.ts";
import { aSnapshot } from "../support/fixtures.ts";
import { SMALL_FILES } from "../support/small-plan.ts";
import { expect, test } from "./support/app.ts";
import { BUILT, loadRenderer } from "./support/sites.ts";

// A plan of three items and nothing else, rendered by the very file that renders the city's.

test("a small plan shows no empty heading, no page of what it has not, and no words of another plan", async ({
  page,
}) => {
  const compiled = compilePlan(SMALL_FILES);
  if (!compiled.ok) throw new Error("the small plan does not compile");
  const { site, plan } = compiled;
  const { renderer, frame } = await loadRenderer(BUILT);
  const log = [{ version: 1, date: "2026-04-01", note: "はじめの版。", changes: [] }];
  const snapshot = aSnapshot({ site, plan, log, date: "2026-04-01" });
  const addresses = renderer.listAddresses(snapshot);
  for (const missing of ["text", "glossary", "governance", "areas"]) {
    expect(addresses).not.toContain(`/plans/1/${missing}`);
    expect(renderer.renderPage(frame, snapshot, `/plans/1/${missing}`).status).toBe(404);
  }
  const pages = addresses.map((address) => ({
    address,
    html: renderer.renderPage(frame, snapshot, address).html,
  }));
  expect(pages.length).toBeGreaterThan(20);
  expect(await listTroubles(page, pages, /大綱|案の文章|前の計画|一関|第\d+次/g)).toEqual([]);
  // Numbers stand as they are printed, never the key in their place.
  const list = pages.find(({ address }) => address === "/plans/1/items")?.html ?? "";
  for (const number of ["Ⅰ-2-(3)", "施策9", "施策12"]) expect(list).toContain(number);
  const shown = pages.map(({ html }) => html.replace(/<script.*?<\/script>|<[^>]*>/gs, " ")).join(" ");
  // But for the address itself, which a printed page gives.
  expect(shown.match(/(?<!items\/)(shisaku-\d+|i-2-3)/g)).toBeNull();
});

test("a plan that a command began and people filled in stands whole at every address", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "new-plan-"));
  await newPlan(folder, "2");
  await fillIn(folder, "2");
  await publishVersion({ folder, date: "2027-05-01", note: undefined });
  const { snapshot } = await loadSnapshot(folder);
  await rm(folder, { recursive: true });
  const { renderer, frame } = await loadRenderer(BUILT);
  const pages = renderer.listAddresses(snapshot).map((address) => {
    const { html, status } = renderer.renderPage(frame, snapshot, address);
    expect(status, address).toBe(200);
    return { address, html };
  });
  expect(pages.map(({ address }) => address)).toContain("/plans/2/items/1-1-3");
  expect(await listTroubles(page, pages, /大綱|前の計画|一関|第4次/g)).toEqual([]);
});

interface RenderedAddress {
  address: string;
  html: string;
}

/** Headings with nothing under them, words of another plan, and links to pages that there are not. */
async function listTroubles(page: Page, pages: readonly RenderedAddress[], others: RegExp): Promise<string[]> {
  await page.goto("/robots.txt");
  return page.evaluate(
    ({ pages: all, others: words }) => {
      const known = new Set(all.map(({ address }) => address));
      return all.flatMap(({ address, html }) => {
        const main = new DOMParser().parseFromString(html, "text/html");
        const headings = [...main.querySelectorAll("main :is(h1, h2, h3)")];
        // Under a heading something stands before the next one of its rank.
        const empty = headings.filter((heading) => {
          const section = heading.closest("section");
          if (heading.textContent?.trim() === "") return true;
          if (!section || section.querySelector("[data-app]")) return false;
          const beside = heading.parentElement === section ? heading : heading.parentElement;
          return section.textContent?.replace(beside?.textContent ?? "", "").trim() === "";
        });
        const strange = (main.querySelector("main")?.textContent ?? "").match(new RegExp(words, "g")) ?? [];
        const broken = [...main.querySelectorAll("a[href^='/']")]
          .map((link) => new URL(link.getAttribute("href") ?? "", "http://localhost").pathname)
          .filter((path) => /^\/(plans|about|following|search|settings|staff)/.test(path) && !known.has(path));
        return [
          ...empty.map(({ textContent }) => `${address}: nothing under ${textContent}`),
          ...strange.map((word) => `${address}: says ${word}`),
          ...broken.map((path) => `${address}: links to ${path}`),
        ];
      });
    },
    { pages, others: others.source },
  );
}
