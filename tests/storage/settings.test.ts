import { expect, it } from "vitest";
import { clearRecentSearches, listRecentSearches, rememberSearch } from "#storage/recent-searches.ts";
import { readSettings, writeSetting } from "#storage/settings.ts";
import { local, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

const defaults = { theme: "system", shared: false, textSize: "normal" };

it("has a default for every setting", () => {
  expect(readSettings()).toEqual(defaults);
});

it("keeps settings as plain text, for the script that acts before the first paint", () => {
  expect(writeSetting("theme", "dark")).toBe(true);
  expect(writeSetting("shared", true)).toBe(true);
  expect([local.getItem("theme"), local.getItem("shared")]).toEqual(["dark", "1"]);
  expect(readSettings()).toEqual({ ...defaults, theme: "dark", shared: true });
});

it("has a text size of its own only on a shared device", () => {
  writeSetting("textSize", "largest");
  expect(readSettings().textSize).toBe("normal");
  writeSetting("shared", true);
  expect(readSettings().textSize).toBe("largest");
  writeSetting("shared", false);
  expect(readSettings().textSize).toBe("normal");
});

it("takes the default for a setting that it does not know", () => {
  local.setItem("theme", "<img onerror>");
  expect(readSettings()).toEqual(defaults);
});

it("has defaults and says so where the browser refuses", () => {
  local.isRefused = true;
  expect(readSettings()).toEqual(defaults);
  expect(writeSetting("theme", "dark")).toBe(false);
});

it("remembers the last eight searches, the latest first and each once", () => {
  for (const text of ["a", "b", "c", "d", "e", "f", "g", "h", "i", " c ", " "]) rememberSearch(text);
  expect(listRecentSearches()).toEqual(["c", "i", "h", "g", "f", "e", "d", "b"]);
  clearRecentSearches();
  expect(listRecentSearches()).toEqual([]);
});

it("neither remembers nor shows searches on a shared device", () => {
  rememberSearch("バス");
  writeSetting("shared", true);
  rememberSearch("水道");
  expect(listRecentSearches()).toEqual([]);
  writeSetting("shared", false);
  expect(listRecentSearches()).toEqual(["バス"]);
});

it.each(["{", "7", '{"0":"a"}'])("shows no searches from a damaged list: %s", (text) => {
  local.setItem("recentSearches", text);
  expect(listRecentSearches()).toEqual([]);
});
