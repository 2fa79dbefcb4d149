import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { attributeOf, type Mark, selectorOf } from "#markup/marks.ts";

const SRC = resolve(import.meta.dirname, "../../src");
const MARKS = [...readFileSync(join(SRC, "markup/marks.ts"), "utf8").matchAll(/^ {2}(\w+): .+;$/gm)].map(
  ([, name]) => name as Mark,
);

function readSources(...layers: string[]): string {
  return layers
    .flatMap((layer) =>
      readdirSync(join(SRC, layer), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(tsx?|js|css)$/.test(file))
        .map((file) => readFileSync(join(SRC, layer, file), "utf8")),
    )
    .join("\n");
}

/** Attributes that only styles, only tests, or nobody but the same component look for. */
const NOT_FOR_SCRIPTS = [
  "ended",
  "examples",
  "first",
  "last",
  "mark",
  "no-print",
  "small",
  "standings",
  "status",
  "text",
  "theme",
  "watermark",
  "where",
  "follow-code",
  "answer",
  "columns",
  "draft",
  "result",
  "size",
];

it("lists every mark that a document carries", () => {
  const known = new Set([...MARKS.map(attributeOf), ...NOT_FOR_SCRIPTS.map((name) => `data-${name}`)]);
  const used = new Set(readSources("ui", "pages", "app").match(/(?<=[\s"`])data-[a-z-]+(?==)/g));
  expect([...used].filter((attribute) => !known.has(attribute))).toEqual([]);
});

it("lists no mark that nobody looks for", () => {
  const text = readSources("island", "app", "ui");
  const camel = (mark: Mark) => new RegExp(`"${mark}"|\\b${mark}[,:]|dataset\\.${mark}\\b|${attributeOf(mark)}\\b`);
  expect(MARKS.filter((mark) => !camel(mark).test(text))).toEqual([]);
});

it("writes attributes and selectors as HTML has them", () => {
  expect(attributeOf("shareText")).toBe("data-share-text");
  expect(selectorOf("check")).toBe("[data-check]");
  expect(selectorOf("app", "following")).toBe('[data-app="following"]');
});
