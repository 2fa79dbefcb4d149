import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { injectManifest } from "workbox-build";
import { bundleWorker, type StyleBundle } from "./bundles.ts";
import { filesOf, listReachable, type ViteManifest } from "./vite-manifest.ts";

/**
 * Sources whose chunks are kept at their first use instead: few readers need the staff pages, and where Chart.js has not
 * come yet, plain bars show every figure.
 */
const KEPT_AT_FIRST_USE = [/^src\/pages\/staff\//, /^src\/app\/apps\/staff\.tsx$/, /^src\/island\/draw-trend\.ts$/];

export interface WorkerOptions {
  /** The site without its worker; receives `sw.js` and `kill-switch.js`. */
  distDir: string;
  /** Vite's manifest of the client build. */
  manifest: ViteManifest;
  /** Stylesheets that documents link to, relative to `distDir`. */
  stylesheets: readonly string[];
  /** Names this build, as in the pages' `<meta name="app-build">`. */
  appBuild: string;
  /** Ids of the plans that the site shows, the current one first. */
  plans: readonly string[];
  /** Address of the renderer. */
  renderer: string;
}

/** Every script that a document can come to need, except what is kept at its first use. */
export function listPrecachedScripts(manifest: ViteManifest): string[] {
  const isKeptLater = (source: string) => KEPT_AT_FIRST_USE.some((pattern) => pattern.test(source));
  const entries = Object.keys(manifest).filter((source) => manifest[source]?.isEntry && !isKeptLater(source));
  return filesOf(manifest, listReachable(manifest, entries, { dynamic: true, except: isKeptLater })).sort();
}

/** Every stylesheet that a document can come to need, each once, relative to the site. */
export function listPrecachedStyles({
  print,
  sharedDevice,
  ofPages,
  ofApps,
}: Pick<StyleBundle, "print" | "sharedDevice" | "ofPages" | "ofApps">): string[] {
  const isKeptLater = (app: string) => KEPT_AT_FIRST_USE.some((pattern) => pattern.test(`src/app/apps/${app}.tsx`));
  const apps = Object.keys(ofApps).filter((app) => !isKeptLater(app));
  const addresses = [
    print,
    sharedDevice,
    ...Object.values(ofPages).flat(),
    ...apps.flatMap((app) => ofApps[app] ?? []),
  ];
  return [...new Set(addresses)].map((address) => address.slice(1));
}

/**
 * Bundles the service worker with the list of its files. Neither documents nor data are among them: a document is
 * rendered from the data on the device, so that publishing data is no new version of the app.
 * @returns what the worker keeps from its installation on, relative to `distDir`: the list, and the renderer.
 */
export async function buildWorker(options: WorkerOptions): Promise<string[]> {
  const { distDir, manifest, stylesheets, appBuild, plans, renderer } = options;
  const precached = ["manifest.webmanifest", ...stylesheets, ...listPrecachedScripts(manifest)].sort();
  const workerFile = join(distDir, "sw.js");
  await bundleWorker("service-worker", workerFile, {
    __APP_BUILD__: appBuild,
    __RENDERER__: renderer,
    __RENDERER_INTEGRITY__: await integrityOf(join(distDir, renderer)),
    __PLANS__: plans,
  });
  const { warnings } = await injectManifest({
    swSrc: workerFile,
    swDest: workerFile,
    globDirectory: distDir,
    globPatterns: precached,
    // Their names carry the hash of their content already.
    dontCacheBustURLsMatching: /^\/assets\//,
    modifyURLPrefix: { "": "/" },
    maximumFileSizeToCacheInBytes: 1_000_000,
    // A file that a host or a portal has altered, or that was cut off on its way, is refused by the browser.
    manifestTransforms: [
      async (entries) => ({
        manifest: await Promise.all(
          entries.map(async (entry) => ({ ...entry, integrity: await integrityOf(join(distDir, entry.url)) })),
        ),
      }),
    ],
  });
  if (warnings.length > 0) throw new Error(`オフライン用の一覧を作れません。\n${warnings.join("\n")}`);
  await bundleWorker("kill-switch", join(distDir, "kill-switch.js"), {});
  return [...precached, renderer.slice(1)];
}

/** As Subresource Integrity writes a hash: https://www.w3.org/TR/SRI/ */
async function integrityOf(file: string): Promise<string> {
  return `sha256-${createHash("sha256")
    .update(await readFile(file))
    .digest("base64")}`;
}
