import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, type InlineConfig, type Rollup } from "vite";
import { nameSharedChunk } from "./shared-chunks.ts";
import {
  dropStyles,
  FIRST_PAGES,
  gatherInlineStyles,
  inlineStylesOf,
  PRINT_STYLES,
  slimStyles,
} from "./stylesheets.ts";
import { filesOf, listReachable, type ViteManifest } from "./vite-manifest.ts";

export const ISLAND = "src/island/island.ts";
/** The app of the list of items, and what draws charts. */
export const LIST = "src/app/apps/items.ts";
const CHART = "src/island/draw-trend.ts";
const APPS = "src/app/apps";
const PAGES = "src/pages";
const SHARED_DEVICE_STYLES = "src/island/shared-device/shared-device.css";

/** A script entry of the documents, with what it imports, as addresses. */
interface BuiltScript {
  script: string;
  modules: string[];
}

export interface ClientBundle {
  manifest: ViteManifest;
  island: BuiltScript;
  /** By the name of the app's file. */
  apps: Record<string, BuiltScript>;
}

/** Builds what documents load as scripts: the island and the apps. The site's folder is made anew. */
export async function buildClient(outDir: string): Promise<ClientBundle> {
  const sources = readdirSync(APPS).filter((file) => /\.tsx?$/.test(file));
  const appSource = (file: string) => `${APPS}/${file}`;
  await build({
    logLevel: "warn",
    plugins: [dropStyles()],
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: [ISLAND, ...sources.map(appSource)],
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: nameSharedChunk({ everywhere: ISLAND, list: LIST, apart: CHART }) }],
          },
        },
      },
    },
  });
  const manifest = await takeManifest(outDir);
  const scriptOf = (source: string): BuiltScript => {
    const [script = "", ...modules] = filesOf(manifest, listReachable(manifest, [source])).map((file) => `/${file}`);
    return { script, modules };
  };
  const apps = Object.fromEntries(sources.map((file) => [nameOfApp(file), scriptOf(appSource(file))]));
  return { manifest, island: scriptOf(ISLAND), apps };
}

export interface StyleBundle {
  /** To inline in a document. */
  inline: string;
  /** To inline in its place, by the page's name: what a first page needs. */
  inlineOfPages: Record<string, string>;
  /** Addresses of what a page's document links to beside it, by the page's name. */
  ofPages: Record<string, string[]>;
  /** The same of what an app draws, by its name. */
  ofApps: Record<string, string[]>;
  /** Address of the rules for paper that belong to what is inlined. */
  print: string;
  /** Address of what a shared device has besides. */
  sharedDevice: string;
}

/**
 * Builds the stylesheets, from the sources of all pages and apps, into the site. Class names depend on the sources alone
 * (class-names.ts), so that every build has the same.
 */
export async function buildStyles(outDir: string, workDir: string): Promise<StyleBundle> {
  const pages = readdirSync(PAGES, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[a-z-]+\/[A-Z]\w*Page\.tsx$/.test(file))
    .map((file) => `${PAGES}/${file}`);
  const apps = readdirSync(APPS)
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => `${APPS}/${file}`);
  const folder = join(workDir, "styles");
  await build({
    logLevel: "warn",
    publicDir: false,
    plugins: [gatherInlineStyles()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Without its exports an entry would lose the styles that only they use.
      rolldownOptions: {
        input: ["src/app/Shell.tsx", "src/ui/Breadcrumb.tsx", ...pages, ...apps],
        preserveEntrySignatures: "strict",
      },
    },
  });
  const manifest = await takeManifest(folder);
  const inlineOf = (page?: string) => readFile(join(folder, inlineStylesOf(page)), "utf8");
  const inlineOfPages: Record<string, string> = {};
  for (const page of FIRST_PAGES) {
    const source = pages.find((file) => file.endsWith(`/${page}.tsx`));
    if (source) inlineOfPages[nameOfPage(source)] = await inlineOf(page);
  }
  const stylesOf = (source: string) =>
    filesOf(manifest, listReachable(manifest, [source])).filter((file) => file.endsWith(".css"));
  for (const file of new Set([...pages, ...apps].flatMap(stylesOf))) {
    await mkdir(dirname(join(outDir, file)), { recursive: true });
    await cp(join(folder, file), join(outDir, file));
  }
  await mkdir(join(outDir, "assets"), { recursive: true });
  const emit = async (name: string, css: string) => {
    const file = `assets/${name}-${createHash("sha256").update(css).digest("hex").slice(0, 8)}.css`;
    await writeFile(join(outDir, file), css);
    return `/${file}`;
  };
  const addresses = (source: string) => stylesOf(source).map((file) => `/${file}`);
  return {
    inline: await inlineOf(),
    inlineOfPages,
    ofPages: Object.fromEntries(pages.map((source) => [nameOfPage(source), addresses(source)])),
    ofApps: Object.fromEntries(apps.map((source) => [nameOfApp(source), addresses(source)])),
    print: await emit("print", await readFile(join(folder, PRINT_STYLES), "utf8")),
    sharedDevice: await emit("shared", slimStyles(await readFile(SHARED_DEVICE_STYLES, "utf8"))),
  };
}

