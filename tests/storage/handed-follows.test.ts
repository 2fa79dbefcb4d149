import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { assertProperty } from "../support/assert-property.ts";
import { runs } from "../support/runs.ts";
import { aSnapshot } from "./a-snapshot.ts";
import { failCalls, local, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

/** Plan 9 has followed plan 8, of which all that can be followed lies where it lay when there was but one. */
const BEFORE = ["8"];

/** The storage of one tab whose current plan is 9, or the one before. */
async function openTab(plan = "9") {
  vi.resetModules();
  const tab = {
    ...(await import("#storage/follows.ts")),
    ...(await import("#storage/handed-follows.ts")),
    ...(await import("#storage/follow-mirror.ts")),
    ...(await import("#storage/stored-follows.ts")),
    ...(await import("#storage/follow-records.ts")),
    ...(await import("#storage/database.ts")),
    ...(await import("#domain/handed-follows.ts")),
  };
  tab.openFollowsOf(plan, "8");
  return tab;
}
type Tab = Awaited<ReturnType<typeof openTab>>;

const from = (key: string) => ({ key, number: key, title: `前の項目${key}` });
const SUCCESSOR: Snapshot = aSnapshot({
  version: 3,
  plan: {
    ...aSnapshot().plan,
    inherited: [
      {
        plan: "8",
        title: "第8次見本計画",
        items: [
          { from: from("1-1-1"), fate: "continued", to: ["1-1-2"] },
          { from: from("1-1-2"), fate: "finished", to: [] },
        ],
      },
    ],
  },
});

/** What a page does (src/island/handed-follows.ts). */
async function takeOver(tab: Tab): Promise<void> {
  await tab.listFollows();
  const before = await tab.readFollowsBefore(BEFORE, tab.readMirror);
  if (before) await tab.editStored((stored) => tab.takeOverFollows(stored, before, SUCCESSOR));
}

const ids = (follows: readonly Follow[] | null) => follows?.map(({ id }) => id);
const oldCopies = async () => JSON.stringify([local.getItem("follows"), await rawRecord("follows", "mine")]);

it("keeps the follows of each plan apart: the same number is another item", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  const before = await oldCopies();
  const tab = await openTab();
  expect([tab.peekFollows(), await tab.listFollows()]).toEqual([[], []]);
  await tab.follow("item:1-1-1", 2);
  await tab.markItemRead(["item:1-1-1"], "1-1-1", 3);
  expect(await (await openTab()).listFollows()).toEqual([{ id: "item:1-1-1", since: 2, read: 3 }]);
  expect(await oldCopies()).toBe(before);
  // Put up again as the current plan, it goes on with what was followed of it.
  expect(await (await openTab("8")).listFollows()).toEqual([{ id: "item:1-1-1", since: 40, read: 40 }]);
});

it("keeps the follows of a site's one plan where they always lay", async () => {
  vi.resetModules();
  const tab = await import("#storage/follows.ts");
  tab.openFollowsOf("9", undefined);
  await tab.follow("area:kita", 1);
  expect(local.keys()).toEqual(["follows"]);
  expect(await rawRecord("follows", "mine")).toMatchObject({ follows: [{ id: "area:kita" }] });
});

it("takes over on a page what goes on, and changes nothing of the plan before", async () => {
  const old = await openTab("8");
  await old.follow("item:1-1-1", 40);
  await old.follow("item:1-1-2", 41);
  await old.follow("area:kita", 42);
  const before = await oldCopies();
  const tab = await openTab();
  await takeOver(tab);
  const expected = ["item:1-1-2", "area:kita"].map((id) => ({ id, since: 3, read: 3 }));
  expect(await (await openTab()).listFollows()).toEqual(expected);
  expect(await rawRecord("follows", "mine.9")).toMatchObject({
    follows: expected,
    took: ["8/item:1-1-1>item:1-1-2", "8/area:kita>area:kita", "8/item:1-1-2>finished"],
  });
  expect(local.getItem("follows.9")).toContain('"took"');
  expect(await oldCopies()).toBe(before);
  // An app of before, or the host gone back to the plan before.
  expect(ids(await (await openTab("8")).listFollows())).toEqual(["item:1-1-1", "item:1-1-2", "area:kita"]);
});

it("takes over what only the mirror still knows of the plan before", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  vi.stubGlobal("indexedDB", new IDBFactory());
  const tab = await openTab();
  await takeOver(tab);
  expect(ids(await tab.listFollows())).toEqual(["item:1-1-2"]);
});

it("takes over from the last plan of which anything was followed, and from none where that was given up", async () => {
  await (await openTab("8")).follow("area:kita", 1);
  const tab = await openTab();
  expect(await tab.readFollowsBefore(["8", "7", "9"], tab.readMirror)).toEqual({
    plan: "8",
    follows: [{ id: "area:kita", since: 1, read: 1 }],
  });
  await tab.follow("item:1-1-1", 1);
  expect((await tab.readFollowsBefore(["8", "9"], tab.readMirror))?.plan).toBe("9");
  await tab.unfollow("item:1-1-1");
  expect(await tab.readFollowsBefore(["8", "9"], tab.readMirror)).toEqual({ plan: "9", follows: [] });
  expect(await tab.readFollowsBefore([], tab.readMirror)).toBeNull();
});

