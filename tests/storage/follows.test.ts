import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import { assertProperty } from "../support/assert-property.ts";
import { runs } from "../support/runs.ts";
import { failCalls, local, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

/** The storage of one tab: modules of its own, the device's database and localStorage. */
async function openTab() {
  vi.resetModules();
  return {
    ...(await import("#storage/follows.ts")),
    ...(await import("#storage/follow-lists.ts")),
    ...(await import("#storage/database.ts")),
  };
}

/**
 * A tab whose questions to the database wait in a row, and its answers in another: `ask` has the next question answered,
 * `hear` the next answer heard. One of which nothing is heard any more was closed.
 */
async function openHeldTab() {
  const questions: (() => Promise<unknown>)[] = [];
  const answers: (() => void)[] = [];
  vi.resetModules();
  vi.doMock("#storage/database.ts", async (original) => {
    const real = await original<typeof import("#storage/database.ts")>();
    const transact = (...question: Parameters<typeof real.transact>) =>
      new Promise((hear) => {
        questions.push(async () => {
          const outcome = await real.transact(...question);
          answers.push(() => hear(outcome));
        });
      });
    return { ...real, transact };
  });
  const tab = await import("#storage/follows.ts");
  vi.doUnmock("#storage/database.ts");
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...tab,
    ask: async () => {
      const question = questions.shift();
      await question?.();
      return question !== undefined;
    },
    hear: async () => {
      const answer = answers.shift();
      answer?.();
      await settle();
      return answer !== undefined;
    },
  };
}

const bus: FollowableId = "item:2-1-5";
const area: FollowableId = "area:hanaizumi";
const ids = (follows: Follow[]) => follows.map(({ id }) => id);

it("keeps a follow over a reload, with the version from which it counts", async () => {
  await (await openTab()).follow(bus, 3);
  expect(await (await openTab()).listFollows()).toEqual([{ id: bus, since: 3, read: 3 }]);
});

it("leaves nothing on a device whose reader follows nothing", async () => {
  expect(await (await openTab()).listFollows()).toEqual([]);
  expect(local.keys()).toEqual([]);
  expect(await rawRecord("follows", "mine")).toBeUndefined();
});

it("keeps a tap at once, before the database has answered", async () => {
  const tab = await openTab();
  const following = tab.follow(bus, 1);
  expect(ids(tab.peekFollows())).toEqual([bus]);
  expect(local.getItem("follows")).toContain(bus);
  await following;
});

it("follows once what is followed twice, and forgets what is not followed any more", async () => {
  const tab = await openTab();
  await tab.follow(bus, 1);
  await tab.follow(bus, 5);
  expect(await tab.follow(area, 6)).toEqual([
    { id: bus, since: 1, read: 1 },
    { id: area, since: 6, read: 6 },
  ]);
  expect(ids(await tab.unfollow(bus))).toEqual([area]);
});

it("marks one item as read, by itself and within a group, and forgets that once all of the group is read", async () => {
  const tab = await openTab();
  await tab.follow(bus, 1);
  await tab.follow(area, 1);
  await tab.markItemRead([bus, area], "2-1-5", 3);
  await tab.markItemRead([bus, area], "2-1-5", 2);
  await tab.markItemRead([area], "2-2-3", 2);
  expect(await (await openTab()).listFollows()).toEqual([
    { id: bus, since: 1, read: 3 },
    { id: area, since: 1, read: 1, seen: { "2-1-5": 3, "2-2-3": 2 } },
  ]);
  await tab.markRead([area], 2);
  expect(await tab.listFollows()).toContainEqual({ id: area, since: 1, read: 2, seen: { "2-1-5": 3 } });
  await tab.markRead([area], 3);
  expect(await tab.listFollows()).toContainEqual({ id: area, since: 1, read: 3 });
});

it("marks changes as read, and never as unread again", async () => {
  const tab = await openTab();
  await tab.follow(bus, 1);
  await tab.follow(area, 1);
  await tab.markRead([bus], 5);
  await tab.markRead([bus], 4);
  expect(await tab.listFollows()).toEqual([
    { id: bus, since: 1, read: 5 },
    { id: area, since: 1, read: 1 },
  ]);
});

it("adds the follows of a code to those that are there", async () => {
  const tab = await openTab();
  await tab.follow(bus, 1);
  expect(await tab.addFollows([bus, area], 9)).toEqual([
    { id: bus, since: 1, read: 1 },
    { id: area, since: 9, read: 9 },
  ]);
});

