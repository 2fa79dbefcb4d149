import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Snapshot } from "#domain/snapshot.ts";
import type { DocumentFrame, Renderer } from "#markup/renderer.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";

/** A built site, in every pair of a build of the app and a version of the data that a test asks for. */
export interface Sites {
  /** The folder of build `app` (1 is the site as built) with version `data`, both counted from 1. */
  folder: (app: number, data: number) => Promise<string>;
  /** What a page of that build carries as `app-build`. */
  appBuild: (app: number) => string;
  /** The date that pages of version `data` show as 時点. */
  date: (data: number) => string;
  snapshot: (data: number) => Snapshot;
  close: () => Promise<void>;
}

const TEXT = /\.(js|css)$/;

/**
 * Makes more sites out of a built one, which is faster than building each.
 *
 * Build N + 1 of the app is the same code under other names, so that everything by which a host, a cache and a
 * worker tell two builds apart differs. Version k of the data has its own date, and every title ends in 〔k〕,
 * so that a mixture of versions on a page would show. Only the given addresses have a document on the host; each is
 * what the renderer of its build makes of its data, as on a device.
 */
export async function prepareSites(
  built: string,
  addresses: readonly string[],
  edit: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot,
): Promise<Sites> {
  const root = await mkdtemp(join(tmpdir(), "sites-"));
  const base = await readBase(built);
  const snapshots: Snapshot[] = [];
  const folders = new Map<string, Promise<string>>();

  const snapshot = (data: number): Snapshot => {
    for (let k = snapshots.length + 1; k <= data; k += 1) snapshots.push(edit(asVersion(base.snapshot, k)));
    return snapshots[data - 1] as Snapshot;
  };

  async function makeFolder(app: number, data: number): Promise<string> {
    const folder = join(root, `app${app}-data${data}`);
    const rename = renamer(base, app);
    const write = async (path: string, content: string) => {
      const file = join(folder, rename(path));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    };
    let worker = rename(await readFile(join(built, WORKER), "utf8"));
    for (const file of base.files) {
      if (file === WORKER) continue;
      if (!TEXT.test(file) || app === 1) {
        await linkInto(join(built, file), join(folder, rename(file)));
        continue;
      }
      const before = await readFile(join(built, file), "utf8");
      const after = rename(before);
      await write(file, after);
      // Other names, other bytes: the worker knows each file by its hash.
      worker = worker.replaceAll(hashOf(before), hashOf(after));
    }
    await write(WORKER, worker);
    const render = readRenderer(rename(await readFile(join(built, base.renderer), "utf8")));
    for (const address of [...addresses, "/404"]) {
      const file = address === "/" ? "index.html" : `${address.slice(1)}.html`;
      await write(file, render(snapshot(data), address));
    }
    const older = snapshots.slice(0, data - 1);
    for (const { path, text } of describeDataFiles(snapshot(data), older)) await write(path, text);
    return folder;
  }

  return {
    folder(app, data) {
      const name = `${app} ${data}`;
      const made = folders.get(name) ?? makeFolder(app, data);
      folders.set(name, made);
      return made;
    },
    appBuild: (app) => renamer(base, app)(base.appBuild),
    date: (data) => dateOf(base.snapshot, data),
    snapshot,
    close: () => rm(root, { recursive: true }),
  };
}

const WORKER = "sw.js";

/** What a built renderer makes of an address: evaluated as the build itself does (src/build/renderer.ts). */
export function readRenderer(code: string): (snapshot: Snapshot, address: string) => string {
  const { renderer, documentFrame }: { renderer: Renderer; documentFrame: DocumentFrame } = new Function(
    `${code}return { renderer, documentFrame }`,
  )();
  return (snapshot, address) => renderer.renderPage(documentFrame, snapshot, address).html;
}

/** As Subresource Integrity writes it. */
export function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

interface Base {
  /** Scripts, styles and icons: what the pages need, uncompressed, as it is rewritten. */
  files: string[];
  /** Names that other builds have otherwise; not what the inline script names, which the policy knows by its hash. */
  assets: string[];
  /** Path of the renderer. */
  renderer: string;
  appBuild: string;
  snapshot: Snapshot;
}

async function readBase(built: string): Promise<Base> {
  const entries = await readdir(built, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = paths.map((path) => path.slice(join(built, "/").length));
  const home = await readFile(join(built, "index.html"), "utf8");
  const index = JSON.parse(await readFile(join(built, "data/index.json"), "utf8"));
  const { unpublished: _, ...snapshot } = JSON.parse(await readFile(join(built, index.plans[0].url), "utf8"));
  const [, inlineScript = ""] = /<script>(.*?)<\/script>/s.exec(home) ?? [];
  return {
    files: files.filter((file) => !/^((calendar|data|feeds|og)\/|.*\.(html|br|gz)$)/.test(file)),
    assets: files
      .filter((file) => /^assets\/.*\.(js|css)$/.test(file))
      .map((file) => file.slice("assets/".length))
      .filter((name) => !inlineScript.includes(name)),
    renderer: files.find((file) => /^assets\/renderer-[^/]+\.js$/.test(file)) ?? "",
    appBuild: /name="app-build" content="([^"]+)"/.exec(home)?.[1] ?? "",
    snapshot,
  };
}

/** Writes the names of build 1 in a text, or in a path, as those of another build. */
function renamer({ assets, appBuild }: Base, app: number): (text: string) => string {
  if (app === 1) return (text) => text;
  const escaped = [...assets, appBuild].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const names = new RegExp(escaped.join("|"), "g");
  const other = appBuild.replace(/^./, String(app % 10)).replace(/.$/, String(Math.floor(app / 10)));
  return (text) => text.replace(names, (name) => (name === appBuild ? other : name.replace(/\.(\w+)$/, `${app}.$1`)));
}

/** Asked for more versions than a test has: known without making them. */
function dateOf(base: Snapshot, version: number): string {
  return new Date(Date.parse(base.date) + version * 86_400_000).toISOString().slice(0, 10);
}

function asVersion(base: Snapshot, version: number): Snapshot {
  const date = (k: number) => dateOf(base, k);
  const numbers = Array.from({ length: version }, (_, index) => index + 1);
  return {
    ...base,
    version,
    date: date(version),
    plan: { ...base.plan, items: base.plan.items.map((item) => ({ ...item, title: `${item.title}〔${version}〕` })) },
    log: numbers.map((k) => ({ version: k, date: date(k), note: `試験の第${k}版`, changes: [] })),
  };
}

async function linkInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (existsSync(to)) return;
  // Another disk cannot be linked to.
  await link(from, to).catch(() => cp(from, to));
}
