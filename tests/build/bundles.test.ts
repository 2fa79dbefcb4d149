import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildStyles, type StyleBundle } from "../../src/build/bundles.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { type BuiltRenderer, buildRenderer } from "../../src/build/renderer.ts";

let folder: string;
let styles: StyleBundle;
let renderer: BuiltRenderer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundles-"));
  styles = await buildStyles(join(folder, "dist"), join(folder, "work"));
  renderer = await buildRenderer({
    styles: styles.inline,
    stylesOfPages: styles.inlineOfPages,
    stylesheets: styles.ofPages,
    printStyles: styles.print,
    beforePaint: "",
    island: { script: "/island.js", modules: [] },
    apps: {},
    icons: {},
    headers: {},
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it("gives every class of a page a rule in the styles that it carries or links to", async () => {
  const { snapshot } = await loadSnapshot("data");
  const missing: string[] = [];
  for (const address of [...renderer.listAddresses(snapshot), "/404"]) {
    const { html } = renderer.renderPage(snapshot, address);
    // Keys by which Solid would find its elements again: nothing is hydrated, and they would weigh on every element.
    expect(html, address).not.toContain("data-hk");
    const linked = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, file]) => file ?? "");
    const files = await Promise.all(linked.map((file) => readFile(join(folder, "dist", file), "utf8")));
    const css = `${/<style>(.*?)<\/style>/s.exec(html)?.[1]}${files.join("")}`;
    const rules = new Set([...css.matchAll(/\.([a-z]+\d+|visually-hidden)(?![\w-])/g)].map(([, name]) => name));
    const classes = new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names?.split(" ") ?? []));
    missing.push(...[...classes].filter((name) => name && !rules.has(name)).map((name) => `${address} ${name}`));
  }
  expect(missing).toEqual([]);
});

it("gives each of the first pages its own styles, with those of the frame", () => {
  const { home = "", item = "", items = "" } = styles.inlineOfPages;
  expect(new Set([home, item, items, styles.inline]).size).toBe(4);
  for (const css of [home, item, items]) expect(css).toContain("prefers-reduced-motion");
});

it("keeps the colours that only drawings in the markup use", () => {
  for (const css of [styles.inline, ...Object.values(styles.inlineOfPages)]) expect(css).toMatch(/--on-accent:/);
});