it("takes over what was read elsewhere, and forgets nothing that was read here", async () => {
  const tab = await openTab();
  await tab.follow(bus, 3);
  await tab.follow(area, 3);
  await tab.markItemRead([area], "2-1-5", 8);
  await tab.markItemRead([area], "2-2-3", 4);
  const kept = [
    { id: area, since: 2, read: 3, seen: { "2-1-5": 5, "2-2-3": 7, "2-3-4": 6 } },
    { id: bus, since: 5, read: 6 },
    { id: "policy:2", since: 1, read: 2, seen: { "2-1-5": 4 } },
  ] satisfies Follow[];
  const joined = [
    { id: bus, since: 3, read: 6 },
    { id: area, since: 2, read: 3, seen: { "2-1-5": 8, "2-2-3": 7, "2-3-4": 6 } },
    { id: "policy:2", since: 1, read: 2, seen: { "2-1-5": 4 } },
  ];
  expect(await tab.restoreFollows(kept)).toEqual(joined);
  expect(await tab.restoreFollows(kept)).toEqual(joined);
  expect(await (await openTab()).listFollows()).toEqual(joined);
});

it("brings back an emptied mirror from the database, and an evicted database from the mirror", async () => {
  await (await openTab()).follow(bus, 1);
  local.clear();
  expect(ids(await (await openTab()).listFollows())).toEqual([bus]);
  expect(local.getItem("follows")).toContain(bus);
  vi.stubGlobal("indexedDB", new IDBFactory());
  expect(ids(await (await openTab()).listFollows())).toEqual([bus]);
  expect(await rawRecord("follows", "mine")).toMatchObject({ follows: [{ id: bus }] });
});

it("loses nothing when a tap comes before an emptied mirror was brought back", async () => {
  await (await openTab()).follow(bus, 1);
  local.clear();
  expect(ids(await (await openTab()).follow(area, 2))).toEqual([bus, area]);
});

it("loses nothing when taps come while the mirror is empty and the database does not answer", async () => {
  const first = await openTab();
  const before = Array.from({ length: 5 }, (_, index): FollowableId => `item:1-1-${index}`);
  for (const id of before) await first.follow(id, 1);
  local.clear();
  const undo = failCalls(1, Number.POSITIVE_INFINITY);
  const second = await openTab();
  await second.follow(area, 2);
  await second.follow(bus, 2);
  expect(ids(await second.unfollow(bus))).toEqual([area]);
  undo();
  expect(ids(await (await openTab()).listFollows())).toEqual([...before, area]);
  // Together once, they are ordinary follows again: what is taken away stays away.
  const third = await openTab();
  await third.unfollow(area);
  local.clear();
  expect(ids(await (await openTab()).listFollows())).toEqual(before);
});

it("keeps both where two copies differ with the same number of changes", async () => {
  await (await openTab()).follow(bus, 1);
  local.setItem("follows", JSON.stringify({ revision: 1, follows: [{ id: area, since: 2, read: 4 }] }));
  expect(ids(await (await openTab()).listFollows()).toSorted()).toEqual([area, bus]);
});

it.each(["", "{", "null", '{"revision":-1,"follows":[]}', '{"revision":9}', '{"revision":9,"follows":{}}'])(
  "does not believe a damaged mirror: %s",
  async (text) => {
    await (await openTab()).follow(bus, 1);
    local.setItem("follows", text);
    expect(ids(await (await openTab()).listFollows())).toEqual([bus]);
  },
);

it("keeps what is sound in a damaged record, and the record itself", async () => {
  const tab = await openTab();
  await tab.listFollows();
  const record = { revision: 4, follows: [{ id: bus, since: 1, read: 1 }, { id: "item:", since: 1, read: 1 }, 7] };
  await rawRecord("follows", "mine", record);
  expect(ids(await tab.listFollows())).toEqual([bus]);
  expect(await rawRecord("quarantine", "follows")).toEqual(record);
});

it("tells how safely follows are kept", async () => {
  const tab = await openTab();
  await tab.follow(bus, 1);
  expect(tab.followsDurability()).toBe("kept");

  local.isRefused = true;
  await tab.follow(area, 1);
  expect(tab.followsDurability()).toBe("kept");

  await tab.closeDatabase();
  vi.stubGlobal("indexedDB", undefined);
  expect(ids(await tab.unfollow(area))).toEqual([bus]);
  expect(tab.followsDurability()).toBe("memory-only");
  expect(ids(await tab.listFollows())).toEqual([bus]);

  local.isRefused = false;
  await tab.follow(area, 1);
  expect(tab.followsDurability()).toBe("mirror-only");
});

it("tells before the first follow that nothing could be kept", async () => {
  vi.stubGlobal("indexedDB", undefined);
  local.isRefused = true;
  const tab = await openTab();
  expect(await tab.listFollows()).toEqual([]);
  expect(tab.followsDurability()).toBe("memory-only");
});