/** Bundles the renderer (src/app/renderer.ts): a classic script that leaves the global `renderer`. */
export async function bundleRenderer(): Promise<string> {
  return (await bundleRendering("src/app/renderer.ts", "renderer")).code;
}

/** Bundles the portable edition (src/app/portable): a classic script that leaves the global `portable`, and its styles. */
export function bundlePortable(): Promise<{ code: string; css: string }> {
  return bundleRendering("src/app/portable/portable.tsx", "portable");
}

/** Bundles what renders documents as text: a classic script with one global, and the styles of all that it renders. */
async function bundleRendering(source: string, name: string): Promise<{ code: string; css: string }> {
  const config: InlineConfig = {
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    ssr: { noExternal: true },
    build: {
      write: false,
      // Slower than Vite's own, and 1.6 KB smaller; of the apps, which share more, it makes next to nothing.
      minify: "terser",
      terserOptions: { compress: { passes: 3 } },
      manifest: false,
      cssCodeSplit: false,
      ssr: source,
      ssrEmitAssets: true,
      rolldownOptions: {
        input: source,
        treeshake: { propertyReadSideEffects: false, manualPureFunctions: ["z"] },
        output: { format: "iife", name },
      },
    },
  };
  const outputs = listOutputs(await build(config));
  const css = outputs.find((one) => one.type === "asset" && one.fileName.endsWith(".css"));
  return { code: codeOf(outputs, name), css: css?.type === "asset" ? css.source.toString() : "" };
}

function listOutputs(result: Awaited<ReturnType<typeof build>>): (Rollup.OutputAsset | Rollup.OutputChunk)[] {
  return (Array.isArray(result) ? result : [result]).flatMap((one) => ("output" in one ? one.output : []));
}

function codeOf(outputs: readonly (Rollup.OutputAsset | Rollup.OutputChunk)[], name: string): string {
  const chunk = outputs.find((one) => one.type === "chunk");
  if (chunk?.type !== "chunk") throw new Error(`${name}: nothing was built`);
  return chunk.code;
}

/** Vite's manifest, taken out of the folder that it describes. */
async function takeManifest(outDir: string): Promise<ViteManifest> {
  const folder = join(outDir, ".vite");
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  await rm(folder, { recursive: true });
  return manifest;
}

/** Bundles a worker as a classic script: one that ends in `export` fails to start, silently. */
export async function bundleWorker(
  name: "service-worker" | "kill-switch",
  outFile: string,
  constants: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const define = Object.entries(constants).map(([constant, value]) => [constant, JSON.stringify(value)]);
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { ...Object.fromEntries(define), "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: `src/worker/${name}.ts`, output: { format: "iife" } },
    },
  });
  await writeFile(outFile, codeOf(listOutputs(result), name));
}

/** `src/pages/not-found/NotFoundPage.tsx` is the page `notFound`. */
function nameOfPage(source: string): string {
  const folder = source.slice(PAGES.length + 1).split("/")[0] ?? "";
  return folder.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function nameOfApp(source: string): string {
  return /([\w-]+)\.tsx?$/.exec(source)?.[1] ?? source;
}
