import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { putMeasured } from "./bench/document.ts";
import { median } from "./bench/report.ts";

const ORDER = ["sizes", "loads", "memory", "cost"];
const wrap = (generated: string) => `手で書いた文\n<!-- bench:start -->\n${generated}<!-- bench:end -->\nあとの文\n`;
const OLD = wrap(
  "<!-- bench:part sizes -->\n\n## 量\n\n古い量\n\n<!-- bench:part memory -->\n\n## 使いつづけたとき\n\n1時間\n",
);

it("keeps what was not measured this time, the hour of memory too", () => {
  expect(putMeasured(OLD, ORDER, { sizes: "## 量\n\n新しい量\n" })).toBe(OLD.replace("古い量", "新しい量"));
  expect(putMeasured(OLD, ORDER, {})).toBe(OLD);
});

it("puts a part that is new into its place, and gives none to one without a text", () => {
  const added = putMeasured(OLD, ORDER, { loads: "## はじめて開く\n\n$& 300 ms", cost: "" });
  expect(added).toBe(
    OLD.replace("古い量\n", () => "古い量\n\n<!-- bench:part loads -->\n\n## はじめて開く\n\n$& 300 ms\n"),
  );
});

it("refuses a document without its marks, or with results of which nobody knows the part", () => {
  expect(() => putMeasured("本文", ORDER, {})).toThrow(/bench:start/);
  expect(() => putMeasured(wrap("## 量\n"), ORDER, {})).toThrow(/bench:part/);
});

it("finds the parts of the document that there is", async () => {
  const document = await readFile("docs/benchmarks.md", "utf8");
  const names = [...document.matchAll(/<!-- bench:part (\w+) -->/g)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(8);
  expect(putMeasured(document, names, {})).toBe(document);
});

it("takes the mean of the two in the middle of an even number of values", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 1, 4, 2])).toBe(3);
  expect(median([])).toBeNaN();
});
