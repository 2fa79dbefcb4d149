import { transform } from "lightningcss";
import type { Plugin, Rollup } from "vite";

/** The app and the pages that most readers see first. */
const FIRST_CHUNKS = ["main", "HomePage", "ItemPage", "ItemsPage"];

/** Where the build finds the inlined styles; the file does not stay in the site. */
export const INLINE_STYLES = "inline.css";

/** The chunks that a first page or the app itself cannot do without: theirs, and every one that those import. */
function listFirstChunks(bundle: Rollup.OutputBundle): Set<Rollup.OutputChunk> {
  const first = new Set<Rollup.OutputChunk>();
  const add = (chunk: Rollup.OutputAsset | Rollup.OutputChunk | undefined) => {
    if (chunk?.type !== "chunk" || first.has(chunk)) return;
    first.add(chunk);
    for (const file of chunk.imports) add(bundle[file]);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === "chunk" && FIRST_CHUNKS.includes(chunk.name)) add(chunk);
  }
  return first;
}

/**
 * Gathers the stylesheets of the first pages and of what they use into one file to inline, the same in every document:
 * the Content Security Policy names its hash. The app's chunks forget them, as a document has them already and no chunk
 * may wait for them. Other pages link to theirs.
 */
export function gatherInlineStyles(): Plugin {
  return {
    name: "gather-inline-styles",
    apply: "build",
    generateBundle: {
      // Before Vite writes down which stylesheets each import has to wait for.
      order: "pre",
      handler(_, bundle) {
        const gathered = new Set<string>();
        for (const chunk of listFirstChunks(bundle)) {
          for (const file of chunk.viteMetadata?.importedCss ?? []) {
            gathered.add(file);
            chunk.viteMetadata?.importedCss.delete(file);
          }
        }
        if (gathered.size === 0) return;
        // The app's own, with the tokens, comes before those of the parts that build on it.
        const inOrder = [...gathered].sort((a, b) => Number(isAppStyle(b)) - Number(isAppStyle(a)) || (a < b ? -1 : 1));
        const css = inOrder.map((file) => {
          const asset = bundle[file];
          delete bundle[file];
          return asset?.type === "asset" ? asset.source.toString() : "";
        });
        this.emitFile({ type: "asset", fileName: INLINE_STYLES, source: slimStyles(css.join("")) });
      },
    },
  };
}

function isAppStyle(file: string): boolean {
  return /\/main-[\w-]+\.css$/.test(file);
}

/** Minified styles without the custom properties that no rule uses. */
export function slimStyles(css: string): string {
  return transform({ filename: INLINE_STYLES, code: Buffer.from(dropUnused(css)), minify: true }).code.toString();
}

/** Again and again, since one property may be used by another. */
function dropUnused(css: string): string {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
  const slim = css.replace(/(--[\w-]+):[^;{}]*(;|(?=\}))/g, (whole, name) => (used.has(name) ? whole : ""));
  return slim === css ? css : dropUnused(slim);
}
