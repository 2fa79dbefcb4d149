// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { openApp, useBrowser } from "./open-app.tsx";

useBrowser();

it("keeps the colours that are chosen, and applies them at once", async () => {
  await openApp("settings");
  fireEvent.click(await screen.findByRole("radio", { name: "暗い" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
  fireEvent.click(screen.getByRole("radio", { name: "端末の設定に合わせる" }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

it("offers sizes of text on a shared device alone, and hides its owner's follows there", async () => {
  localStorage.setItem("follows", JSON.stringify({ revision: 1, follows: [{ id: "item:1-1-1", since: 1, read: 1 }] }));
  await openApp("settings");
  await waitFor(() => expect(document.querySelector("[data-follow-code]")?.textContent).toBeTruthy());
  expect(screen.queryByRole("radio", { name: "大きい" })).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "みんなで使う端末です" }));
  fireEvent.click(await screen.findByRole("radio", { name: "大きい" }));
  expect(document.documentElement.dataset.text).toBe("large");
  await screen.findByText("まだ何もフォローしていません。");
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

it("erases everything only when it is asked twice", async () => {
  localStorage.setItem("theme", "dark");
  await openApp("settings");
  fireEvent.click(await screen.findByRole("button", { name: "すべて消す" }));
  expect(localStorage.getItem("theme")).toBe("dark");
  fireEvent.click(screen.getByRole("button", { name: "本当に消す" }));
  await screen.findByText("この端末から消しました。");
  expect(localStorage.getItem("theme")).toBeNull();
});
