// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import { held } from "../support/held.ts";
import { openApp, store, useBrowser } from "./open-app.tsx";

useBrowser();

it("keeps the colours that are chosen, and applies them at once", async () => {
  await openApp("settings");
  fireEvent.click(await screen.findByRole("radio", { name: "暗い" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
  fireEvent.click(screen.getByRole("radio", { name: "端末の設定に合わせる" }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

const FOLLOWS = JSON.stringify({ revision: 1, follows: [{ id: "item:1-1-1", since: 1, read: 1 }] });

it("makes a shared device of this one when a person says yes, and not before", async () => {
  localStorage.setItem("follows", FOLLOWS);
  history.replaceState(null, "", "/settings#shared");
  const opened = vi.spyOn(location, "assign").mockImplementation(() => undefined);
  await openApp("settings");
  fireEvent.click(await screen.findByRole("radio", { name: "大きい" }));
  const yes = await screen.findByRole("button", { name: "はい、みんなで使います" });
  expect(localStorage.getItem("shared")).toBeNull();
  expect(document.documentElement.dataset.text).toBeUndefined();
  fireEvent.click(yes);
  expect({ ...localStorage }).toMatchObject({ shared: "1", textSize: "large", follows: FOLLOWS });
  expect(opened).toHaveBeenCalledWith("/start");
});

it("asks about sharing when the address comes to the page that is open", async () => {
  history.replaceState(null, "", "/settings");
  await openApp("settings");
  await screen.findByRole("button", { name: "みんなで使う端末にする" });
  expect(screen.queryByText("この端末を、みんなで使う端末にしますか。")).toBeNull();
  history.replaceState(null, "", "/settings#shared");
  dispatchEvent(new HashChangeEvent("hashchange"));
  await screen.findByText("この端末を、みんなで使う端末にしますか。");
});

it("shows nothing of the owner's on a shared device, and ends sharing for the typed word alone", async () => {
  localStorage.setItem("follows", FOLLOWS);
  localStorage.setItem("shared", "1");
  sessionStorage.setItem("theme", "dark");
  const reloaded = vi.spyOn(location, "reload").mockImplementation(() => undefined);
  await openApp("sharedSettings");
  const field = await screen.findByRole("textbox");
  expect(document.querySelector("[data-follow-code]")).toBeNull();
  expect(screen.queryByRole("button", { name: "すべて消す" })).toBeNull();
  for (const typed of ["", "やめ"]) {
    fireEvent.input(field, { target: { value: typed } });
    fireEvent.click(screen.getByRole("button", { name: "みんなで使うのをやめる" }));
    await screen.findByText("「やめる」と入力してから押してください。");
    expect(localStorage.getItem("shared")).toBe("1");
  }
  fireEvent.input(field, { target: { value: " やめる " } });
  fireEvent.click(screen.getByRole("button", { name: "みんなで使うのをやめる" }));
  expect({ ...localStorage }).toEqual({ follows: FOLLOWS });
  expect({ ...sessionStorage }).toEqual({});
  expect(reloaded).toHaveBeenCalledOnce();
});

it("takes a follow code from a link and leaves none in the address, when opened and when it comes later", async () => {
  const { encodeFollowCode } = await import("#domain/follow-code.ts");
  const { aSnapshot } = await import("../storage/a-snapshot.ts");
  const encode = (id: "item:1-1-1" | "item:1-1-2") => encodeFollowCode("9", [id], aSnapshot().plan.followRegister);
  const length = history.length;
  history.replaceState(null, "", `/settings#f=${encode("item:1-1-2")}`);
  await openApp("settings");
  const field = (await screen.findByLabelText("フォローコードを入れる")) as HTMLInputElement;
  await waitFor(() => expect(field.value).toBe(encode("item:1-1-2")));
  expect(location.href).not.toContain("f=");
  history.replaceState(null, "", `/settings#f=${encode("item:1-1-1")}`);
  dispatchEvent(new Event("hashchange"));
  await waitFor(() => expect(field.value).toBe(encode("item:1-1-1")));
  expect(location.href).not.toContain("f=");
  expect(history.length).toBe(length);
});

it("takes in a follow code, and says what is wrong with another", async () => {
  const { encodeFollowCode } = await import("#domain/follow-code.ts");
  const { aSnapshot } = await import("../storage/a-snapshot.ts");
  const code = encodeFollowCode("9", ["item:1-1-2"], aSnapshot().plan.followRegister);
  await openApp("settings");
  const field = await screen.findByLabelText("フォローコードを入れる");
  const add = screen.getByRole("button", { name: "フォローに加える" });
  fireEvent.input(field, { target: { value: "XXXX" } });
  fireEvent.click(add);
  await waitFor(() =>
    expect(
      screen
        .getAllByRole("status")
        .map((one) => one.textContent)
        .join(),
    ).toMatch(/コード/),
  );
  fireEvent.input(field, { target: { value: code } });
  fireEvent.click(add);
  await screen.findByText(/1件をフォローに加えました/);
  await waitFor(() => expect(localStorage.getItem("follows")).toContain("item:1-1-2"));
});

it("goes on with what a code or a file of the plan before names, and says what has ended", async () => {
  const { encodeFollowCode } = await import("#domain/follow-code.ts");
  const { aSnapshot } = await import("../storage/a-snapshot.ts");
  const { plan } = aSnapshot();
  const from = (key: string) => ({ key, number: key, title: `前の項目${key}` });
  const items = [
    { from: from("1-1-1"), fate: "continued" as const, to: ["1-1-2"] },
    { from: from("1-1-2"), fate: "finished" as const, to: [] },
  ];
  const inherited = [{ plan: "8", title: "第8次見本計画", items }];
  await openApp("settings", { snapshot: aSnapshot({ version: 4, plan: { ...plan, inherited } }) });
  const field = await screen.findByLabelText("フォローコードを入れる");
  const add = screen.getByRole("button", { name: "フォローに加える" });
  const register = ["item:1-1-2", "item:1-1-1", "area:kita"] as const;
  fireEvent.input(field, { target: { value: encodeFollowCode("8", ["item:1-1-1"], register) } });
  fireEvent.click(add);
  // The places in a code are those of its own plan's register.
  await screen.findByText(/その計画のページ（\/plans\/8）を一度開いて/);
  expect(localStorage.getItem("follows")).toBeNull();

  await store(aSnapshot({ plan: { ...plan, id: "8", followRegister: [...register] } }));
  fireEvent.click(add);
  await screen.findByText(/前の計画「第8次見本計画」でフォローしていたものから、1件を引き継ぎました。前の/);
  await waitFor(() => expect(localStorage.getItem("follows")).toContain("item:1-1-2"));

  const follows = [
    { id: "item:1-1-1", since: 1, read: 40 },
    { id: "item:1-1-2", since: 1, read: 40 },
    { id: "area:kita", since: 1, read: 40 },
  ];
  const text = JSON.stringify({ kind: "reform-plan-follows", format: 1, plan: "8", follows });
  fireEvent.change(screen.getByLabelText("ファイルから戻す"), { target: { files: [new File([text], "a.json")] } });
  await screen.findByText(/2件を引き継ぎました。1件は終わりました（1-1-2 前の項目1-1-2）。/);
  // Versions of the plan before mean nothing in this one.
  await waitFor(() =>
    expect(JSON.parse(localStorage.getItem("follows") ?? "").follows).toEqual([
      { id: "item:1-1-2", since: 4, read: 4 },
      { id: "area:kita", since: 4, read: 4 },
    ]),
  );
});

it.each([
  ["こわれていて、読めません", '{"kind":"reform-plan-follows","follows":['],
  ["ここで保存したファイルではありません", "<!doctype html>"],
  ["新しい版のアプリで保存したファイル", '{"kind":"reform-plan-follows","format":3}'],
  ["ほかの計画の", '{"kind":"reform-plan-follows","format":1,"plan":"8","follows":[]}'],
])("says 「%s」 of a file that cannot be taken in, and loses nothing", async (words, text) => {
  localStorage.setItem("follows", FOLLOWS);
  await openApp("settings");
  const field = await screen.findByLabelText("ファイルから戻す");
  fireEvent.change(field, { target: { files: [new File([text], "a.json")] } });
  const notice = await screen.findByText(new RegExp(words));
  expect(notice.textContent).toContain("いまのフォローと下書きは、そのままです。");
  expect(localStorage.getItem("follows")).toContain("item:1-1-1");
});

it("tells how much of a damaged file could not be read, and takes in the rest with what was read of it", async () => {
  localStorage.setItem("follows", FOLLOWS);
  await openApp("settings");
  const follows = [{ id: "item:1-1-1", since: 1, read: 2 }, { id: "item:1-1-2", since: 1, read: 1 }, 7];
  const text = JSON.stringify({ kind: "reform-plan-follows", format: 1, plan: "9", follows });
  const field = await screen.findByLabelText("ファイルから戻す");
  fireEvent.change(field, { target: { files: [new File([text], "a.json")] } });
  await screen.findByText(
    /フォロー2件（新しく加えたもの1件）と、下書き0件（新しく加えたもの0件）を戻しました。.*1件は読めませんでした/,
  );
  await waitFor(() =>
    expect(JSON.parse(localStorage.getItem("follows") ?? "")).toMatchObject({ follows: follows.slice(0, 2) }),
  );
});

it("saves drafts with the follows, and adds them again once, beside what was written since", async () => {
  const saved: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
  localStorage.setItem("follows", FOLLOWS);
  const draft = { revision: 2, plan: "9", item: "1-1-1", edition: "draft", version: 1, kind: "opinion" };
  const typed = { fiscalYear: "", value: "", url: "" };
  const drafts = [
    { id: "d1", ...draft, text: "停留所が遠い", ...typed },
    { id: "d2", ...draft, text: "朝の便を", ...typed },
  ];
  localStorage.setItem("drafts", JSON.stringify(drafts));
  await openApp("settings");
  fireEvent.click(await screen.findByRole("button", { name: "ファイルに保存" }));
  await screen.findByText("フォロー1件と下書き2件を、ファイルに保存しました。");
  const file = new File(saved, "控え.json");

  const { listDrafts, removeDraft, saveDraft } = await import("#storage/drafts.ts");
  const [first, second] = await listDrafts();
  if (!first || !second) throw new Error("the drafts are not there");
  await removeDraft(first);
  await saveDraft({ ...second, text: "朝の便を増やして" }).kept;
  const field = await screen.findByLabelText("ファイルから戻す");
  for (const added of [2, 0]) {
    fireEvent.change(field, { target: { files: [file] } });
    await screen.findByText(
      `フォロー1件（新しく加えたもの0件）と、下書き2件（新しく加えたもの${added}件）を戻しました。`,
    );
  }
  expect((await listDrafts()).map(({ text }) => text)).toEqual(["朝の便を増やして", "停留所が遠い", "朝の便を"]);
});

it("takes drafts in from a file of another plan, and says that its follows are not", async () => {
  localStorage.setItem("follows", FOLLOWS);
  const follows = [{ id: "item:1-1-2", since: 1, read: 40 }];
  const draft = { id: "d1", revision: 2, plan: "8", item: "1-1-1", edition: "draft", version: 1, kind: "opinion" };
  const drafts = [{ ...draft, text: "停留所が遠い", fiscalYear: "", value: "", url: "" }];
  const settings = { theme: "dark" };
  await openApp("settings");
  const text = JSON.stringify({ kind: "reform-plan-follows", format: 2, plan: "8", follows, drafts, settings });
  const field = await screen.findByLabelText("ファイルから戻す");
  for (const added of [1, 0]) {
    fireEvent.change(field, { target: { files: [new File([text], "a.json")] } });
    await screen.findByText(
      `ほかの計画のフォローは、加えていません。下書き1件（新しく加えたもの${added}件）を戻しました。`,
    );
  }
  const { listDrafts } = await import("#storage/drafts.ts");
  expect((await listDrafts()).map(({ plan, text }) => [plan, text])).toEqual([["8", "停留所が遠い"]]);
  expect(JSON.parse(localStorage.getItem("follows") ?? "").follows).toEqual(JSON.parse(FOLLOWS).follows);
  expect(localStorage.getItem("theme")).toBe("dark");
});

it("takes in no file once another tab has made the device a shared one", async () => {
  await openApp("settings");
  const field = await screen.findByLabelText("ファイルから戻す");
  localStorage.setItem("shared", "1");
  const follows = [{ id: "item:1-1-1", since: 1, read: 1 }];
  const settings = { theme: "dark" };
  const text = JSON.stringify({ kind: "reform-plan-follows", format: 1, plan: "9", follows, settings });
  fireEvent.change(field, { target: { files: [new File([text], "a.json")] } });
  await screen.findByText("みんなで使う端末には、控えを戻せません。");
  expect({ ...localStorage }).toEqual({ shared: "1" });
});

it("erases everything only when it is asked twice", async () => {
  localStorage.setItem("theme", "dark");
  await openApp("settings");
  const button = await screen.findByRole("button", { name: "すべて消す" });
  // A finger that trembles, or one that saw nothing happen on a slow phone, has not read the question.
  fireEvent.click(button);
  fireEvent.click(button);
  fireEvent.click(await screen.findByRole("button", { name: "やめる" }));
  expect(localStorage.getItem("theme")).toBe("dark");
  expect(document.activeElement).toBe(button);
  expect(screen.queryByRole("button", { name: "本当に消す" })).toBeNull();
  fireEvent.click(button);
  fireEvent.click(screen.getByRole("button", { name: "本当に消す" }));
  expect(document.activeElement).toBe(button);
  await screen.findByText("この端末から消しました。");
  expect(localStorage.getItem("theme")).toBeNull();
});

it("tells of the file that was chosen last, whichever is read first", async () => {
  await openApp("settings");
  const field = await screen.findByLabelText("ファイルから戻す");
  const slow = new File(["<!doctype html>"], "a.json");
  const [isAsked, reading] = [held(), held<string>()];
  slow.text = () => {
    isAsked.resolve();
    return reading.promise;
  };
  fireEvent.change(field, { target: { files: [slow] } });
  await isAsked.promise;
  const text = JSON.stringify({ kind: "reform-plan-follows", format: 1, plan: "9", follows: [] });
  fireEvent.change(field, { target: { files: [new File([text], "b.json")] } });
  const notice = await screen.findByText(/を戻しました/);
  reading.resolve("<!doctype html>");
  await new Promise((resolve) => setTimeout(resolve));
  expect(notice.textContent).toMatch(/を戻しました/);
});
