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

/** A role as browsers without light-dark() see it. */
function plainColor(role: string): string | undefined {
  const value = new RegExp(`^  --${role}: (.+);`, "m").exec(TOKENS)?.[1] ?? "";
  const primitive = /^var\((.+)\)$/.exec(value)?.[1];
  return primitive === undefined ? value : new RegExp(`${primitive}: (.+);`).exec(PRIMITIVES)?.[1];
}

/** Contrast with white by WCAG 2. */
function contrast(color: string): number {
  const channels = (color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color).match(/[0-9a-f]{2}/g) ?? [];
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = Number.parseInt(channel, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const ROLES = [...TOKENS.matchAll(/--([a-z-]+): light-dark/g)].map(([, role]) => role ?? "");

it.each(ROLES)("%s is the same with and without light-dark()", (role) => {
  expect(lightColor(role)).toBe(plainColor(role)?.toLowerCase());
});

it.each(STATUS_NAMES)("a picture shows %s so that it can be read on white", (status) => {
  const { word, shape } = lightStatusColors(status);
  expect(contrast(word)).toBeGreaterThan(4.5);
  expect(contrast(shape)).toBeGreaterThan(3);
});

it("names a role that is not there", () => {
  expect(() => lightColor("nothing")).toThrow("nothing");
});
