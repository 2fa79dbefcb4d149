import {
  check,
  type Device,
  expect,
  FOLLOWING,
  isShown,
  LIST,
  open,
  SETTINGS,
  showsVersion,
  useApp,
} from "./device.ts";
import type { Fault, World } from "./fault.ts";
import { translate } from "./translator.ts";

/** What a page does once what answers there is there. */
type Translate = (device: Device) => Promise<unknown>;

const ONCE: Translate = ({ page }) => page.evaluate(translate, false);
const GOES_ON: Translate = async () => {};

const number = (text: string | null) => Number(/\d+/.exec(text ?? "")?.[0] ?? Number.NaN);

/** Opens a page, which then is translated. */
async function openTranslated({ device, server }: World, address: string, translated: Translate): Promise<void> {
  await open(device, server, address);
  await useApp(device);
  await translated(device);
  await expect(device.page.locator("main font").first()).toBeAttached();
}

/** The number in a line is that of the visible elements, and not what it was. */
async function counts({ page }: Device, line: string, each: string, before?: number): Promise<number> {
  const [said, seen] = [page.locator(line), page.locator(each).filter({ visible: true })];
  await expect.poll(async () => number(await said.textContent())).not.toBe(before ?? -1);
  await expect.poll(async () => number(await said.textContent()) - (await seen.count())).toBe(0);
  return seen.count();
}

/** The list: searched, narrowed, let go, and a card followed. */
async function usesList(world: World, translated: Translate): Promise<void> {
  const { page } = world.device;
  await openTranslated(world, LIST, translated);
  const cards = ["[data-count]", "[data-items] [data-item]"] as const;
  const all = await counts(world.device, ...cards);
  await page.locator("#q").fill("バス");
  const some = await counts(world.device, ...cards, all);
  await expect(page.locator("[data-count]")).toContainText("「バス」");
  await expect(page.locator("[data-items] mark").first()).toHaveText("バス");
  await page.locator("#q").fill("給食");
  await counts(world.device, ...cards, some);
  await page.locator("#q").fill("");
  await counts(world.device, ...cards, some);
  await page.locator("summary").first().click();
  await page.locator("#filter-policy").selectOption("2");
  const ofPolicy = await counts(world.device, ...cards, all);
  await page.locator("#filter-section").selectOption({ index: 1 });
  await counts(world.device, ...cards, ofPolicy);
  await expect(page.locator("[data-condition-words]")).toContainText("・");
  const button = page.locator("[data-items] [data-follow]").first();
  await button.click();
  await expect(button).toHaveAttribute("data-following", "true");
  await button.click();
  await isShown(world.device);
}

/** Searching everything: what is said changes with the words. */
async function searches(world: World, translated: Translate): Promise<void> {
  const { page } = world.device;
  await openTranslated(world, "/search", translated);
  const said = page.locator('main [role="status"]');
  const [field, hits] = [page.locator("main #q"), page.locator("main section:has(#hits-items) [data-item]")];
  await field.fill("バス");
  await expect(said).toContainText("「バス」");
  await translated(world.device);
  const before = await hits.count();
  await expect(page.locator("main section:has(#hits-items) [data-item] mark").first()).toHaveText("バス");
  await field.fill("給食");
  await expect(said).toContainText("「給食」");
  await expect(said).not.toContainText("「バス」");
  await expect(hits).not.toHaveCount(before);
  await expect
    .poll(async () => number((await page.locator("main section:has(#hits-items) > div > span").textContent()) ?? ""))
    .toBe(await hits.count());
  await field.fill("ないことば");
  await expect(hits).toHaveCount(0);
  await expect(said).toContainText("「");
  await expect(said).not.toContainText("給食");
  await field.fill("");
  await expect(said).toHaveText("");
  await field.fill("バス");
  await page.locator("main section:has(#hits-items) [data-title]").first().click();
  await expect(page.locator("main h1")).toBeVisible();
  await page.goBack();
  await expect(page.locator("main #q")).toHaveValue("バス");
  await expect(hits).toHaveCount(before);
}

/** Settings: what is said of each choice, and of a code. */
async function chooses(world: World, translated: Translate): Promise<void> {
  const { page } = world.device;
  await openTranslated(world, SETTINGS, translated);
  const main = page.locator("main");
  await page.locator("#theme-dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("#theme-system").click();
  await page.locator("#code").fill("AAAA");
  await page.locator("#code").press("Enter");
  await expect(main).toContainText("正");
  await page.locator("#code").fill((await page.locator("[data-follow-code]").textContent()) ?? "");
  await page.locator("#code").press("Enter");
  await expect(main).toContainText("1件");
  await page.locator("#code").press("Enter");
  await expect(main).not.toContainText("1件");
  const buttons = page.locator("main section:has(#erase) button");
  const question = page.locator('main section:has(#erase) [role="status"]');
  await buttons.first().click();
  await expect(question).toContainText("消");
  await expect(buttons).toHaveCount(3);
  await buttons.last().click();
  await expect(question).toBeEmpty();
  await expect(buttons).toHaveCount(1);
  await isShown(world.device);
}

/** What is followed, while newer data come. */
async function follows(world: World, translated: Translate): Promise<void> {
  const { device, server, sites } = world;
  await openTranslated(world, FOLLOWING, translated);
  const main = device.page.locator("main");
  const button = main.locator("[data-follow]").first();
  const said = main.locator("section:has(#items) > div > span");
  await expect(said).toContainText("1");
  await button.click();
  await expect(said).toContainText("0");
  await button.click();
  await expect(said).toContainText("1");
  server.deploy(await sites.folder(1, 3));
  await check(device);
  await expect(main).toContainText("〔3〕");
  await showsVersion(device, sites, 3);
  await isShown(device);
}

/** From page to page, and back. */
async function goesOn(world: World, translated: Translate): Promise<void> {
  const { page } = world.device;
  await openTranslated(world, "/", translated);
  await page.locator(`a[href="${LIST}"]:visible`).first().click();
  await useApp(world.device);
  await translated(world.device);
  await page.locator("[data-item] a").first().click();
  await expect(page).toHaveURL(/\/items\/[^/]+$/);
  await useApp(world.device);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await useApp(world.device);
  await page.goBack();
  await useApp(world.device);
  await isShown(world.device);
}

async function usesAll(world: World, translated: Translate): Promise<void> {
  await usesList(world, translated);
  await searches(world, translated);
  await chooses(world, translated);
  await goesOn(world, translated);
  await follows(world, translated);
}

/** Pages in another language, by the browser's own translation. */
export const TRANSLATION_FAULTS: readonly Fault[] = [
  {
    name: "a translator ran once over each page",
    by: "script",
    isLong: true,
    strike: async () => {},
    says: "news",
    after: (world) => usesAll(world, ONCE),
    outcome: "all answers as before; what comes anew is in Japanese, and no number or word is left behind",
  },
  {
    name: "a translator keeps translating each page",
    by: "script",
    isLong: true,
    strike: ({ device }) => device.page.addInitScript(translate, true),
    says: "news",
    after: (world) => usesAll(world, GOES_ON),
    outcome: "all answers as before; what comes anew is translated too, and no number or word is left behind",
  },
];
