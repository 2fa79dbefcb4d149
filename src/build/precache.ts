import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { injectManifest } from "workbox-build";
import { brotli } from "./compress.ts";
import { filesOf, listReachable, readViteManifest, type ViteManifest } from "./vite-manifest.ts";

/** Sources whose chunks are kept at their first use instead: few readers need them. */
const NOT_PRECACHED = [/^src\/pages\/staff\//, /^src\/words\/(?!ja\/)[a-z]+\//];

export interface WorkerOptions {
  /** The built and prerendered site; receives `sw.js` and `kill-switch.js`. */
  distDir: string;
  /** Vite's manifest of the client build. */
  manifestPath: string;
  /** Names this build, as in the pages' `<meta name="app-build">`. */
  appBuild: string;
  /** Files of `dist/` to keep besides scripts and styles, such as the icons that the app shows itself. */
  files?: readonly string[];
}

/** What the worker keeps from its installation on. */
export interface Precache {
  /** Relative to `dist/`, sorted. */
  files: string[];
  /** Sum of their sizes, compressed by brotli. */
  brotliBytes: number;
}

/** Every script and style that the app can come to need, except what is kept at its first use. */
export function listPrecachedAssets(manifest: ViteManifest): string[] {
  const isKeptLater = (source: string) => NOT_PRECACHED.some((pattern) => pattern.test(source));
  const entries = Object.keys(manifest).filter((source) => manifest[source]?.isEntry && !isKeptLater(source));
  const sources = listReachable(manifest, entries, { dynamic: true, except: isKeptLater });
  return filesOf(manifest, sources).sort();
}

/**
 * Bundles the service worker and writes the list of its files into it. Call it last: after prerendering,
 * because the list holds the hash of the shell, and before compressing.
 */
export async function buildWorker({ distDir, manifestPath, appBuild, files = [] }: WorkerOptions): Promise<Precache> {
  const manifest = await readViteManifest(manifestPath);
  const precached = ["shell.html", "manifest.webmanifest", ...files, ...listPrecachedAssets(manifest)];
  const outDir = await mkdtemp(join(tmpdir(), "worker-"));
  try {
    await bundle("service-worker", "sw", outDir, appBuild);
    const { warnings } = await injectManifest({
      swSrc: join(outDir, "sw.js"),
      swDest: join(distDir, "sw.js"),
      globDirectory: distDir,
      globPatterns: precached,
      // Their names carry the hash of their content already: what the page has just fetched comes from the browser's cache.
      dontCacheBustURLsMatching: /^\/(assets|icons)\//,
      modifyURLPrefix: { "": "/" },
      maximumFileSizeToCacheInBytes: 1_000_000,
      // For the worker to tell a file that was cut off on its way from a whole one.
      manifestTransforms: [
        async (entries) => ({ manifest: entries.map((entry) => Object.assign(entry, { bytes: entry.size })) }),
      ],
    });
    if (warnings.length > 0) throw new Error(`オフライン用の一覧を作れません。\n${warnings.join("\n")}`);
    await bundle("kill-switch", "kill-switch", distDir, appBuild);
  } finally {
    await rm(outDir, { recursive: true });
  }
  const sizes = await Promise.all(
    precached.map(async (file) => (await brotli(await readFile(join(distDir, file)))).length),
  );
  return { files: precached.sort(), brotliBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function bundle(source: string, name: string, outDir: string, appBuild: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    // Not the app's public folder, again.
    publicDir: false,
    define: { __APP_BUILD__: JSON.stringify(appBuild), "process.env.NODE_ENV": '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      rolldownOptions: {
        input: `src/worker/${source}.ts`,
        // A classic script: a worker that ends in `export` fails to start, silently.
        output: { format: "iife", entryFileNames: `${name}.js` },
      },
    },
  });
}
