import { expect, it } from "vitest";
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
