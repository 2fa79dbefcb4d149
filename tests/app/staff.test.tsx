// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import type { DeskImport } from "#desk/messages.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { asked, openApp, store, tellStored, useBrowser } from "./open-app.tsx";

useBrowser();

/** What an import found that is told apart by its summary alone. */
const anImport = (summary: string): DeskImport => ({
  findings: [],
  groups: [],
  items: [],
  council: [],
  summary,
  approval: null,
  isReady: true,
  changed: [{ path: "plans/9/records.csv", text: summary }],
  proposed: null,
});

/** The page for staff with a file that was handed in and is being read. */
async function handIn() {
  await openApp("staff");
  const field = await screen.findByLabelText(/記入されたファイル/);
  const choose = (name: string) => fireEvent.change(field, { target: { files: [new File(["a"], name)] } });
  choose("a.xlsx");
  await waitFor(() => expect(asked).toHaveLength(1));
  const answer = (index: number, summary: string) =>
    asked[index]?.answer({ kind: "import", result: anImport(summary), letters: null });
  return { choose, answer };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

it("shows what was found for the day that was chosen last, whichever answer comes first", async () => {
  const { answer } = await handIn();
  fireEvent.change(screen.getByLabelText(/公開する日/), { target: { value: "2027-05-01" } });
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.request).toMatchObject({ asOf: "2027-05-01" });
  answer(1, "あとの答え");
  await screen.findByText("あとの答え");
  answer(0, "まえの答え");
  await settle();
  expect(screen.queryByText("まえの答え")).toBeNull();
  expect(screen.getByText("あとの答え")).toBeTruthy();
});

it("reads the files that are left when others were added or taken away while it read", async () => {
  const { choose, answer } = await handIn();
  choose("b.xlsx");
  await waitFor(() => expect(asked).toHaveLength(2));
  fireEvent.click(screen.getByRole("button", { name: "a.xlsx を外す" }));
  await waitFor(() => expect(asked).toHaveLength(3));
  answer(2, "b だけ");
  await screen.findByText("b だけ");
  answer(1, "a と b");
  answer(0, "a だけ");
  await settle();
  expect(asked[2]?.request).toMatchObject({ files: [{ name: "b.xlsx" }] });
  expect(screen.getByText("b だけ")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "b.xlsx を外す" }));
  expect(screen.queryByText("b だけ")).toBeNull();
});

it("reads the files anew when a newer version has come: what it hands out is written on top of that", async () => {
  const { answer } = await handIn();
  answer(0, "第1版に");
  await screen.findByText("第1版に");
  await store(aSnapshot({ version: 2 }));
  await tellStored();
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(screen.queryByText("第1版に")).toBeNull();
  expect(asked[1]?.request).toMatchObject({ snapshot: { version: 2 } });
  answer(1, "第2版に");
  await screen.findByText("第2版に");
  expect(screen.getByText(/公開した版（第\s*2\s*版）に書き足したもの/)).toBeTruthy();
});

it("writes nothing into the folder that was found for another day, and begins no second writing", async () => {
  const written = vi.fn();
  const folder = {
    values: async function* () {},
    getDirectoryHandle: async () => folder,
    getFileHandle: async () => ({ createWritable: written }),
  };
  vi.stubGlobal("showDirectoryPicker", async () => folder);
  const { answer } = await handIn();
  answer(0, "結果1件");
  const button = await screen.findByRole("button", { name: "data フォルダに書き込む" });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(asked).toHaveLength(2));
  await settle();
  expect(asked).toHaveLength(2);
  fireEvent.change(screen.getByLabelText(/公開する日/), { target: { value: "2027-05-01" } });
  await waitFor(() => expect(asked).toHaveLength(3));
  answer(2, "別の日の結果");
  await screen.findByText("別の日の結果");
  asked[1]?.answer({ kind: "folder", outcome: { result: anImport("結果1件") } });
  await settle();
  expect(screen.getByText("別の日の結果")).toBeTruthy();
  expect(written).not.toHaveBeenCalled();
});

it("shows the letters that were handed over last", async () => {
  await openApp("staff");
  const field = await screen.findByLabelText(/届いた文/);
  const read = (text: string) => {
    fireEvent.input(field, { target: { value: text } });
    fireEvent.click(screen.getByRole("button", { name: "知らせを読む" }));
  };
  read("まえ");
  read("あと");
  await waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.answer({ kind: "hints", read: { refusal: "あとの答え" } });
  asked[0]?.answer({ kind: "hints", read: { refusal: "まえの答え" } });
  await screen.findByText("あとの答え");
  expect(screen.queryByText("まえの答え")).toBeNull();
});
