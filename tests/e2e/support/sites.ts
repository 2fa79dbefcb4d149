import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { PageName } from "../../../src/app/routes.ts";

/** The site as `npm run build` left it; another folder may be named while working on the tests. */
export const BUILT = process.env.E2E_DIST ?? "dist";
/** The same plan with a second version, published by support/build-sites.ts: 2-1-5 has a test record. */
export const SECOND_VERSION = ".cache/e2e/second-version";
/** The invented city of tests/demo. */
export const DEMO = ".cache/e2e/demo";

/** One address of every kind of page. */
export const KINDS = {
  home: "/",
  plan: "/plans/4",
  policy: "/plans/4/policies/2",
  items: "/plans/4/items",
  item: "/plans/4/items/2-1-5",
  areas: "/plans/4/areas",
  area: "/plans/4/areas/hanaizumi",
  departments: "/plans/4/departments",
  department: "/plans/4/departments/machizukuri",
  years: "/plans/4/years",
  changes: "/plans/4/changes",
  text: "/plans/4/text",
  glossary: "/plans/4/glossary",
  governance: "/plans/4/governance",
  following: "/following",
  search: "/search",
  data: "/data",
  settings: "/settings",
  staff: "/staff",
  about: "/about",
  method: "/about/method",
  privacy: "/about/privacy",
} satisfies Record<PageName, string>;

/** Every kind of page, an item with a chart and one whose goal has several parts as well. */
export const EVERY_KIND: readonly string[] = [
  ...Object.values(KINDS),
  "/plans/4/items/3-1-1",
  "/plans/4/items/2-2-3",
  "/no-such-page",
];

/** Every address of a built site, from its files. */
export async function listAddresses(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => file.endsWith(".html") && file !== "404.html" && file !== "shell.html")
    .map((file) => (file === "index.html" ? "/" : `/${file.slice(0, -".html".length)}`))
    .sort();
}

/** The part of a published snapshot that the tests compare pages with. */
interface PublishedPlan {
  version: number;
  date: string;
  plan: {
    items: { key: string; title: string; goal: string; policy: string }[];
    records: { id: string; item: string; source: string }[];
    sources: { id: string; url: string }[];
  };
}

/** The current snapshot of a built site. */
export async function readSnapshot(folder: string): Promise<PublishedPlan> {
  const index = JSON.parse(await readFile(join(folder, "data/index.json"), "utf8"));
  return JSON.parse(await readFile(join(folder, index.plans[0].url), "utf8"));
}

/**
 * A copy of a built site that calls itself another build of the app: pages, worker and the hash of its shell.
 * @returns the folder, to be removed by the caller.
 */
export async function copyAsNewApp(folder: string, build: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "new-app-"));
  await cp(folder, copy, { recursive: true });
  const before = /name="app-build" content="([^"]+)"/.exec(await readFile(join(copy, "index.html"), "utf8"))?.[1];
  if (!before) throw new Error(`${folder} has no app-build`);
  const files = await readdir(copy, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(".html") || name === "sw.js")) {
    const text = (await readFile(join(copy, file), "utf8")).replaceAll(before, build);
    const shell = /"revision":"[^"]+","url":"\/shell.html"/;
    await writeFile(join(copy, file), text.replace(shell, `"revision":"${build}","url":"/shell.html"`));
    for (const kind of ["br", "gz"]) await rm(join(copy, `${file}.${kind}`), { force: true });
  }
  return copy;
}
