import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { LoadedData } from "#build/load-snapshot.ts";
import { writeVersionFiles } from "#build/version-files.ts";
import type { DocumentFrame, Renderer } from "#markup/renderer.ts";

/** The site as `npm run build` left it; another folder may be named while working on the tests. */
export const BUILT = process.env.E2E_DIST ?? "dist";
/** The same plan with a second version, published by support/build-sites.ts: 2-1-5 has a test record. */
export const SECOND_VERSION = ".cache/e2e/second-version";
/** The invented city of tests/demo. */
export const DEMO = ".cache/e2e/demo";
/** The invented town of tests/support/two-plans.ts, whose second plan is the current one. */
export const TWO_PLANS = ".cache/e2e/two-plans";
/** The portable edition of that town. */
export const TWO_PLANS_PORTABLE = ".cache/e2e/two-plans-portable.html";
/** The portable edition of the plan, one file. */
export const PORTABLE = ".cache/e2e/portable.html";

/** The address of every kind of page by the page's name, its changing parts as `:name`. Read, as Playwright imports no components. */
export const PATHS: ReadonlyMap<string, string> = new Map(
  [...readFileSync("src/app/pages.ts", "utf8").matchAll(/^export \* as (\w+) from "#pages\/(.+)";$/gm)].map(
    ([, name = "", file = ""]) => {
      const path = /^export const path = "(.+)";$/m.exec(readFileSync(`src/pages/${file}`, "utf8"))?.[1];
      if (path === undefined) throw new Error(`${file} names no path`);
      return [name, path];
    },
  ),
);

const EXAMPLE: Readonly<Record<string, string>> = {
  ":plan": "4",
  ":policy": "2",
  ":key": "2-1-5",
  ":area": "hanaizumi",
  ":department": "machizukuri",
  ":fiscalYear": "2023",
};

/** The address of one page of a kind. */
export const exampleOf = (path: string) => path.replace(/:\w+/g, (part) => EXAMPLE[part] ?? part);

/** One address of every kind of page. */
const KINDS = [...PATHS.values()].map(exampleOf);

/** Every kind of page, an item with a chart and one whose goal has several parts as well. */
export const EVERY_KIND: readonly string[] = [
  ...KINDS,
  "/plans/4/items/3-1-1",
  "/plans/4/items/2-2-3",
  "/no-such-page",
];

/** Every address of a built site, from its files. */
export async function listAddresses(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => file.endsWith(".html") && file !== "404.html")
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

/** The renderer of a built site and what its documents share, evaluated as the build and a device do. */
export async function loadRenderer(folder: string): Promise<{ renderer: Renderer; frame: DocumentFrame }> {
  const file = (await readdir(join(folder, "assets"))).find((name) => /^renderer-\w+\.js$/.test(name)) ?? "";
  const code = await readFile(join(folder, "assets", file), "utf8");
  return new Function(`${code}\nreturn { renderer, frame: documentFrame };`)();
}

/**
 * A site of other data: documents and data files as a build writes them, by the built renderer, beside the scripts and the
 * worker of a built site. So the plan needs the id of that site's.
 * @returns the folder, to be removed by the caller.
 */
export async function copyWithData(folder: string, data: LoadedData): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "other-data-"));
  const ofData = /\.(html|br|gz)$|^(data|feeds|calendar|og)(\/|$)/;
  await cp(folder, copy, { recursive: true, filter: (path) => !ofData.test(relative(folder, path)) });
  const { renderer, frame } = await loadRenderer(folder);
  const { listAddresses, renderPage } = renderer;
  await writeVersionFiles(
    data,
    { listAddresses, renderPage: (snapshot, address) => renderPage(frame, snapshot, address) },
    async (path, content) => {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), content);
    },
  );
  return copy;
}

/**
 * A copy of a built site that calls itself another build of the app: documents, the renderer under another name, as its
 * content is another, and with both the worker. Its other files are the same, as where an update changes one page's words.
 * @returns the folder, to be removed by the caller.
 */
export async function copyAsNewApp(folder: string, build: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "new-app-"));
  await cp(folder, copy, { recursive: true });
  const before = /name="app-build" content="([^"]+)"/.exec(await readFile(join(copy, "index.html"), "utf8"))?.[1];
  const files = await readdir(copy, { recursive: true });
  const renderer = files.map((file) => /^assets\/(renderer-[^/]+)\.js$/.exec(file)?.[1]).find(Boolean);
  if (!before || !renderer) throw new Error(`${folder} has no app-build or no renderer`);
  const script = `assets/${renderer}.js`;
  const code = await readFile(join(copy, script), "utf8");
  const rename = (text: string) =>
    text
      .replaceAll(before, build)
      .replaceAll(renderer, `renderer-${build}`)
      // Where the worker checks what it evaluates.
      .replaceAll(sha256(code), sha256(code.replaceAll(before, build)));
  for (const file of files.filter((name) => name.endsWith(".html") || name === "sw.js" || name === script)) {
    await writeFile(join(copy, rename(file)), rename(await readFile(join(copy, file), "utf8")));
    for (const kind of ["br", "gz"]) await rm(join(copy, `${file}.${kind}`), { force: true });
  }
  await rm(join(copy, script));
  return copy;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
