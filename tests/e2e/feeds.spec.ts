import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./support/app.ts";
import { BUILT, DEMO, listAddresses } from "./support/sites.ts";

for (const [name, folder] of [
  ["the plan", BUILT],
  ["the invented city", DEMO],
] as const) {
  test(`every page of ${name} names only feeds and calendars that are there, in head and text`, async () => {
    let named = 0;
    for (const address of await listAddresses(folder)) {
      const html = await readFile(join(folder, address === "/" ? "index.html" : `${address}.html`), "utf8");
      const [head = "", body = ""] = html.split("</head>");
      const inHead = [...head.matchAll(/<link rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)"/g)];
      const inText = [...body.matchAll(/href="(\/(?:feeds|calendar)\/[^"]+)"/g)];
      const files = [...inHead, ...inText].flatMap(([, file]) => file ?? []);
      expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
      const isSubject = /^\/plans\/[^/]+(\/(items|areas|departments|policies)\/[^/]+)?$/.test(address);
      expect([address, inHead.length]).toEqual([address, isSubject || address === "/" ? 2 : 0]);
      const subscribed = [...body.matchAll(/href="webcal:\/\/mihon\.example([^"]+)"/g)].map(([, file]) => file);
      expect(subscribed).toEqual(isSubject && folder === DEMO ? [inHead[1]?.[1]] : []);
      if (isSubject) expect(inText.map(([, file]) => file)).toEqual(inHead.map(([, file]) => file));
      named += files.length;
    }
    expect(named).toBeGreaterThan(100);
  });
}

test("tells what a published source says will come to an item", async ({ page }) => {
  await page.goto("/plans/4/items/3-1-2");
  const next = page.getByRole("region", { name: "これから" });
  await expect(next).toContainText("2028年3月31日：総合体育館の命名権");
  await expect(next.getByRole("link", { name: "カレンダー" })).toHaveAttribute("href", "/calendar/items/3-1-2.ics");
});

test("links each version of the data to a text that announces it, in letters that every browser can read", async ({
  page,
}) => {
  await page.goto("/plans/4/changes");
  const version = page.getByRole("region", { name: "第2版" });
  const address = await version.getByRole("link", { name: "LINEや広報で知らせる文" }).getAttribute("href");
  const answer = await page.request.get(address ?? "");
  expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  const note = (await version.locator("p").first().textContent()) ?? "";
  for (const words of ["第2版", note, "■市営バス路線の再編（2-1-5）"]) expect(await answer.text()).toContain(words);
});
