import { expect, type Page, test } from "@playwright/test";
import { Resvg } from "@resvg/resvg-js";
import { parse } from "csv-parse/sync";
import type { Snapshot } from "#domain/snapshot.ts";
import { publishTables } from "#publish/tables.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { drawPreviews } from "../../src/build/previews.ts";
import { DEMO_DATA } from "../demo/publish.ts";
import { ITEM, isShown, LIST, useApp, watchDevice } from "../faults/device.ts";
import { startFaultServer } from "../faults/fault-server.ts";
import { addToEveryText, HARMLESS, HOSTILE_TEXTS, harmlessAs, listTextFields } from "../faults/hostile.ts";
import { prepareSites } from "../faults/sites.ts";
import { BUILT, loadRenderer } from "./support/sites.ts";

// Hostile texts go through every free text of the data into everything that is made of it, and change nothing but text.
// Measured against the same data with a harmless text in the same places.

test.use({ trace: "off" });

const { snapshot } = await loadSnapshot(DEMO_DATA);
const fields = listTextFields(snapshot);
// A path, of which only the parts that we know are put into words.
fields.delete("log.*.changes.*.field");
const withText = (text: string) => addToEveryText(snapshot, fields, text);

/** Every document of a snapshot, as build and device write it, without what is the same in all. */
async function renderAll(of: Snapshot): Promise<Map<string, string>> {
  const { renderer, frame } = await loadRenderer(BUILT);
  const bare = { ...frame, styles: "", beforePaint: "" };
  const addresses = [...renderer.listAddresses(of), "/404"];
  return new Map(addresses.map((address) => [address, renderer.renderPage(bare, of, address).html]));
}

/**
 * Of each document, the first place where it says anything else with a hostile text than with the harmless one: elements,
 * attributes, texts in order. Where a text is cut to fit, what is left of either before the ellipsis goes. Compared in the
 * page, as all that they say is some megabytes.
 */
function listDifferences(
  page: Page,
  hostile: readonly [text: string, documents: readonly (readonly [string, string])[]],
  harmless: readonly [text: string, documents: readonly (readonly [string, string])[]],
): Promise<string[]> {
  return page.evaluate(
    ([from, documents, to, expected]) => {
      const [said, ought] = [new Map(documents), new Map(expected)];
      /** The parts of a document, with `text`, its own, as the harmless one. */
      const partsOf = (source: string, text: string): string[] => {
        const forms = [JSON.stringify(text).slice(1, -1), encodeURIComponent(text), encodeURI(text), text];
        // What collapses or drops white space is free to do so.
        const beginnings = [text, to].flatMap((whole) => {
          const characters = [...whole];
          return characters.map((_, index) => `${characters.slice(0, characters.length - index).join("")}…`);
        });
        const plain = (value: string) => {
          const whole = forms.reduce((done, form) => done.replaceAll(form, to), value);
          const cut = whole.includes("…") ? beginnings.reduce((done, one) => done.replaceAll(one, "…"), whole) : whole;
          return cut.replace(/\s+/g, "");
        };
        const parsed = new DOMParser().parseFromString(source, "text/html");
        // Where a heading may break depends on its words.
        for (const breakable of parsed.querySelectorAll("wbr")) breakable.remove();
        // Named after all the texts.
        parsed.querySelector('meta[name="digest"]')?.remove();
        parsed.normalize();
        const parts: string[] = [];
        const walk = parsed.createTreeWalker(parsed, NodeFilter.SHOW_ALL);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const value = node.nodeValue ?? "";
          if (node instanceof Element) {
            const attributes = [...node.attributes].map((one) => `${one.name}=${plain(one.value)}`);
            parts.push(`<${node.tagName} ${attributes.join(" ")}>`);
          } else if (node.parentElement?.getAttribute("type") === "application/ld+json") {
            parts.push(plain(JSON.stringify(JSON.parse(value))));
          } else parts.push(plain(value));
        }
        return parts;
      };
      return [...new Set([...said.keys(), ...ought.keys()])].flatMap((address) => {
        const [one, other] = [partsOf(said.get(address) ?? "", from), partsOf(ought.get(address) ?? "", to)];
        const at = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => index).find(
          (index) => one[index] !== other[index],
        );
        return at === undefined ? [] : [`${address}: ${one[at]} instead of ${other[at]}`];
      });
    },
    [...hostile, ...harmless] as const,
  );
}

