import { IDBFactory } from "fake-indexeddb";
import { expect, it, vi } from "vitest";
import type { Draft } from "#domain/draft.ts";
import { aDraft as anyDraft } from "../support/fixtures.ts";
import { failCalls, local, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

/** The storage of one tab: modules of its own, the device's database and localStorage. */
async function openTab() {
  vi.resetModules();
  return import("#storage/drafts.ts");
}

/** One that has not been saved yet. */
const aDraft = (fields: Partial<Draft> = {}) => anyDraft({ revision: 0, ...fields });
const texts = (drafts: readonly Draft[]) => drafts.map(({ text }) => text);

it("keeps each letter at once, before the database has answered", async () => {
  const tab = await openTab();
  const { saved, kept } = tab.saveDraft(aDraft());
  expect(local.getItem("drafts")).toContain(saved.text);
  await kept;
  expect(texts(await (await openTab()).listDrafts())).toEqual([saved.text]);
});

it("leaves nothing on a device whose reader writes nothing", async () => {
  expect(await (await openTab()).listDrafts()).toEqual([]);
  expect(local.keys()).toEqual([]);
  expect(await rawRecord("drafts", "mine")).toBeUndefined();
});

it("brings back an emptied mirror from the database, and an evicted database from the mirror", async () => {
  const { saved, kept } = (await openTab()).saveDraft(aDraft());
  await kept;
  local.clear();
  expect(texts(await (await openTab()).listDrafts())).toEqual([saved.text]);
  expect(local.getItem("drafts")).toContain(saved.text);
  vi.stubGlobal("indexedDB", new IDBFactory());
  expect(texts(await (await openTab()).listDrafts())).toEqual([saved.text]);
  expect(await rawRecord("drafts", "mine")).toMatchObject([{ text: saved.text }]);
});

it("keeps both texts where two tabs edit the same draft", async () => {
  const first = await openTab();
  const begun = first.saveDraft(aDraft());
  await begun.kept;
  const second = await openTab();
  await second.saveDraft({ ...begun.saved, text: "二つ目" }).kept;
  const late = first.saveDraft({ ...begun.saved, text: "一つ目" });
  await late.kept;
  expect(late.saved.id).not.toBe(begun.saved.id);
  expect(texts(await second.listDrafts()).toSorted()).toEqual(["一つ目", "二つ目"]);
});

it("does not bring back what was thrown away while the database did not answer", async () => {
  const { saved, kept } = (await openTab()).saveDraft(aDraft());
  await kept;
  const undo = failCalls(1, Number.POSITIVE_INFINITY);
  await (await openTab()).removeDraft(saved);
  undo();
  expect(await (await openTab()).listDrafts()).toEqual([]);
  local.clear();
  expect(await (await openTab()).listDrafts()).toEqual([]);
});

it("says so where neither copy can be written, and keeps the text on the page", async () => {
  const tab = await openTab();
  local.isRefused = true;
  failCalls(1, Number.POSITIVE_INFINITY, "QuotaExceededError");
  const { saved, kept } = tab.saveDraft(aDraft());
  await kept;
  expect(tab.draftsDurability()).toBe("memory-only");
  expect(texts(await tab.listDrafts())).toEqual([saved.text]);
});

it("writes nothing on a shared device, and forgets a visitor's draft", async () => {
  local.setItem("shared", "1");
  const tab = await openTab();
  await tab.saveDraft(aDraft()).kept;
  expect(tab.peekDrafts()).toHaveLength(1);
  expect(local.keys()).toEqual(["shared"]);
  tab.forgetDrafts();
  expect(await tab.listDrafts()).toEqual([]);
});

it("keeps what is sound in a damaged record, and the record itself", async () => {
  const tab = await openTab();
  await tab.listDrafts();
  const record = [aDraft({ revision: 1 }), { id: "d2" }, 7];
  await rawRecord("drafts", "mine", record);
  expect(await tab.listDrafts()).toHaveLength(1);
  expect(await rawRecord("quarantine", "drafts")).toEqual(record);
});

it("adds drafts from a file to those of this device once, in every copy, and tells how many were new", async () => {
  const tab = await openTab();
  await tab.saveDraft(aDraft({ text: "ここの文" })).kept;
  const kept = [aDraft({ revision: 9 }), aDraft({ id: "d2", text: "停留所が遠い" })];
  expect(await tab.restoreDrafts(kept)).toBe(2);
  expect(await tab.restoreDrafts(kept)).toBe(0);
  local.clear();
  const restored = await (await openTab()).listDrafts();
  expect(texts(restored)).toEqual(["ここの文", "バスを増やしてほしい", "停留所が遠い"]);
});

it("brings drafts back from a file after they were thrown away, for good", async () => {
  const tab = await openTab();
  const { saved, kept } = tab.saveDraft(aDraft());
  await kept;
  await tab.removeDraft(saved);
  expect(await tab.restoreDrafts([saved])).toBe(1);
  local.clear();
  expect(texts(await (await openTab()).listDrafts())).toEqual([saved.text]);
});

it.each([
  ["answers", 0],
  ["does not answer", Number.POSITIVE_INFINITY],
])("overwrites no draft that only the database holds, which %s when the file is read", async (_, failures) => {
  await (await openTab()).saveDraft(aDraft({ text: "データベースだけの文" })).kept;
  local.clear();
  const undo = failCalls(1, failures);
  expect(await (await openTab()).restoreDrafts([aDraft({ revision: 9, text: "ファイルの文" })])).toBe(1);
  undo();
  expect(texts(await (await openTab()).listDrafts()).toSorted()).toEqual(["データベースだけの文", "ファイルの文"]);
});

it("takes no draft of a file in on a shared device", async () => {
  local.setItem("shared", "1");
  const tab = await openTab();
  expect(await tab.restoreDrafts([aDraft()])).toBe(0);
  expect(tab.peekDrafts()).toEqual([]);
  expect(local.keys()).toEqual(["shared"]);
});
