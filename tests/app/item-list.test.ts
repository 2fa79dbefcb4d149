// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { readItemFilter } from "#domain/item-query.ts";
import { attributeOf } from "#markup/marks.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { store, useBrowser } from "./open-app.tsx";

useBrowser();

const FIELD = '<form><input name="q"></form>';

/** The list of a document of version 1, with these items' cards, and a reader who types. */
async function openList(keys = ["1-1-1", "1-1-2"]) {
  const cards = keys.map((key) => `<li ${attributeOf("item")}="${key}"><a>項目${key}</a></li>`).join("");
  document.head.innerHTML = '<meta name="plan" content="9"><meta name="data-version" content="1">';
  document.body.innerHTML = `${FIELD}<p ${attributeOf("count")}="">2件</p><div ${attributeOf("items")}=""><ul>${cards}</ul></div>`;
  const { narrowList } = await import("#app/item-list.ts");
  const form = document.querySelector("form") as HTMLFormElement;
  const readFilter = () => readItemFilter((name) => new FormData(form).get(name)?.toString());
  return (text: string) => {
    (form.elements.namedItem("q") as HTMLInputElement).value = text;
    return narrowList(form, readFilter, false, () => {});
  };
}

const listed = () => [...document.querySelectorAll("li")].map((card) => card.getAttribute(attributeOf("item")));

it("reads the plan once, however many letters are typed before it is there, and answers the last", async () => {
  await store(aSnapshot());
  const reading = vi.spyOn(IDBObjectStore.prototype, "get");
  const readPlans = () => reading.mock.contexts.filter((context) => (context as IDBObjectStore).name === "snapshots");
  const type = await openList();
  const { prepareList } = await import("#app/item-list.ts");
  void prepareList();
  await Promise.all(["項", "項目1", "項目1-1-2"].map(type));
  expect(listed()).toEqual(["1-1-2"]);
  await type("項目1-1-1");
  expect(listed()).toEqual(["1-1-1"]);
  expect(readPlans()).toHaveLength(1);
});

it("asks for the plan anew after it could not be had", async () => {
  const type = await openList();
  const { prepareList } = await import("#app/item-list.ts");
  await prepareList();
  await Promise.all([type("項目1"), type("項目1-1-2")]);
  expect(listed()).toEqual(["1-1-1", "1-1-2"]);
  await store(aSnapshot());
  await type("項目1-1-2");
  expect(listed()).toEqual(["1-1-2"]);
});

it("leaves the list as it is where the part that draws one too long for its document does not come", async () => {
  await store(aSnapshot());
  vi.doMock("#app/item-list-drawing.tsx", () => {
    throw new Error("lost");
  });
  const type = await openList(["1-1-1"]);
  // Who asks is told (src/app/apps/items.ts).
  await expect(type("項目1-1-2")).rejects.toThrow();
  expect(document.querySelector("p")?.textContent).toBe("2件");
  expect(listed()).toEqual(["1-1-1"]);
  vi.doUnmock("#app/item-list-drawing.tsx");
});
