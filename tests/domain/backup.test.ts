import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Backup, readBackup, writeBackup } from "#domain/backup.ts";
import type { Draft } from "#domain/draft.ts";
import type { Follow, FollowableId } from "#domain/follow.ts";

const folder = new URL("golden/", import.meta.url);
const FILES = readdirSync(folder).filter((name) => name.startsWith("backup-"));
const golden = (name: string) => readFileSync(new URL(name, folder), "utf8");

const FOLLOWS: Follow[] = [
  { id: "item:2-1-5", since: 1, read: 3 },
  { id: "area:hanaizumi", since: 2, read: 2, seen: { "2-1-5": 3 } },
  // Of a later app.
  { id: "theme:water" as FollowableId, since: 1, read: 1 },
];
const OPINION: Draft = {
  id: "m0a1b2c3",
  revision: 7,
  plan: "4",
  item: "2-1-5",
  edition: "draft",
  version: 2,
  kind: "opinion",
  text: "停留所が遠い。\n「朝の便」を増やしてほしい",
  fiscalYear: "",
  value: "",
  url: "",
};
const RESULT: Draft = {
  ...OPINION,
  id: "m0a1b2c4",
  revision: 2,
  item: "1-1-1",
  version: 1,
  kind: "result",
  text: "12ページの表",
  fiscalYear: "2023",
  value: "12人",
  url: "https://example.jp/a.pdf",
};
const BACKUP: Backup = { plan: "4", follows: FOLLOWS, drafts: [OPINION, RESULT], settings: { theme: "dark" } };
const TEXT = writeBackup(BACKUP);
const altered = (fields: object) => JSON.stringify({ ...JSON.parse(TEXT), ...fields });

const version = fc.nat();
const id = fc
  .tuple(fc.constantFrom("item", "area", "department", "policy"), fc.stringMatching(/^[a-z0-9]{1,4}(-[0-9]){0,2}$/))
  .map(([kind, name]) => `${kind}:${name}` as FollowableId);
const words = fc.string({
  unit: fc.constantFrom("\n", '"', "\\", "\u2028", "\ud800", "🚌", "あ", "1", "}"),
  maxLength: 9,
});
const draft = fc.record<Draft>({
  id: words,
  revision: fc.nat(),
  plan: fc.constantFrom("4", "5"),
  item: words,
  edition: words,
  version,
  kind: fc.constantFrom("opinion", "result"),
  text: words,
  fiscalYear: words,
  value: words,
  url: words,
});

it("gives back what was written, whatever is followed, was read and is being written", () => {
  const follows = fc.uniqueArray(fc.record({ id, since: version, read: version }), { selector: (one) => one.id });
  fc.assert(
    fc.property(follows, fc.array(draft), (follows, drafts) => {
      const backup = { ...BACKUP, follows, drafts };
      expect(readBackup(writeBackup(backup))).toEqual({ ok: true, backup, lost: 0 });
    }),
  );
  expect(readBackup(TEXT)).toEqual({ ok: true, backup: BACKUP, lost: 0 });
});

it.each(FILES)("reads %s, whatever the format of today", (name) => {
  const { format } = JSON.parse(golden(name));
  const drafts = format === 1 ? [] : BACKUP.drafts;
  expect(readBackup(golden(name))).toEqual({ ok: true, backup: { ...BACKUP, drafts }, lost: 0 });
});

it("has a golden file for the format of today, and writes that to the letter", () => {
  expect(golden(`backup-${JSON.parse(TEXT).format}.json`)).toBe(TEXT);
});

it("can be read by a person: a line for each thing that is followed or written", () => {
  expect(TEXT.split("\n").filter((line) => /"id":/.test(line))).toHaveLength(5);
});

it.each([
  ["nothing", ""],
  ["a letter", "こんにちは"],
  ["a number", "7"],
  ["null", "null"],
  ["a list", "[]"],
  ["some other file", '{"kind":"photo","format":1,"follows":[]}'],
])("tells %s from one of its own", (_, text) => {
  expect(readBackup(text)).toEqual({ ok: false, reason: "foreign" });
});

it.each([
  ["damaged", "without its follows", altered({ follows: undefined })],
  ["damaged", "with something else in their place", altered({ follows: { a: 1 } })],
  ["damaged", "without its drafts", altered({ drafts: undefined })],
  ["damaged", "of no format", altered({ format: "1" })],
  ["damaged", "of a format that never was", altered({ format: 0 })],
  ["newer-format", "of a later app", altered({ format: 3, follows: "packed" })],
  ["damaged", "that names no plan", altered({ plan: 5 })],
])("says %s of a file %s", (reason, _, text) => {
  expect(readBackup(text)).toEqual({ ok: false, reason });
});

it("is damaged wherever it is cut off, and never half taken in", () => {
  const known = TEXT.indexOf("follows") + "follows".length;
  for (let length = 0; length < TEXT.trimEnd().length; length += 1) {
    const reason = length < known ? "foreign" : "damaged";
    expect(readBackup(TEXT.slice(0, length)), `${length} letters`).toEqual({ ok: false, reason });
  }
});

it("keeps what is sound in damaged lists, and tells how much is not", () => {
  const text = altered({
    follows: [...FOLLOWS, { id: "item:2-1-6", since: 1 }, 5],
    drafts: [null, OPINION, { ...RESULT, text: 5 }, { id: "m0", revision: 3, gone: true }, RESULT],
    settings: { theme: 7 },
  });
  expect(readBackup(text)).toEqual({ ok: true, backup: { ...BACKUP, settings: {} }, lost: 5 });
});

it("reads a file that an editor has saved with a mark of its encoding", () => {
  expect(readBackup(`\uFEFF${TEXT}`)).toMatchObject({ ok: true, lost: 0 });
});

it("never throws, and takes nothing in that it cannot read whole", () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length - 1), fc.string({ maxLength: 3 }), (at, other) => {
      const read = readBackup(TEXT.slice(0, at) + other + TEXT.slice(at + 1));
      if (read.ok) expect(read.backup.follows.length + read.backup.drafts.length + read.lost).toBeLessThanOrEqual(6);
    }),
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => !readBackup(JSON.stringify(value)).ok));
});