for (const text of HOSTILE_TEXTS) {
  test(`documents bear ${JSON.stringify(text)}`, async ({ page }) => {
    const rendered = async (spoiled: string) => [spoiled, [...(await renderAll(withText(spoiled)))]] as const;
    expect(await listDifferences(page, await rendered(text), await rendered(harmlessAs(text)))).toEqual([]);
  });
}

test("tables keep their rows and columns, and no cell begins as a formula", () => {
  const rowsOf = (of: Snapshot) =>
    publishTables(of).map(({ file, text }) => ({ file, rows: parse(text, { bom: true }) as string[][] }));
  const sizesOf = (of: Snapshot) =>
    rowsOf(of).map(({ file, rows }) => ({ file, columns: rows.map((row) => row.length) }));
  const sizes = sizesOf(withText(HARMLESS));
  for (const text of HOSTILE_TEXTS) {
    expect(sizesOf(withText(text))).toEqual(sizes);
    // In front as well: there a spreadsheet would run it.
    const inFront = addToEveryText(snapshot, fields, "");
    for (const item of inFront.plan.items) item.title = text + item.title;
    for (const { file, rows } of rowsOf(inFront)) {
      const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)));
      expect(formulas, file).toEqual([]);
    }
  }
});

test("previews are pictures of the text, not of what it draws", async () => {
  const [first = "", ...more] = HOSTILE_TEXTS;
  const drawing = HOSTILE_TEXTS.find((text) => text.includes("<rect")) ?? first;
  const drawn: Uint8Array[] = [];
  // One item is enough: all are drawn by the same function.
  const small = (text: string): Snapshot => {
    const spoiled = withText(text);
    return { ...spoiled, plan: { ...spoiled.plan, items: spoiled.plan.items.slice(0, 1) } };
  };
  for (const text of [drawing, more.join("")]) {
    await drawPreviews(small(text), async (_, png) => void drawn.push(png));
  }
  expect(drawn).toHaveLength(4);
  for (const png of drawn) {
    const bytes = Buffer.from(png);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    const colors = listColors(bytes);
    expect(colors).toContain(0xffffff);
    expect(colors).not.toContain(0xff0000);
  }
});

/** The colours of a PNG's pixels, as numbers. */
function listColors(png: Buffer): Set<number> {
  const image = `data:image/png;base64,${png.toString("base64")}`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><image width="1200" height="630" href="${image}"/></svg>`;
  const { pixels } = new Resvg(picture).render();
  const colors = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4) colors.add(pixels.readUIntBE(at, 3));
  return colors;
}

test("the app draws hostile texts as texts, in pages, search and follows", async ({ browser, contextOptions }) => {
  // A plan of many times the usual length.
  test.slow();
  const everything = HOSTILE_TEXTS.join(" ");
  const sites = await prepareSites(BUILT, ["/", ITEM, LIST, "/following", "/search"], (base) =>
    addToEveryText(base, listTextFields(base), everything),
  );
  const server = await startFaultServer(await sites.folder(1, 1));
  const context = await browser.newContext(contextOptions);
  const device = await watchDevice(context, sites, server);
  const isHacked = () =>
    device.page.evaluate(() => "hacked" in window || document.querySelector("[onload],[onerror],#hacked") !== null);
  try {
    for (const address of [
      ITEM,
      LIST,
      "/following",
      `/search?q=${encodeURIComponent("<img src=x onerror=hacked=1>")}`,
    ]) {
      await device.page.goto(server.url + address);
      await useApp(device);
      await isShown(device);
      // Not by the mouse: a name of this length makes the header higher than the screen.
      if (address === ITEM) await device.page.locator("[data-follow]").first().dispatchEvent("click");
      expect(await isHacked(), address).toBe(false);
    }
    await expect(device.page.locator("main")).toContainText("<img src=x onerror=hacked=1>");
    expect(device.violations).toEqual([]);
  } finally {
    await context.close();
    await server.close();
    await sites.close();
  }
});
