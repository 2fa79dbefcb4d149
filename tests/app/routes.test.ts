// @vitest-environment happy-dom
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { listAddresses, matchRoute, PAGES } from "#app/routes.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

const snapshot = aSnapshot();

it("finds the page of every address that it lists", () => {
  const addresses = listAddresses(snapshot);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toEqual(expect.arrayContaining(["/", "/plans/9/items/1-1-2", "/about/method", "/following"]));
  const names = new Set(addresses.map((address) => matchRoute(address)?.name));
  const own = Object.entries(PAGES).filter(([, page]) => page.exists?.(snapshot.plan) !== false);
  expect(names).toEqual(new Set(own.map(([name]) => name)));
  expect(own.length).toBeLessThan(Object.keys(PAGES).length);
});

it("hands over the changing parts, decoded", () => {
  expect(matchRoute("/plans/9/items/%E6%96%BD%E7%AD%9612")).toEqual({
    name: "item",
    params: { plan: "9", key: "施策12" },
  });
  // A broken escape names no page of ours, and must not throw.
  expect(matchRoute("/plans/9/items/%E6%9")?.params.key).toBe("%E6%9");
});

it.each(["", "//", "/plans//9", "/plans/9/", "/PLANS/9", "/plans/9/Items", "/no-such-page", "/plans/9/items/a/b"])(
  "knows no page at %j: an address is written in one way",
  (address) => {
    expect(matchRoute(address)).toBeNull();
  },
);

it("never throws, whatever is asked for", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => matchRoute(`/${text}`)).not.toThrow();
    }),
  );
});
