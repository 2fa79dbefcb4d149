import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { printPage } from "../../src/tools/print-page.ts";
import { BUILT } from "./support/sites.ts";

// `npm run print`: a page as a finished PDF.

test("the report of a year is a tagged PDF of A4 sheets", async () => {
  const out = test.info().outputPath("report.pdf");
  expect(await printPage("/plans/4/report/2024", { dist: BUILT, out })).toBe(out);
  const pdf = (await readFile(out)).toString("latin1");
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf).toMatch(/\/Marked true/);
  expect(pdf).toMatch(/\/Type\s*\/Outlines/);
  // A4 in points, upright.
  const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(sheets.length).toBeGreaterThan(1);
  for (const [, width, height] of sheets) {
    expect(Math.floor(Number(width))).toBe(595);
    expect(Math.floor(Number(height))).toBe(842);
  }
});

test("an address that no page has is told, and nothing is written", async () => {
  const out = test.info().outputPath("nothing.pdf");
  await expect(printPage("/plans/4/report/1999", { dist: BUILT, out })).rejects.toThrow("というページはありません");
  await expect(readFile(out)).rejects.toThrow("ENOENT");
});
