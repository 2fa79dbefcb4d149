/** What Rolldown tells of a module when it distributes modules to chunks. */
interface Modules {
  getModuleInfo(
    id: string,
  ): { importers: readonly string[]; dynamicImporters: readonly string[]; isEntry: boolean } | null;
}

/**
 * Gathers what several pages share, and the app's core does not hold, in one chunk. Left alone, the bundler makes a file
 * for each set of pages that share something: twenty requests of half a kilobyte, each of which costs a slow line a
 * round trip when the worker is installed, and compresses badly.
 *
 * @param core what is loaded before any page: endings of module ids.
 */
export function nameSharedChunk(core: readonly string[]): (id: string, modules: Modules) => string | null {
  return (id, modules) => {
    const roots = listRoots(id, modules);
    const isCore = roots.some((root) => core.some((ending) => root.endsWith(ending)));
    return !isCore && roots.length > 1 ? "parts" : null;
  };
}

/** The modules that are loaded on their own and bring `id` with them. */
function listRoots(id: string, modules: Modules): string[] {
  const seen = new Set([id]);
  const roots: string[] = [];
  for (const one of seen) {
    const info = modules.getModuleInfo(one);
    if (!info) continue;
    if (info.isEntry || info.dynamicImporters.length > 0) roots.push(one);
    for (const importer of info.importers) seen.add(importer);
  }
  return roots;
}
