import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Rule, transform, type Visitor } from "lightningcss";
import type { Plugin, Rollup } from "vite";
import { SOURCES } from "./class-names.ts";

/** What stands around every page, as chunks of the stylesheet build. */
const FRAME = ["Shell", "Breadcrumb"];

/** The pages that most readers see first. */
export const FIRST_PAGES = ["HomePage", "ItemPage", "ItemsPage"];

/** Where the build finds what is inlined, for all pages and for a first page; the files do not stay in the site. */
export const inlineStylesOf = (page?: string) => (page ? `inline-${page}.css` : "inline.css");

/** Where the build finds the rules for paper of all that is inlined. */
export const PRINT_STYLES = "print.css";

/** The stylesheets of some chunks and of everything that they import; the frame's own, with the tokens, come first. */
function listStyles(bundle: Rollup.OutputBundle, names: readonly string[]): string[] {
  const chunks = new Set<Rollup.OutputChunk>();
  const add = (chunk: Rollup.OutputAsset | Rollup.OutputChunk | undefined) => {
    if (chunk?.type !== "chunk" || chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const file of chunk.imports) add(bundle[file]);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === "chunk" && names.includes(chunk.name)) add(chunk);
  }
  const files = new Set([...chunks].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  return [...files].sort((a, b) => Number(isFrameStyle(b)) - Number(isFrameStyle(a)) || (a < b ? -1 : 1));
}

/**
 * Gathers the stylesheets of frame and first pages into what documents inline: a first page what it needs itself, any
 * other page what they share with it, and it links to its own besides. The Content Security Policy names the hash of each.
 * The rules for paper of all of them are one file, which every document links to and no screen waits for.
 */
export function gatherInlineStyles(): Plugin {
  return {
    name: "gather-inline-styles",
    generateBundle: {
      // Before Vite writes down which stylesheets each chunk has.
      order: "pre",
      handler(_, bundle) {
        const entries = Object.values(bundle).flatMap((one) => (one.type === "chunk" && one.isEntry ? one.name : []));
        const others = entries.filter((name) => !FIRST_PAGES.includes(name)).map((name) => listStyles(bundle, [name]));
        const ofFirst = listStyles(bundle, [...FRAME, ...FIRST_PAGES]);
        // What a first page or another one has as well; the rest is linked by the one page that has it.
        const shared = listStyles(bundle, entries).filter((file) => {
          const count = others.filter((files) => files.includes(file)).length;
          return count > 1 || (count === 1 && ofFirst.includes(file));
        });
        const join = (files: readonly string[]) => {
          const sources = files.map((file) => bundle[file]);
          return slimStyles(sources.map((asset) => (asset?.type === "asset" ? asset.source.toString() : "")).join(""));
        };
        const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
        for (const page of FIRST_PAGES) {
          emit(inlineStylesOf(page), splitPrint(join(listStyles(bundle, [...FRAME, page]))).screen);
        }
        emit(inlineStylesOf(), splitPrint(join(shared)).screen);
        const inlined = [...new Set([...ofFirst, ...shared])];
        emit(PRINT_STYLES, splitPrint(join(inlined)).print);
        for (const file of inlined) {
          delete bundle[file];
          for (const chunk of Object.values(bundle)) {
            if (chunk.type === "chunk") chunk.viteMetadata?.importedCss.delete(file);
          }
        }
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

/** Parts styles into what a screen needs, and the rules for paper, which wait for nobody to read the page; both minified. */
export function splitPrint(css: string): { screen: string; print: string } {
  const screen = transformStyles(css, { Rule: (rule) => (isForPaper(rule) ? [] : undefined) });
  let isInside = false;
  const onPaper = transformStyles(css, {
    Rule(rule) {
      if (isInside) return undefined;
      isInside = isForPaper(rule);
      return isInside ? undefined : [];
    },
    RuleExit(rule) {
      if (isForPaper(rule)) isInside = false;
    },
  });
  // `@media all` is left out by minifying.
  const print = transformStyles(onPaper, {
    MediaQuery: (query) => (query.mediaType === "print" ? { ...query, mediaType: "all" } : undefined),
  });
  return { screen, print };
}

/** Whether a rule is `@media print`, without a condition. */
function isForPaper(rule: Rule): boolean {
  if (rule.type !== "media") return false;
  return rule.value.query.mediaQueries.every(
    ({ qualifier, mediaType, condition }) => !qualifier && mediaType === "print" && !condition,
  );
}

function transformStyles(css: string, visitor: Visitor<never>, unusedSymbols: string[] = []): string {
  const code = Buffer.from(css);
  return transform({ filename: inlineStylesOf(), code, minify: true, visitor, unusedSymbols }).code.toString();
}

/** Custom properties that drawings in the markup use; no rule tells of them. */
const USED_IN_MARKUP = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .flatMap((file) => [...readFileSync(join(SOURCES, file), "utf8").matchAll(/var\((--[\w-]+)/g)])
  .flatMap(([, name]) => name ?? []);

/** Minified styles without the custom properties that no rule uses. */
export function slimStyles(css: string): string {
  const declared = new Set<string>();
  const used = new Set(USED_IN_MARKUP);
  const code = transformStyles(css, {
    Declaration: {
      // Properties that Lightning CSS does not know come here too.
      custom: ({ name }) => void (name.startsWith("--") && declared.add(name)),
    },
    Variable: ({ name }) => void used.add(name.ident),
  });
  const unusedSymbols = [...declared].filter((name) => !used.has(name));
  // Again, since what went may have been all that used another.
  return unusedSymbols.length === 0 ? code : slimStyles(transformStyles(code, {}, unusedSymbols));
}
