// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { openApp, useBrowser } from "./open-app.tsx";

useBrowser();

const found = () => document.querySelector("[role=status]")?.textContent;

it("finds while the reader types, and writes the words into the address when typing rests", async () => {
  await openApp("search");
  fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "項目1-1-2" } });
  await waitFor(() => expect(found()).toMatch(/「項目1-1-2」を含むもの [1-9]/));
  await waitFor(() => expect(new URLSearchParams(location.search).get("q")).toBe("項目1-1-2"));
});

it("begins with the words of the address", async () => {
  history.replaceState(null, "", "/search?q=総務課&utm_source=x");
  await openApp("search");
  await waitFor(() => expect(found()).toContain("「総務課」を含むもの"));
  // What others added to a shared address is not handed on.
  fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "総務" } });
  await waitFor(() => expect(location.search).toBe(`?q=${encodeURIComponent("総務")}`));
});

it("goes on with what was typed before it came", async () => {
  await openApp("search");
  const field = screen.getByRole<HTMLInputElement>("searchbox");
  field.value = "総務課";
  await waitFor(() => expect(found()).toContain("「総務課」を含むもの"));
  expect(screen.getByRole("searchbox")).toBe(field);
});

it("says that nothing was found, and what to try", async () => {
  history.replaceState(null, "", "/search?q=xyzzy");
  await openApp("search");
  await waitFor(() => expect(found()).toBe("「xyzzy」は見つかりませんでした。"));
  expect(screen.getByText(/短いことばにするか/)).toBeTruthy();
});

it("remembers a search that was sent, and forgets it when it is told to", async () => {
  await openApp("search");
  await screen.findByText("ほかのさがし方");
  const field = screen.getByRole("searchbox");
  fireEvent.input(field, { target: { value: "総務" } });
  fireEvent.submit(field);
  expect(localStorage.getItem("recentSearches")).toContain("総務");
  fireEvent.input(field, { target: { value: "" } });
  fireEvent.click(await screen.findByRole("button", { name: "最近さがしたことばを消す" }));
  await screen.findByText("最近さがしたことばを消しました。");
  expect(localStorage.getItem("recentSearches") ?? "[]").not.toContain("総務");
});
