import fc from "fast-check";
import { expect, it } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import { chooseNotice, type NoticeMark } from "#domain/notice.ts";
import type { LogEntry } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

const { plan } = aSnapshot();
const TODAY = "2026-06-02";

/** A version in which fields of items change, as `1-1-1 goal 1 2`. */
const publish = (version: number, ...changes: string[]): LogEntry => ({
  version,
  date: "2026-06-01",
  note: "更新",
  changes: changes.map((text) => {
    const [item = "", field = "", old = "", value = ""] = text.split(" ");
    return { item, field, old, new: value };
  }),
});
const follow = (id: FollowableId, read = 1): Follow => ({ id, since: 1, read });
const LOG = [publish(2, "1-1-1 goal 1 2"), publish(3, "1-1-1 goal 2 3", "1-1-2 goal 1 2")];
const BOTH = [follow("item:1-1-1"), follow("item:1-1-2")];

interface Case {
  what: string;
  log?: LogEntry[];
  follows?: Follow[];
  mark?: Partial<NoticeMark>;
  /** Item, each change as old → new (with a mark where it went back), and how many other items. */
  told: string | null;
}

it.each<Case>([
  { what: "what changed of the one item", follows: [follow("item:1-1-2")], told: "1-1-2 1→2 +0" },
  { what: "all versions since it was read at once", follows: [follow("item:1-1-1")], told: "1-1-1 1→3 +0" },
  { what: "one item, and how many others", told: "1-1-1 1→3 +1" },
  {
    what: "the item that changed last",
    log: [LOG[0], publish(3, "1-1-2 goal 1 2")] as LogEntry[],
    told: "1-1-2 1→2 +1",
  },
  { what: "what is followed with its group", follows: [follow("area:kita")], told: "1-1-1 1→3 +0" },
  { what: "only the step after the one that was told", mark: { version: 2 }, told: "1-1-1 2→3 +1" },
  {
    what: "that something changed and changed back",
    log: [publish(2, "1-1-1 goal 1 2"), publish(3, "1-1-1 goal 2 1")],
    told: "1-1-1 1→1 back +0",
  },
  {
    what: "a step back that follows one that was told",
    log: [publish(2, "1-1-1 goal 1 2"), publish(3, "1-1-1 goal 2 1")],
    mark: { version: 2 },
    told: "1-1-1 2→1 +0",
  },
  { what: "the rest on the day after", mark: { version: 2, on: "2026-06-01" }, told: "1-1-1 2→3 +1" },
  { what: "a plan's versions by themselves", mark: { plan: "8", version: 7 }, told: "1-1-1 1→3 +1" },
  { what: "nothing twice", mark: { version: 3 }, told: null },
  { what: "nothing more on the same day", mark: { on: TODAY }, told: null },
  { what: "nothing that was read", follows: [follow("item:1-1-1", 3)], told: null },
  {
    what: "nothing read on an item's own page",
    follows: [{ ...follow("policy:1"), seen: { "1-1-1": 3, "1-1-2": 3 } }],
    told: null,
  },
  { what: "nothing of what is not followed", follows: [follow("item:1-1-9")], told: null },
  { what: "nothing to who follows nothing", follows: [], told: null },
])("tells $what", ({ log = LOG, follows = BOTH, mark, told }) => {
  const notice = chooseNotice({ plan, log }, follows, { plan: "9", version: 1, on: null, ...mark }, TODAY);
  const changes = notice?.changes.map((one) => `${one.old}→${one.new}${one.revertedTo ? " back" : ""}`);
  expect(notice && `${notice.item} ${changes?.join(" ")} +${notice.others}`).toBe(told);
});

type Step = { kind: "publish"; item: string } | { kind: "read"; item: string } | { kind: "wake"; days: number };

it("tells each change at most once and none that was read, once a day, and misses none, whatever happens in between", () => {
  const item = fc.constantFrom("1-1-1", "1-1-2");
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant("publish" as const), item }),
    fc.record({ kind: fc.constant("read" as const), item }),
    fc.record({ kind: fc.constant("wake" as const), days: fc.constantFrom(0, 1) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const log: LogEntry[] = [];
      let follows = BOTH;
      let mark: NoticeMark = { plan: "9", version: 1, on: null };
      let day = 1;
      const values = new Map<string, number>();
      const days: number[] = [];
      const told = new Set<string>();
      for (const one of steps) {
        const version = log.length + 1;
        if (one.kind === "publish") {
          const before = values.get(one.item) ?? 0;
          const after = (before + 1) % 2;
          values.set(one.item, after);
          log.push(publish(version + 1, `${one.item} goal ${before} ${after}`));
        } else if (one.kind === "read") {
          follows = follows.map((mine) => (mine.id === `item:${one.item}` ? { ...mine, read: version } : mine));
        } else {
          day += one.days;
          const today = `2026-06-${String(day).padStart(2, "0")}`;
          const notice = chooseNotice({ plan, log }, follows, mark, today);
          const readOf = (key?: string) => follows.find(({ id }) => id === `item:${key}`)?.read ?? 0;
          const isWaiting = log.some(
            (entry) =>
              entry.version > mark.version && entry.changes.some((change) => entry.version > readOf(change.item)),
          );
          expect(notice !== null).toBe(isWaiting && !days.includes(day));
          if (!notice) continue;
          for (const change of notice.changes) {
            expect(change.version).toBeGreaterThan(Math.max(mark.version, readOf(change.item)));
            expect(told).not.toContain(`${change.item} ${change.version}`);
            told.add(`${change.item} ${change.version}`);
          }
          days.push(day);
          mark = { plan: "9", version, on: today };
        }
      }
    }),
  );
});
