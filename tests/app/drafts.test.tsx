// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { openApp, useBrowser } from "./open-app.tsx";

useBrowser();

const about = (item: string) => history.replaceState(null, "", `/drafts?item=${item}`);
const stored = async () => (await import("#storage/drafts.ts")).listDrafts();
const write = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

/** Opens the app and leaves two drafts in its list, the focus on the second. */
async function writeTwo(): Promise<void> {
  about("1-1-1");
  await openApp("drafts");
  for (const text of ["一つめ", "二つめ"]) {
    fireEvent.click(await screen.findByRole("button", { name: /意見.*を書く/ }));
    write("本文", text);
    fireEvent.click(screen.getByRole("button", { name: "下書きの一覧" }));
  }
}

it("keeps every letter of a draft about the item of the address, with the version it was begun in", async () => {
  about("1-1-1");
  await openApp("drafts");
  fireEvent.click(await screen.findByRole("button", { name: /意見.*を書く/ }));
  for (const text of ["ば", "バス", "バスを"]) {
    write("本文", text);
    await waitFor(async () => expect((await stored()).map((draft) => draft.text)).toEqual([text]));
  }
  expect((await stored())[0]).toMatchObject({ plan: "9", item: "1-1-1", kind: "opinion", version: 1 });
  expect(screen.getByText("この端末に保存しました。")).toBeTruthy();
});

it("keeps nothing of a draft in which nothing was written", async () => {
  about("1-1-1");
  await openApp("drafts");
  fireEvent.click(await screen.findByRole("button", { name: /意見.*を書く/ }));
  fireEvent.click(screen.getByRole("button", { name: "下書きの一覧" }));
  await screen.findByText(/下書きはありません/);
  expect(await stored()).toEqual([]);
});

it("opens one of several from the list, and throws away only that one", async () => {
  await writeTwo();
  fireEvent.click(await screen.findByRole("button", { name: /二つめ/ }));
  expect(screen.getByLabelText<HTMLTextAreaElement>("本文").value).toBe("二つめ");
  fireEvent.click(screen.getByRole("button", { name: "この下書きを消す" }));
  await screen.findByText("下書きを消しました。");
  expect(screen.queryByRole("button", { name: /二つめ/ })).toBeNull();
  expect((await stored()).map(({ text }) => text)).toEqual(["一つめ"]);
});

it("keeps the focus on a row of the list while drafts are written, here or in another tab", async () => {
  await writeTwo();
  const row = () => screen.getByRole("button", { name: /二つめ/ });
  expect(document.activeElement).toBe(row());
  const { saveDraft } = await import("#storage/drafts.ts");
  const [first] = await stored();
  if (!first) throw new Error("the first draft was not kept");
  await saveDraft({ ...first, text: "一つめの続き" }).kept;
  window.dispatchEvent(new StorageEvent("storage", { key: "drafts" }));
  await screen.findByRole("button", { name: /一つめの続き/ });
  expect(document.activeElement).toBe(row());
});

it("says that the item's data have changed since a draft was begun", async () => {
  about("1-1-1");
  const { saveDraft, newDraftId } = await import("#storage/drafts.ts");
  const draft = {
    plan: "9",
    item: "1-1-1",
    edition: "draft",
    version: 1,
    kind: "opinion",
    text: "前の版への意見",
  } as const;
  await saveDraft({ id: newDraftId(), revision: 0, fiscalYear: "", value: "", url: "", ...draft }).kept;
  await openApp("drafts", { snapshot: aSnapshot({ version: 2 }) });
  fireEvent.click(await screen.findByRole("button", { name: /前の版への意見/ }));
  expect(screen.getByText(/第1版のあと.*データが変わりました/)).toBeTruthy();
});

it("shows a draft about an item that the data no longer have, and lets it be read", async () => {
  const { saveDraft, newDraftId } = await import("#storage/drafts.ts");
  const draft = {
    plan: "9",
    item: "9-9-9",
    edition: "draft",
    version: 1,
    kind: "opinion",
    text: "残したい文",
  } as const;
  await saveDraft({ id: newDraftId(), revision: 0, fiscalYear: "", value: "", url: "", ...draft }).kept;
  await openApp("drafts");
  fireEvent.click(await screen.findByRole("button", { name: /いまのデータにない項目（9-9-9）/ }));
  expect(screen.getByLabelText<HTMLTextAreaElement>("本文").value).toBe("残したい文");
});

it("shows drafts about items of another plan, says so, and takes none for one about an item of this one", async () => {
  const { saveDraft } = await import("#storage/drafts.ts");
  const draft = { revision: 0, plan: "8", item: "1-1-1", edition: "draft", version: 1 } as const;
  const typed = { fiscalYear: "", value: "", url: "" };
  await saveDraft({ id: "d1", ...draft, kind: "opinion", text: "前の計画への意見", ...typed }).kept;
  await saveDraft({ id: "d2", ...draft, kind: "result", text: "", ...typed, fiscalYear: "2019", value: "9路線" }).kept;
  const { log } = aSnapshot();
  const change = { item: "1-1-1", field: "status", old: "a", new: "b" };
  await openApp("drafts", {
    snapshot: aSnapshot({
      version: 2,
      log: [...log, { version: 2, date: "2026-05-01", note: "更新", changes: [change] }],
    }),
  });
  fireEvent.click(await screen.findByRole("button", { name: /ほかの計画の項目（1-1-1）.*前の計画への意見/ }));
  expect(screen.getByLabelText<HTMLTextAreaElement>("本文").value).toBe("前の計画への意見");
  expect(screen.getByRole("link", { name: "ほかの計画の項目" }).getAttribute("href")).toBe("/plans/8/items/1-1-1");
  expect(screen.queryByText(/データが変わりました/)).toBeNull();
  write("本文", "前の計画への意見。");
  await waitFor(async () =>
    expect((await stored()).find(({ id }) => id === "d1")).toMatchObject({ plan: "8", text: "前の計画への意見。" }),
  );
  fireEvent.click(screen.getByRole("button", { name: "下書きの一覧" }));
  fireEvent.click(await screen.findByRole("button", { name: /9路線/ }));
  // A year of that plan's, which this one has not.
  const { options } = screen.getByLabelText<HTMLSelectElement>("年度");
  expect([...options].map(({ value }) => value)).toEqual(["", "2021", "2022", "2023", "2024", "2025", "2019"]);
});
