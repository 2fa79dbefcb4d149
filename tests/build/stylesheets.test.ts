import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SOURCES } from "../../src/build/class-names.ts";
import { slimStyles, splitPrint } from "../../src/build/stylesheets.ts";

it("parts what a screen needs from the rules for paper, whatever blocks they hold", () => {
  const css =
    ".a{color:red}@media print{@page{margin:1cm}.a{color:#000}}@media (width>=1px){.b{top:0}}@media print{.b{top:1px}}.c{left:0}";
  expect(splitPrint(css)).toEqual({
    screen: ".a{color:red}@media (width>=1px){.b{top:0}}.c{left:0}",
    print: "@page{margin:1cm}.a{color:#000}.b{top:1px}",
  });
  expect(splitPrint(".a{top:0}")).toEqual({ screen: ".a{top:0}", print: "" });
});

it("drops custom properties that nothing uses, and those that only they use, and nothing else", () => {
  expect(
    slimStyles(
      ":root{--a:1px;--b:var(--c);--c:2px;--d:var(--e);--e:3px}.a{top:var(--a);content:attr(data-mark);text-underline-offset:.2em;--local:var(--d);left:calc(var(--local)*2)}",
    ),
  ).toBe(
    ":root{--a:1px;--d:var(--e);--e:3px}.a{top:var(--a);content:attr(data-mark);text-underline-offset:.2em;--local:var(--d);left:calc(var(--local)*2)}",
  );
});

it("declares every custom property that a style or a drawing uses", () => {
  const texts = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(css|tsx)$/.test(file))
    .map((file) => readFileSync(join(SOURCES, file), "utf8"));
  const find = (pattern: RegExp) =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name)));
  const declared = find(/(--[a-z][\w-]*)"?:/g);
  const used = find(/var\((--[\w-]+)/g);
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter((name) => !declared.has(name))).toEqual([]);
});
