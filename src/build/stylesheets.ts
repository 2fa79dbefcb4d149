import { transform } from "lightningcss";
import type { Plugin, Rollup } from "vite";

/** The frame, and the pages that most readers see first, as chunks of the stylesheet build. */
const FIRST_CHUNKS = ["Shell", "HomePage", "ItemPage", "ItemsPage"];

/** Where the build finds the inlined styles; the file does not stay in the site. */
export const INLINE_STYLES = "inline.css";

/** Every chunk that a first page needs, itself and what it imports. */
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
 * the Content Security Policy names its hash. Other pages link to theirs.
 */
export function gatherInlineStyles(): Plugin {
  return {
    name: "gather-inline-styles",
    generateBundle: {
      // Before Vite writes down which stylesheets each chunk has.
      order: "pre",
      handler(_, bundle) {
        const gathered = new Set<string>();
        for (const chunk of listFirstChunks(bundle)) {
          for (const file of chunk.viteMetadata?.importedCss ?? []) {
            gathered.add(file);
            chunk.viteMetadata?.importedCss.delete(file);
          }
        }
        // The frame's own, with the tokens, comes before those of the parts that build on it.
        const inOrder = [...gathered].sort(
          (a, b) => Number(isFrameStyle(b)) - Number(isFrameStyle(a)) || (a < b ? -1 : 1),
        );
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

function isFrameStyle(file: string): boolean {
  return /\/Shell-[\w-]+\.css$/.test(file);
}

/** Documents link to every stylesheet they need, so that scripts bring none. */
export function dropStyles(): Plugin {
  return {
    name: "drop-styles",
    generateBundle: {
      order: "pre",
      handler(_, bundle) {
        for (const [file, output] of Object.entries(bundle)) {
          if (output.type === "chunk") output.viteMetadata?.importedCss.clear();
          else if (file.endsWith(".css")) delete bundle[file];
        }
      },
    },
  };
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
