// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { openApp, useBrowser } from "./open-app.tsx";

useBrowser();

function follow(...ids: FollowableId[]): void {
  const follows: Follow[] = ids.map((id) => ({ id, since: 1, read: 1 }));
  localStorage.setItem("follows", JSON.stringify({ revision: 1, follows }));
}

const sectionOf = async (name: RegExp) => (await screen.findByRole("heading", { name })).closest("section");

it("shows the ways to something to follow where nothing is followed", async () => {
  await openApp("following");
  await screen.findByText(/まだ項目をフォローしていません/);
  expect(screen.getByRole("link", { name: /項目をさがす/ }).getAttribute("href")).toBe("/plans/9/items");
});

it("lists what is followed: items as cards, areas and the like by name", async () => {
  follow("item:1-1-2", "area:kita");
  await openApp("following");
  const items = await sectionOf(/^項目$/);
  expect(items?.textContent).toContain("項目1-1-2");
  expect(items?.textContent).not.toContain("項目1-1-1");
  expect((await sectionOf(/地域・方針・担当/))?.textContent).toContain("北地域");
});

it("says on each card by which follows the item is there, and takes back what no longer holds", async () => {
  follow("item:1-1-1", "area:kita", "department:zaisei", "policy:1");
  const snapshot = aSnapshot();
  const [first, second] = snapshot.plan.items;
  if (!first || !second) throw new Error("the fixture has two items");
  Object.assign(first, { areas: ["kita"], owners: [{ department: "zaisei" }] });
  Object.assign(second, { areas: [], owners: [{ department: "somu" }] });
  await openApp("following", { snapshot });
  await sectionOf(/^項目$/);
  const reasons = (key: string) =>
    [...document.querySelectorAll(`[data-item="${key}"] [data-reason]`)].map(({ textContent }) => textContent);
  // The item by itself, and below its area, its policy and its department.
  expect(reasons("1-1-1")).toEqual(Array(4).fill("この項目・北地域・方針・財政課をフォロー中"));
  expect(reasons("1-1-2")).toEqual(["方針をフォロー中"]);
  const { unfollow } = await import("#storage/follows.ts");
  await unfollow("item:1-1-1");
  await waitFor(() => expect(reasons("1-1-1")).toEqual(Array(4).fill("北地域・方針・財政課をフォロー中")));
});

it("does not say a second time what the button of an item says that is followed by itself alone", async () => {
  follow("item:1-1-1");
  await openApp("following");
  expect((await sectionOf(/^項目$/))?.querySelector("[data-reason]")?.textContent).toBe("");
});

it("tells what changed since it was read, old → new, until it is marked as read", async () => {
  follow("item:1-1-1");
  await openApp("following", { snapshot: aSnapshot({ version: 3 }) });
  const unread = await sectionOf(/前回からの更新/);
  expect(unread?.textContent).toContain("1件");
  fireEvent.click(screen.getByRole("button", { name: "すべて読んだことにする" }));
  await screen.findByText(/前回から変わったことはありません/);
  await waitFor(() => expect(localStorage.getItem("follows")).toContain('"read":3'));
});

it("keeps a row where it stands when it is no longer followed, so that a slip can be taken back", async () => {
  follow("item:1-1-1", "item:1-1-2");
  await openApp("following");
  await screen.findByRole("link", { name: "項目1-1-2" });
  const { unfollow } = await import("#storage/follows.ts");
  await unfollow("item:1-1-2");
  const button = () => document.querySelector('[data-follow="item:1-1-2"]');
  await waitFor(() => expect(button()?.getAttribute("data-following")).toBe("false"));
  expect(screen.getByRole("link", { name: "項目1-1-2" })).toBeTruthy();
});

