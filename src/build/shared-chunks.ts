/** What Rolldown tells of a module when it distributes modules to chunks. */
interface Modules {
  getModuleInfo(
    id: string,
  ): { importers: readonly string[]; dynamicImporters: readonly string[]; isEntry: boolean } | null;
}

/**
 * Gathers what several scripts share in nine chunks. Left alone, the bundler makes a file for each set of scripts that
 * share something: thirty requests of half a kilobyte, each of which costs a slow line a round trip, and compresses badly.
 *
 * - `base`: what documents load at once, but for what the list alone needs.
 * - `rules`: plan model and words.
 * - `search`: searching and the words that it knows, for the list and the search alone.
 * - `checks`: what checks a plan that was fetched or stored; whatever only shows the plan does without.
 * - `changes`: what changed and is unread, for the personal list and the news of an item.
 * - `own-words`: the drafts, for the page where they are written and for the file that keeps them.
 * - `handed`: what goes on of a plan before, for readers of one that has followed another.
 * - `hand-over`: what is copied and saved, for settings, drafts and the staff page.
 * - `parts`: Solid, Solid Query and what is drawn with them.
 *
 * @param entries by endings of module ids: `everywhere` is loaded with each document, `list` at once with that of the list,
 * and `apart` shares what it needs with none.
 */
export function nameSharedChunk(entries: { everywhere: string; list: string; apart: string }) {
  const hasRoot = (roots: readonly string[], source: string) => roots.some((root) => root.endsWith(source));
  return (id: string, modules: Modules): string | null => {
    const roots = listRoots(id, modules);
    if (hasRoot(roots, entries.everywhere)) return "base";
    // What only parts of the island share is a small file of its own: with those nine it would bring one of them.
    if (roots.length < 2 || hasRoot(roots, entries.apart) || ISLAND_PARTS.test(id)) return null;
    // The list must not wait for what is drawn with Solid.
    if (hasRoot(roots, entries.list)) return "base";
    if (SEARCH.test(id)) return "search";
    if (CHECKS.test(id)) return "checks";
    if (CHANGES.test(id)) return "changes";
    if (OWN_WORDS.test(id)) return "own-words";
    if (HANDED.test(id)) return "handed";
    if (HAND_OVER.test(id)) return "hand-over";
    return RULES.test(id) ? "rules" : "parts";
  };
}

const ISLAND_PARTS = /\/src\/island\//;
const SEARCH = /\/src\/(domain|queries)\/(plan-)?search\.ts|\/src\/words\/ja\/(everyday-words|readings|vocabulary)\.ts/;
const CHECKS = /\/src\/(domain\/(snapshot|plan|handover|unread-document)|storage\/(check-snapshot|snapshots))\.ts/;
const CHANGES = /\/src\/(domain\/(changes|unread)|words\/ja\/change)\.ts/;
const OWN_WORDS = /\/src\/(domain|storage)\/drafts?\.ts/;
const HANDED = /\/src\/(domain|storage|words\/ja)\/handed-follows\.ts/;
const HAND_OVER = /\/src\/(pages\/(copy-text|save-file|settings\/part-missing)|domain\/today)\.ts/;
const RULES =
  /\/src\/(domain|words|storage|sync)\/|\/src\/queries\/(plan-state|plan-view)\.ts|\/src\/app\/plan-source|\/zod\//;

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
