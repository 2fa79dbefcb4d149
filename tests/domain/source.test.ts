import { expect, it } from "vitest";
import { readableAddress } from "#domain/source.ts";

it("writes an address as people read it, and what stands for a sign of the address itself as it was", () => {
  expect(readableAddress("https://example.jp/%e5%ba%83%E5%A0%B1/a%2Fb?q=1%26")).toBe(
    "https://example.jp/広報/a%2Fb?q=1%26",
  );
});

it("leaves an address alone that cannot be read", () => {
  expect(readableAddress("https://example.jp/100%")).toBe("https://example.jp/100%");
});
