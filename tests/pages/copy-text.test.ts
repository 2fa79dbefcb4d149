import { afterEach, expect, it, vi } from "vitest";
import { copyText } from "#pages/copy-text.ts";

afterEach(() => vi.unstubAllGlobals());

it("puts the text on the clipboard", async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  expect(await copyText("文")).toBe(true);
  expect(writeText).toHaveBeenCalledExactlyOnceWith("文");
});

it.each([
  ["refuses", { clipboard: { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) } }],
  ["has no clipboard, as on a page without encryption", {}],
])("says so where the browser %s", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);
  expect(await copyText("文")).toBe(false);
});