it("follows nothing on a shared device, and neither shows nor changes its owner's follows", async () => {
  await (await openTab()).follow(bus, 1);
  const before = [local.getItem("follows"), await rawRecord("follows", "mine")];
  local.setItem("shared", "1");
  const tab = await openTab();
  expect(await tab.follow(area, 1)).toEqual([]);
  expect(await tab.unfollow(bus)).toEqual([]);
  expect(await tab.markRead([bus], 9)).toEqual([]);
  expect([tab.peekFollows(), await tab.listFollows()]).toEqual([[], []]);
  expect(tab.followsDurability()).toBe("memory-only");
  expect([local.getItem("follows"), await rawRecord("follows", "mine")]).toEqual(before);

  local.removeItem("shared");
  expect(ids(await tab.listFollows())).toEqual([bus]);
});

it("tells listeners at once, and other tabs once it is stored", async () => {
  const here = await openTab();
  const there = await openTab();
  const heardHere: FollowableId[][] = [];
  const heardThere: FollowableId[][] = [];
  const stop = [
    here.onFollowsChanged((follows) => heardHere.push(ids(follows))),
    there.onFollowsChanged((follows) => heardThere.push(ids(follows))),
  ];
  const following = here.follow(bus, 1);
  expect(heardHere).toEqual([[bus]]);
  await following;
  await vi.waitFor(() => expect(heardThere).toEqual([[bus]]));
  for (const each of stop) each();
  await here.unfollow(bus);
  expect(heardHere).toEqual([[bus]]);
});

it("works without a BroadcastChannel", async () => {
  vi.stubGlobal("BroadcastChannel", undefined);
  const tab = await openTab();
  const stop = tab.onFollowsChanged(() => undefined);
  expect(ids(await tab.follow(bus, 1))).toEqual([bus]);
  stop();
});

it("keeps every follow of two tabs that follow at the same time", async () => {
  const tabs = [await openTab(), await openTab()];
  const wanted = Array.from({ length: 20 }, (_, index): FollowableId => `item:1-1-${index}`);
  await Promise.all(wanted.map((id, index) => tabs[index % 2]?.follow(id, 1)));
  for (const tab of tabs) expect(ids(await tab.listFollows()).toSorted()).toEqual(wanted.toSorted());
});

it("keeps what a simple model keeps, whatever fails or vanishes on the way", async () => {
  const id = fc.constantFrom<FollowableId>("item:1-1-1", "item:1-1-2", "area:kita", "policy:1");
  const step = fc.record({
    tab: fc.integer({ min: 0, max: 1 }),
    act: fc.oneof(
      fc.record({ kind: fc.constant("follow" as const), id }),
      fc.record({ kind: fc.constant("unfollow" as const), id }),
      fc.record({ kind: fc.constant("read" as const), id, version: fc.integer({ min: 1, max: 5 }) }),
    ),
    fault: fc.constantFrom("none", "none", "lost", "no mirror", "mirror emptied", "database evicted", "reload"),
    failAt: fc.integer({ min: 1, max: 4 }),
  });
  await assertProperty(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      vi.stubGlobal("indexedDB", new IDBFactory());
      local.isRefused = false;
      local.clear();
      const tabs = [await openTab(), await openTab()];
      const model = new Map<FollowableId, Follow>();

      for (const { tab: index, act, fault, failAt } of steps) {
        if (fault === "mirror emptied") local.clear();
        if (fault === "database evicted") {
          for (const tab of tabs) await tab.closeDatabase();
          vi.stubGlobal("indexedDB", new IDBFactory());
        }
        if (fault === "reload") tabs[index] = await openTab();
        const tab = tabs[index] as (typeof tabs)[0];
        local.isRefused = fault === "no mirror";
        const undo = fault === "lost" ? failCalls(failAt, 6) : () => undefined;

        const one = model.get(act.id);
        if (act.kind === "follow") {
          await tab.follow(act.id, 1);
          model.set(act.id, one ?? { id: act.id, since: 1, read: 1 });
        } else if (act.kind === "unfollow") {
          await tab.unfollow(act.id);
          model.delete(act.id);
        } else {
          await tab.markRead([act.id], act.version);
          if (one) model.set(act.id, { ...one, read: Math.max(one.read, act.version) });
        }
        undo();
        local.isRefused = false;
        for (const each of [tab, ...tabs]) {
          const sorted = (follows: Iterable<Follow>) => [...follows].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(await each.listFollows())).toEqual(sorted(model.values()));
        }
      }
    }),
    { numRuns: runs(60) },
  );
});

