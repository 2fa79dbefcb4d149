import fc from "fast-check";
import { expect, it } from "vitest";
import { toCanonicalJson } from "#domain/canonical.ts";

it("sorts the keys of all objects, keeps the order of arrays and leaves undefined out", () => {
  const value = { b: [{ d: 1, c: 2 }, 1], a: undefined, B: null };
  expect(toCanonicalJson(value)).toBe('{"B":null,"b":[{"c":2,"d":1},1]}');
});

it("gives equal values equal bytes, whatever the order of their keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(toCanonicalJson(reversed)).toBe(toCanonicalJson(value));
      expect(JSON.parse(toCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
