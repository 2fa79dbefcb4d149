import { expect, it } from "vitest";
import { readableAddress, Slug, Text, WebAddress } from "#domain/source.ts";

it("writes an address as people read it, and what stands for a sign of the address itself as it was", () => {
  expect(readableAddress("https://example.jp/%e5%ba%83%E5%A0%B1/a%2Fb?q=1%26")).toBe(
    "https://example.jp/広報/a%2Fb?q=1%26",
  );
});

it("leaves an address alone that cannot be read", () => {
  expect(readableAddress("https://example.jp/100%")).toBe("https://example.jp/100%");
});

it.each([
  {
    schema: Slug,
    good: ["a", "east-town", "2-1-5", "i-2-3"],
    bad: ["", "A", "-a", "a-", "a--b", "a b", " a", "a\n", "東", "a_b"],
  },
  { schema: Text, good: ["a", " a "], bad: ["", " ", "\n\t", "　"] },
  {
    schema: WebAddress,
    good: ["https://example.jp", "http://example.jp/a b"],
    bad: [
      "",
      "javascript:alert(1)",
      " https://example.jp",
      "https://",
      "https:///x",
      "https:// x",
      "ftp://example.jp",
      "//example.jp",
    ],
  },
])("accepts $good, and none of $bad", ({ schema, good, bad }) => {
  expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
  expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
});
