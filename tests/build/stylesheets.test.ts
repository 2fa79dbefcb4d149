import { expect, it } from "vitest";
import { splitPrint } from "../../src/build/stylesheets.ts";

it("parts what a screen needs from the rules for paper, whatever blocks they hold", () => {
  const css =
    ".a{color:red}@media print{@page{margin:1cm}.a{color:#000}}@media (width>=1px){.b{top:0}}@media print{.b{top:1px}}.c{left:0}";
  expect(splitPrint(css)).toEqual({
    screen: ".a{color:red}@media (width>=1px){.b{top:0}}.c{left:0}",
    print: "@page{margin:1cm}.a{color:#000}.b{top:1px}",
  });
  expect(splitPrint(".a{top:0}")).toEqual({ screen: ".a{top:0}", print: "" });
});
