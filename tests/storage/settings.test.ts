import { expect, it, vi } from "vitest";
import { clearRecentSearches, listRecentSearches, rememberSearch } from "#storage/recent-searches.ts";
import { listChosen, readSettings, restoreChosen, writeSetting } from "#storage/settings.ts";
import {
  awaitVisitor,
  beginVisit,
  forgetVisitor,
  readVisit,
  readVisitorSettings,
  writeVisitorSetting,
} from "#storage/visit.ts";
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

it("takes over what was chosen elsewhere where nothing was chosen here, and never makes a shared device", () => {
  expect(listChosen()).toEqual({});
  writeSetting("theme", "system");
  restoreChosen({ theme: "dark", textSize: "large", shared: "1", other: "x" });
  expect(readSettings()).toEqual({ ...defaults, textSize: "large" });
  expect(listChosen()).toEqual({ theme: "system", textSize: "large" });
  expect(local.keys()).toEqual(["theme", "textSize"]);
  local.removeItem("theme");
  restoreChosen({ theme: "purple" });
  expect(local.getItem("theme")).toBeNull();
});

it("goes by what a visitor chose until the visit ends, and by the device's settings then", () => {
  writeSetting("textSize", "large");
  writeSetting("theme", "dark");
  writeVisitorSetting("textSize", "largest");
  writeVisitorSetting("theme", "system");
  expect(readVisitorSettings()).toMatchObject({ textSize: "largest", theme: "system" });
  expect(readSettings()).toMatchObject({ textSize: "large", theme: "dark" });
  beginVisit("a");
  expect(readVisit()).toBe("a");
  forgetVisitor();
  expect(readVisitorSettings()).toMatchObject({ textSize: "large", theme: "dark" });
  // What may still show the visit is not yet gone.
  expect(readVisit()).toBe("over");
  awaitVisitor();
  expect(readVisit()).toBeNull();
});

it("has a visit, and ends it, where the browser keeps nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  beginVisit("a");
  writeVisitorSetting("theme", "dark");
  forgetVisitor();
  expect([readVisit(), readVisitorSettings()]).toEqual([null, defaults]);
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
