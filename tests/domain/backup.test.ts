import fc from "fast-check";
import { expect, it } from "vitest";
import { type Backup, readBackup, writeBackup } from "#domain/backup.ts";
import type { FollowableId } from "#domain/follow.ts";

const BACKUP: Backup = {
  plan: "4",
  follows: [
    { id: "item:2-1-5", since: 1, read: 3 },
    { id: "area:hanaizumi", since: 2, read: 2, seen: { "2-1-5": 3 } },
  ],
  settings: { theme: "dark" },
};
const TEXT = writeBackup(BACKUP);
const altered = (fields: object) => JSON.stringify({ ...JSON.parse(TEXT), ...fields });

it("gives back what was written, whatever is followed and was read", () => {
  const version = fc.nat();
  const id = fc
    .tuple(fc.constantFrom("item", "area", "department", "policy"), fc.stringMatching(/^[a-z0-9]{1,4}(-[0-9]){0,2}$/))
    .map(([kind, name]) => `${kind}:${name}` as FollowableId);
  const follows = fc.uniqueArray(fc.record({ id, since: version, read: version }), { selector: (one) => one.id });
  fc.assert(
    fc.property(follows, (follows) => {
      const backup = { ...BACKUP, follows };
      expect(readBackup(writeBackup(backup), "4")).toEqual({ ok: true, backup, lost: 0 });
    }),
  );
  expect(readBackup(TEXT, "4")).toEqual({ ok: true, backup: BACKUP, lost: 0 });
});

it("can be read by a person: a line for each thing that is followed", () => {
  expect(TEXT.split("\n").filter((line) => /"id":/.test(line))).toHaveLength(2);
});

it.each([
  ["nothing", ""],
  ["a letter", "こんにちは"],
  ["a number", "7"],
  ["null", "null"],
  ["a list", "[]"],
  ["some other file", '{"kind":"photo","format":1,"follows":[]}'],
])("tells %s from one of its own", (_, text) => {
  expect(readBackup(text, "4")).toEqual({ ok: false, reason: "foreign" });
});

it.each([
  ["damaged", "cut off", TEXT.slice(0, -20)],
  ["damaged", "without its follows", altered({ follows: undefined })],
  ["damaged", "with something else in their place", altered({ follows: { a: 1 } })],
  ["damaged", "of no format", altered({ format: "1" })],
  ["newer-format", "of a later app", altered({ format: 2, follows: "packed" })],
  ["other-plan", "of another plan", altered({ plan: "5" })],
])("says %s of a file %s", (reason, _, text) => {
  expect(readBackup(text, "4")).toEqual({ ok: false, reason });
});

it("keeps what is sound in a damaged list, and tells how much is not", () => {
  const text = altered({ follows: [...BACKUP.follows, { id: "item:2-1-6", since: 1 }, 5], settings: { theme: 7 } });
  expect(readBackup(text, "4")).toEqual({ ok: true, backup: { ...BACKUP, settings: {} }, lost: 2 });
});

it("reads a file that an editor has saved with a mark of its encoding", () => {
  expect(readBackup(`\uFEFF${TEXT}`, "4")).toMatchObject({ ok: true, lost: 0 });
});

it("never throws, and takes nothing in that it cannot read whole", () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length - 1), fc.string({ maxLength: 3 }), (at, other) => {
      const read = readBackup(TEXT.slice(0, at) + other + TEXT.slice(at + 1), "4");
      if (read.ok) expect(read.backup.follows.length + read.lost).toBeLessThanOrEqual(3);
    }),
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => !readBackup(JSON.stringify(value), "4").ok));
});