it("takes over in the worker, which sees no mirror, and pages then know it", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  const worker = await openTab();
  await worker.takeOverInDatabase(SUCCESSOR, BEFORE);
  const carried = [{ id: "item:1-1-2", since: 3, read: 3 }];
  expect(await worker.readStoredFollows(".9")).toEqual(carried);
  expect(local.keys()).toEqual(["follows"]);
  // A tap before the page has asked the database.
  const tab = await openTab();
  expect(ids(await tab.follow("area:kita", 3))).toEqual(["item:1-1-2", "area:kita"]);
  await tab.unfollow("item:1-1-2");
  await worker.takeOverInDatabase(SUCCESSOR, BEFORE);
  await takeOver(await openTab());
  expect(ids(await (await openTab()).listFollows())).toEqual(["area:kita"]);
  expect(ids(await worker.readStoredFollows(".9"))).toEqual(["area:kita"]);
});

it("writes nothing where there is nothing to take over", async () => {
  const worker = await openTab();
  await worker.takeOverInDatabase(SUCCESSOR, BEFORE);
  expect(await rawRecord("follows", "mine.9")).toBeUndefined();
  await (await openTab("8")).follow("item:9-9-9", 40);
  await worker.takeOverInDatabase(SUCCESSOR, BEFORE);
  expect(await rawRecord("follows", "mine.9")).toBeUndefined();
});

it("remembers with either copy what was taken over", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  const tab = await openTab();
  await takeOver(tab);
  await tab.unfollow("item:1-1-2");
  local.clear();
  const second = await openTab();
  await second.follow("area:kita", 3);
  expect(second.peekStored()).toMatchObject({ took: ["8/item:1-1-1>item:1-1-2"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
  const third = await openTab();
  await third.listFollows();
  expect(await rawRecord("follows", "mine.9")).toMatchObject({ took: ["8/item:1-1-1>item:1-1-2"] });
  expect(ids(third.peekFollows())).toEqual(["area:kita"]);
});

it("takes over again what the worker took over behind taps that only the mirror has kept", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  const tab = await openTab();
  await tab.follow("department:somu", 3);
  const undo = failCalls(1, Number.POSITIVE_INFINITY);
  await tab.follow("department:zeimu", 3);
  await tab.markItemRead(["department:somu"], "1-1-1", 3);
  undo();
  await tab.takeOverInDatabase(SUCCESSOR, BEFORE);
  const next = await openTab();
  await takeOver(next);
  expect(ids(await next.listFollows())).toEqual(["department:somu", "department:zeimu", "item:1-1-2"]);
});

it("shows nobody on a shared device what its owner followed of the plan before", async () => {
  await (await openTab("8")).follow("item:1-1-1", 40);
  local.setItem("shared", "1");
  const tab = await openTab();
  await takeOver(tab);
  expect(await tab.listFollows()).toEqual([]);
  expect([local.getItem("follows.9"), await rawRecord("follows", "mine.9")]).toEqual([null, undefined]);
});

it("takes each thing over once, whatever fails or vanishes on the way, and never touches the plan before", async () => {
  const step = fc.record({
    tab: fc.integer({ min: 0, max: 1 }),
    act: fc.oneof(
      fc.constant({ kind: "take over" as const }),
      fc.constant({ kind: "worker" as const }),
      fc.record({
        kind: fc.constantFrom("follow" as const, "unfollow" as const),
        id: fc.constantFrom<FollowableId>("item:1-1-1", "item:1-1-2", "area:kita"),
      }),
    ),
    fault: fc.constantFrom("none", "none", "lost", "mirror emptied", "database evicted", "reload"),
    failAt: fc.integer({ min: 1, max: 6 }),
  });
  await assertProperty(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      vi.stubGlobal("indexedDB", new IDBFactory());
      local.clear();
      const old = await openTab("8");
      await old.follow("item:1-1-1", 40);
      await old.follow("area:kita", 41);
      const kept = local.getItem("follows");
      const tabs = [await openTab(), await openTab()];
      const model = new Set<FollowableId>();
      let isTaken = false;

      for (const { tab: index, act, fault, failAt } of steps) {
        // What a browser takes away of the plan before is gone; here only the new plan's copies go.
        if (fault === "mirror emptied") local.removeItem("follows.9");
        if (fault === "database evicted") {
          for (const tab of tabs) await tab.closeDatabase();
          vi.stubGlobal("indexedDB", new IDBFactory());
        }
        if (fault === "reload") tabs[index] = await openTab();
        const tab = tabs[index] as Tab;
        const undo = fault === "lost" ? failCalls(failAt, 8) : () => undefined;
        if (act.kind === "follow") {
          await tab.follow(act.id, 3);
          model.add(act.id);
        } else if (act.kind === "unfollow") {
          await tab.unfollow(act.id);
          model.delete(act.id);
        } else if (act.kind === "take over") await takeOver(tab);
        else await tab.takeOverInDatabase(SUCCESSOR, BEFORE);
        undo();
        // What a fault kept from being taken over is taken over the next time.
        const { took = [] } = ((await tab.listFollows()) && tab.peekStored()) as { took?: string[] };
        if (took.length > 0 && !isTaken) {
          isTaken = true;
          model.add("item:1-1-2").add("area:kita");
        }
        expect(took.length === 0).toBe(!isTaken);
        for (const each of [tab, ...tabs]) {
          expect(ids(await each.listFollows())?.toSorted()).toEqual([...model].toSorted());
        }
      }
      await takeOver(tabs[0] as Tab);
      if (!isTaken) model.add("item:1-1-2").add("area:kita");
      expect(ids(await (tabs[0] as Tab).listFollows())?.toSorted()).toEqual([...model].toSorted());
      expect(local.getItem("follows")).toBe(kept);
    }),
    { numRuns: runs(40) },
  );
});
