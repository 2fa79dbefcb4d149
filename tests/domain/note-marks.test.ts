import { expect, it } from "vitest";
import { listBlockTexts, listItemTexts, listNotesUsed, splitAtNoteMarks } from "#domain/note-marks.ts";
import type { Note } from "#domain/plan.ts";
import { anItem } from "../support/fixtures.ts";

const aNote = (number: number): Note => ({
  id: `${number}`,
  mark: `※${number}`,
  term: "ことば",
  entries: [{ text: "説明" }],
});
const notes = [aNote(1), aNote(2), aNote(12)];

it.each([
  { text: "推進(※1)や対応（※2）など", pieces: ["推進", "(※1)", "や対応", "（※2）", "など"], marks: ["※1", "※2"] },
  { text: "※12の前", pieces: ["※12", "の前"], marks: ["※12"] },
  { text: "全角の※１２", pieces: ["全角の", "※１２"], marks: ["※12"] },
  { text: "※ 令和2年度は19種類", pieces: ["※ 令和2年度は19種類"], marks: [] },
  { text: "知らない注（※3）", pieces: ["知らない注", "（※3）"], marks: [] },
])("cuts 「$text」 at the marks of known notes", ({ text, pieces, marks }) => {
  const found = splitAtNoteMarks(text, notes);
  expect(found.map((piece) => piece.text)).toEqual(pieces);
  expect(found.flatMap(({ note }) => note?.mark ?? [])).toEqual(marks);
  expect(found.map((piece) => piece.text).join("")).toBe(text);
});

const abbreviation: Note = {
  id: "3",
  mark: "※3",
  term: "ICT（情報通信技術）の活用",
  entries: [{ text: "ICT（Information and …）：情報通信技術" }],
};

it.each([
  { text: "ICTで合理化し、ICTを広げる", pieces: ["ICT", "で合理化し、ICTを広げる"] },
  { text: "ICT（情報通信技術）の活用など", pieces: ["ICT（情報通信技術）の活用", "など"] },
  { text: "ICT（情報通信技術）の活用（※3）とICT", pieces: ["ICT（情報通信技術）の活用", "（※3）", "とICT"] },
])("leads from the term to its note in 「$text」, once, and not beside its mark", ({ text, pieces }) => {
  const found = splitAtNoteMarks(text, [...notes, abbreviation]);
  expect(found.map((piece) => piece.text)).toEqual(pieces);
  expect(found.flatMap(({ note }) => note?.mark ?? [])).toEqual(["※3"]);
});

it("lists the notes that texts use in the order of the notes, each once", () => {
  const used = listNotesUsed(["（※2）と（※1）", "また（※2）"], notes);
  expect(used.map(({ mark }) => mark)).toEqual(["※1", "※2"]);
});

it("knows every text of a block", () => {
  expect(listBlockTexts({ kind: "box", title: "参考", items: ["一", "二"] })).toEqual(["参考", "一", "二"]);
});

it("reads notes in title, content and goal of an item", () => {
  expect(listItemTexts(anItem({ title: "題", content: "内容", goal: "目標" }))).toEqual(["題", "内容", "目標"]);
});
