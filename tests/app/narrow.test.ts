// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import type { Follow } from "#domain/follow.ts";
import { held } from "../support/held.ts";
import { useBrowser } from "./open-app.tsx";

useBrowser();

it("hides nothing by what is followed once that is chosen no more, however late the device tells it", async () => {
  document.body.innerHTML = `<form data-narrow><label>フォロー中<input type="checkbox" name="mine"></label></form>
    <ul><li data-of="item:1-1-1">a</li><li data-of="item:1-1-2">b</li></ul><p data-count></p>`;
  const storage = await import("#storage/follows.ts");
  const follows = held<Follow[]>();
  vi.spyOn(storage, "listFollows").mockReturnValue(follows.promise);
  await import("#app/apps/narrow.ts");
  const box = document.querySelector("input") as HTMLInputElement;
  for (const isChosen of [true, false]) {
    box.checked = isChosen;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const shown = () => [...document.querySelectorAll("li:not([hidden])")].map(({ textContent }) => textContent);
  expect(shown()).toEqual(["a", "b"]);
  follows.resolve([{ id: "item:1-1-1", since: 1, read: 1 }]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(shown()).toEqual(["a", "b"]);
  expect(document.querySelector("[data-count]")?.textContent).toBe("2件");
});