it("keeps the last of taps that come faster than the database answers", async () => {
  const id = fc.constantFrom<FollowableId>("item:1-1-1", "item:1-1-2", "area:kita");
  const tap = fc.record({
    id,
    isOn: fc.boolean(),
    tab: fc.integer({ min: 0, max: 1 }),
    turns: fc.integer({ min: 0, max: 8 }),
  });
  await assertProperty(
    fc.asyncProperty(
      fc.uniqueArray(id),
      fc.boolean(),
      fc.array(tap, { maxLength: 8 }),
      async (first, isKnown, taps) => {
        vi.stubGlobal("indexedDB", new IDBFactory());
        local.clear();
        const before = await openTab();
        for (const one of first) await before.follow(one, 1);
        if (!isKnown) local.clear();
        const tabs = [await openTab(), await openTab()] as const;
        // The first tap of a tab opens the database; another tab's would overtake it there.
        if (isKnown) for (const tab of tabs) await tab.listFollows();
        const model = new Set<FollowableId>(first);
        const answers = taps.map(async ({ id, isOn, tab, turns }, index) => {
          for (let turn = 0; turn < index * 9 + turns; turn += 1) await Promise.resolve();
          const { follow, unfollow } = isKnown ? tabs[tab === 0 ? 0 : 1] : tabs[0];
          model[isOn ? "add" : "delete"](id);
          await (isOn ? follow(id, 1) : unfollow(id));
        });
        await Promise.all(answers);
        for (const tab of [...tabs, await openTab()]) {
          expect(ids(await tab.listFollows()).toSorted()).toEqual([...model].toSorted());
        }
      },
    ),
    { numRuns: runs(60) },
  );
});

it("keeps the last of taps in tabs that are held up anywhere, overtaken, or closed before the database has answered", async () => {
  const tab = fc.integer({ min: 0, max: 1 });
  const step = fc.record({
    tab,
    act: fc.constantFrom("tap", "tap", "ask", "ask", "hear", "hear", "look", "close"),
    id: fc.constantFrom<FollowableId>("item:1-1-1", "item:1-1-2"),
  });
  await assertProperty(
    fc.asyncProperty(
      fc.constantFrom([], ["item:1-1-1"] as const, ["area:kita"] as const),
      fc.boolean(),
      fc.array(step, { maxLength: 16 }),
      async (first, isKnown, steps) => {
        vi.stubGlobal("indexedDB", new IDBFactory());
        local.clear();
        const before = await openTab();
        for (const one of first) await before.follow(one, 1);
        if (!isKnown) local.clear();
        const tabs = [await openHeldTab(), await openHeldTab()];
        const model = new Set<FollowableId>(first);
        for (const { tab: index, act, id } of steps) {
          const tab = tabs[index] as (typeof tabs)[0];
          if (act === "tap") {
            // By what the page shows.
            const isOn = !ids(tab.peekFollows()).includes(id);
            model[isOn ? "add" : "delete"](id);
            void (isOn ? tab.follow(id, 1) : tab.unfollow(id));
          } else if (act === "look") void tab.listFollows();
          else if (act === "close") tabs[index] = await openHeldTab();
          else await tab[act]();
        }
        for (const tab of tabs) while (await tab.ask()) await tab.hear();
        for (const tab of tabs) while (await tab.hear());
        for (let visit = 0; visit < 2; visit += 1) {
          expect(ids(await (await openTab()).listFollows()).toSorted()).toEqual([...model].toSorted());
        }
      },
    ),
    { numRuns: runs(150) },
  );
});

it("carries along what a later version of the app follows", async () => {
  const later = { id: "goal:climate", since: 1, read: 1 };
  local.setItem("follows", JSON.stringify({ revision: 4, follows: [later] }));
  const tab = await openTab();
  expect(ids(await tab.follow(bus, 2))).toEqual(["goal:climate", bus]);
  expect(local.getItem("follows")).toContain("goal:climate");
});

it("shows an owner's follows in no other tab once the device is shared", async () => {
  const [first, second] = [await openTab(), await openTab()];
  await second.follow(bus, 1);
  const seen: string[][] = [];
  const stop = second.onFollowsChanged((follows) => seen.push(ids(follows)));
  local.setItem("shared", "1");
  first.tellFollows();
  await vi.waitFor(() => expect(seen.at(-1)).toEqual([]));
  expect(second.peekFollows()).toEqual([]);
  stop();
});

it("asks the browser to keep the storage at the first follow, and bears every answer", async () => {
  const persist = vi.fn(() => Promise.reject(new TypeError("refused")));
  vi.stubGlobal("navigator", { storage: { persist } });
  const tab = await openTab();
  await tab.follow(bus, 1);
  await tab.follow(area, 1);
  expect(persist).toHaveBeenCalledTimes(1);
});

it("keeps a follow where asking for lasting storage throws at once", async () => {
  const persist = () => {
    throw new TypeError("refused");
  };
  vi.stubGlobal("navigator", { storage: { persist } });
  const tab = await openTab();
  await expect(tab.follow(bus, 1)).resolves.toMatchObject([{ id: bus }]);
});
