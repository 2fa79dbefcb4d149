import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { STATUS_NAMES } from "#domain/status.ts";
import { lightColor, lightStatusColors } from "../../src/build/light-colors.ts";

const TOKENS = readFileSync(new URL("../../src/ui/tokens.css", import.meta.url), "utf8");
const PRIMITIVES = readFileSync(
  createRequire(import.meta.url).resolve("@digital-go-jp/design-tokens/dist/tokens.css"),
  "utf8",
);

/** Contrast with white by WCAG 2. */
function contrast(color: string): number {
  const channels = (color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color).match(/[0-9a-f]{2}/g) ?? [];
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = Number.parseInt(channel, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

it.each([
  ["accent", "green-900"],
  ["accent-strong", "green-1000"],
  ["done", "blue-1000"],
  ["on-track", "cyan-1000"],
  ["slightly", "orange-1000"],
  ["slightly-shape", "orange-600"],
  ["behind", "red-1000"],
])("%s is %s of デジタル庁デザインシステム", (role, primitive) => {
  expect(PRIMITIVES.toLowerCase()).toContain(`--color-primitive-${primitive}: ${lightColor(role)};`);
});

it.each([
  ["the ring of the focus", "ui/base.css", "box-shadow: 0 0 0 2px (.*);", "color-primitive-yellow-300"],
  [
    "the count of what is unread",
    "app/Shell.module.css",
    "\\.count \\{[^}]*background: (.*);",
    "color-primitive-red-1000",
  ],
  ["a rounded corner", "ui/tokens.css", "--radius: (.*);", "border-radius-12"],
])("%s is that of デジタル庁デザインシステム", (_, file, pattern, primitive) => {
  const css = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
  expect(PRIMITIVES.toLowerCase()).toContain(`--${primitive}: ${new RegExp(pattern).exec(css)?.[1]};`);
});

it("gives every colour a dark value beside the light one", () => {
  const colours = [...TOKENS.matchAll(/^ {2}--[a-z-]+: .*#.*;$/gm)].map(([line]) => line);
  expect(colours.length).toBeGreaterThan(15);
  for (const line of colours) expect(line).toMatch(/: var\(--light, #[0-9a-f]+\) var\(--dark, #[0-9a-f]+\);$/);
});

it.each(STATUS_NAMES)("a picture shows %s so that it can be read on white", (status) => {
  const { word, shape } = lightStatusColors(status);
  expect(contrast(word)).toBeGreaterThan(4.5);
  expect(contrast(shape)).toBeGreaterThan(3);
});

it("names a role that is not there", () => {
  expect(() => lightColor("nothing")).toThrow("nothing");
});
