import fc from "fast-check";
import { expect, it } from "vitest";
import type { FoldedChange } from "#domain/changes.ts";
import type { Follow } from "#domain/follow.ts";
import { listHistory } from "#domain/history.ts";
import type { LogEntry } from "#domain/snapshot.ts";
import { listUnread } from "#domain/unread.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { runs } from "../support/runs.ts";

const { plan } = aSnapshot();
const FIELDS = ["1-1-1 goal", "1-1-1 content", "1-1-2 goal"];
type Values = readonly (string | undefined)[];

/** The values of `FIELDS` in each version, and the log of what differs between them. */
function logOf(versions: readonly Values[]): LogEntry[] {
  return versions.map((values, index) => ({
    version: index + 1,
    date: "2026-04-01",
    note: "x",
    changes: FIELDS.flatMap((name, at) => {
      const [item = "", field = ""] = name.split(" ");
      const [old, current] = [index === 0 ? values[at] : versions[index - 1]?.[at], values[at]];
      if (old === current) return [];
      return { item, field, ...(old === undefined ? {} : { old }), ...(current === undefined ? {} : { new: current }) };
    }),
  }));
}

const versions = fc.array(fc.tuple(...FIELDS.map(() => fc.constantFrom("A", "B", undefined))), {
  minLength: 1,
  maxLength: 8,
});
/** What a reader does before the next version: reads one item on its page, or everything, or does not look. */
const visits = fc.array(fc.constantFrom("nothing", "1-1-1", "1-1-2", "all"), { minLength: 8, maxLength: 8 });

it("shows nothing as new twice and misses nothing, whatever changes, changes back and is read when", () => {
  fc.assert(
    fc.property(versions, visits, fc.boolean(), (versions, visits, isFollowedTwice) => {
      const log = logOf(versions);
      let follows: Follow[] = [
        { id: "policy:1", since: 1, read: 1 },
        ...(isFollowedTwice ? [{ id: "item:1-1-1", since: 1, read: 1 } as const] : []),
      ];
      /** The version up to which the reader knows each item. */
      const known: Record<string, number> = { "1-1-1": 1, "1-1-2": 1 };

      for (let version = 1; version <= versions.length; version += 1) {
        const now = { plan, log: log.slice(0, version) };
        const told = new Map<string, FoldedChange>(
          listUnread(now, follows).map((change) => [`${change.item} ${change.field}`, change]),
        );
        expect(told.size).toBe(listUnread(now, follows).length);
        FIELDS.forEach((name, at) => {
          const since = known[name.split(" ")[0] ?? ""] ?? 0;
          const passed = versions.slice(since - 1, version).map((values) => values[at]);
          const hasChanged = passed.some((value) => value !== passed[0]);
          const change = told.get(name);
          expect(change !== undefined).toBe(hasChanged);
          if (!change) return;
          expect([change.old, change.new]).toEqual([passed[0], passed.at(-1)]);
          expect(change.revertedTo).toBe(passed[0] === passed.at(-1));
        });

        // The history tells each version's changes as they were, however they are read, and counts those that are not.
        const history = listHistory(now, follows);
        const lines = history.flatMap(({ version, changes }) =>
          changes.map(({ item, field, old, new: current }) => `${version} ${item} ${field} ${old} ${current}`),
        );
        const published = now.log.flatMap(({ version, changes }) =>
          changes.map(({ item, field, old, new: current }) => `${version} ${item} ${field} ${old} ${current}`),
        );
        expect(lines.toSorted()).toEqual(published.toSorted());
        expect(history.map((entry) => entry.version)).toEqual(
          history.map((entry) => entry.version).toSorted((a, b) => b - a),
        );
        for (const { version, changes, unread } of history) {
          expect(unread).toBe(changes.filter(({ item = "" }) => version > (known[item] ?? 0)).length);
        }

        const visit = visits[version - 1] ?? "nothing";
        const read = visit === "all" ? ["1-1-1", "1-1-2"] : visit === "nothing" ? [] : [visit];
        for (const key of read) known[key] = version;
        follows = follows.map((one) => {
          if (visit === "all" || one.id === `item:${visit}`) return { ...one, read: version };
          if (read.length === 0 || one.id !== "policy:1") return one;
          return { ...one, seen: { ...one.seen, [visit]: version } };
        });
        expect(listUnread(now, follows).filter(({ item = "" }) => read.includes(item))).toEqual([]);
      }
    }),
    { numRuns: runs(200) },
  );
});

it("tells A → B → A as it went, newest first, and leaves out versions that changed nothing of what is followed", () => {
  const log = logOf([["A"], ["B"], ["B", "x"], ["A", "x"]]);
  const follows: Follow[] = [{ id: "item:1-1-1", since: 1, read: 2 }];
  expect(
    listHistory({ plan, log }, follows).map(({ version, changes, unread }) => [
      version,
      changes.map(({ old, new: current }) => `${old} → ${current}`),
      unread,
    ]),
  ).toEqual([
    [4, ["B → A"], 1],
    [3, ["undefined → x"], 1],
    [2, ["A → B"], 0],
  ]);
  expect(listHistory({ plan, log }, [{ id: "item:1-1-2", since: 1, read: 1 }])).toEqual([]);
});
