import type { Manifest } from "vite";

/** Vite's list of what it built, by source file. */
export type ViteManifest = Manifest;

interface ReachOptions {
  /** Follow `import()` too, not only what loads together. */
  dynamic?: boolean;
  /** Sources to leave out, with what only they need. */
  except?: (source: string) => boolean;
}

/** The keys of every chunk that loads with the given ones, themselves included. */
export function listReachable(
  manifest: ViteManifest,
  from: readonly string[],
  { dynamic = false, except = () => false }: ReachOptions = {},
): string[] {
  const found = new Set<string>();
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk || found.has(key) || except(key)) continue;
    found.add(key);
    waiting.push(...(chunk.imports ?? []), ...(dynamic ? (chunk.dynamicImports ?? []) : []));
  }
  return [...found];
}

/** The files of chunks, scripts and styles, each once. */
export function filesOf(manifest: ViteManifest, keys: readonly string[]): string[] {
  const files = keys.flatMap((key) => {
    const chunk = manifest[key];
    return chunk ? [chunk.file, ...(chunk.css ?? [])] : [];
  });
  return [...new Set(files)].filter((file) => /\.(js|css)$/.test(file));
}
