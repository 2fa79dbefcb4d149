import { expect, it } from "vitest";
import { listDocumentsOfItem, listDocumentsToRead } from "#domain/documents-to-read.ts";
import { judgePlan } from "#domain/status.ts";
import { aDocument, anItem, aPlan, aRecord } from "../support/fixtures.ts";

const about = (id: string, items?: "every" | string[]) => aDocument({ id, items });
const idsOf = (documents: readonly { id: string }[]) => documents.map(({ id }) => id);

const plan = aPlan({
  items: [anItem({ key: "1-1-1" }), anItem({ key: "2-1-5" }), anItem({ key: "3-1-1" })],
  // 2-1-5 is done; the two others are 登録なし.
  records: [aRecord({ item: "2-1-5", fiscalYear: 2023, value: 11 })],
  documents: [
    about("whole"),
    about("known", ["2-1-5"]),
    about("one", ["1-1-1", "2-1-5"]),
    about("all", "every"),
    about("other", ["3-1-1"]),
  ],
});

it("lists for an item those that name it, then those about every item", () => {
  expect(idsOf(listDocumentsOfItem(plan, { key: "2-1-5" }))).toEqual(["known", "one", "all"]);
  expect(idsOf(listDocumentsOfItem(plan, { key: "4-1-1" }))).toEqual(["all"]);
});

it("begins the work with what would fill the most items that are 登録なし", () => {
  const work = listDocumentsToRead(plan, judgePlan(plan, "2026-11-22"));
  expect(work.map(({ document, fills }) => [document.id, ...fills.map(({ key }) => key)])).toEqual([
    ["all", "1-1-1", "3-1-1"],
    ["one", "1-1-1"],
    ["other", "3-1-1"],
    ["whole"],
    ["known"],
  ]);
});

it("finds none in a version from before there were any", () => {
  const older = aPlan();
  expect(listDocumentsOfItem(older, { key: "2-1-5" })).toEqual([]);
  expect(listDocumentsToRead(older, new Map())).toEqual([]);
});