it("keeps a group as it stands when another follow ends: what was unfolded, and the focus", async () => {
  follow("area:kita", "policy:1");
  await openApp("following");
  const groups = (await sectionOf(/地域・方針・担当/)) as HTMLElement;
  const part = groups.querySelector("details") as HTMLDetailsElement;
  const button = groups.querySelector<HTMLElement>('[data-follow="policy:1"]');
  part.open = !part.open;
  const wasOpen = part.open;
  button?.focus();
  const { unfollow } = await import("#storage/follows.ts");
  await unfollow("policy:1");
  await waitFor(() => expect(groups.querySelector('[data-following="false"]')).not.toBeNull());
  expect(document.activeElement).toBe(groups.querySelector('[data-follow="policy:1"]'));
  expect(groups.querySelector("details")?.open).toBe(wasOpen);
});

it.each<FollowableId>(["area:kita", "item:1-1-1"])(
  "tells what comes next for %s and the plan, and nothing else; where nothing changed, when somebody last looked",
  async (id) => {
    follow(id);
    const snapshot = aSnapshot();
    for (const item of snapshot.plan.items) item.areas = item.key === "1-1-1" ? ["kita"] : [];
    const text = "が来る。";
    snapshot.plan.expected = [
      { id: "later", item: "1-1-1", date: "2999-12-01", text: `あと${text}`, source: "s1" },
      { id: "other", item: "1-1-2", date: "2999-11-01", text: `よそ${text}`, source: "s1" },
      { id: "plan", date: "2999-10-01", text: `さき${text}`, source: "s1" },
    ];
    await openApp("following", { snapshot });
    const words = (await sectionOf(/^これから$/))?.textContent;
    expect(words).toMatch(/さきが来る.*あとが来る/);
    expect(words).not.toContain("よそ");
    expect((await sectionOf(/前回からの更新/))?.textContent).toContain("最後に探した日：2026年4月1日");
  },
);

it("always says when somebody last looked for what is followed, and for which item", async () => {
  follow("area:kita");
  const snapshot = aSnapshot();
  for (const item of snapshot.plan.items) item.areas = item.key === "1-1-1" ? ["kita"] : [];
  snapshot.plan.searches = [
    { date: "2026-04-03", item: "1-1-1", text: "広報を見たが、なかった。" },
    { date: "2026-04-04", item: "1-1-2", text: "よそを見た。" },
  ];
  const changes = [{ item: "1-1-1", field: "record.r001", new: "利用者は12人" }];
  snapshot.log = [...snapshot.log, { version: 2, date: "2026-04-01", note: "更新", changes }];
  snapshot.version = 2;
  await openApp("following", { snapshot });
  const words = () => sectionOf(/前回からの更新/).then((section) => section?.textContent);
  expect(await words()).toContain("利用者は12人");
  expect(await words()).toContain("年度のこと。");
  expect(await words()).toContain("最後に探した日：2026年4月3日。項目1-1-1：広報を見たが、なかった。");
});

it("says by which follows a change is told, and opens what changed before, read or not, with corrections as such", async () => {
  follow("item:1-1-1", "area:kita");
  const snapshot = aSnapshot();
  const [record] = snapshot.plan.records;
  if (record?.type !== "observation") throw new Error("the fixture has no figure");
  snapshot.plan.records.push({ ...record, id: "r002", value: 13, text: "利用者は13人", corrects: "r001" });
  const entry = (version: number, id: string, text: string) => ({
    version,
    date: "2026-04-01",
    note: "更新",
    changes: [{ item: "1-1-1", field: `record.${id}`, new: text }],
  });
  snapshot.log = [...snapshot.log, entry(2, "r001", "利用者は12人"), entry(3, "r002", "利用者は13人")];
  snapshot.version = 3;
  await openApp("following", { snapshot });
  expect((await sectionOf(/前回からの更新/))?.textContent).toContain("この項目・北地域をフォロー中");
  fireEvent.click(screen.getByRole("button", { name: "すべて読んだことにする" }));
  await screen.findByText(/前回から変わったことはありません/);
  const past = screen.getByText("これまでの更新").closest("details") as HTMLDetailsElement;
  expect(past.textContent).not.toContain("第3版");
  past.open = true;
  fireEvent(past, new Event("toggle"));
  await waitFor(() => expect(past.textContent).toMatch(/第3版.*訂正.*利用者は13人.*第2版.*利用者は12人/));
});
