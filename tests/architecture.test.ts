import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

/** What each layer may import: other layers (or one file of them), and packages. docs/architecture.md, "Layers". */
const LAYERS: Record<string, { layers: string[]; packages: RegExp }> = {
  domain: { layers: [], packages: /^(zod\/mini|diff\/lib\/diff\/array\.js)$/ },
  words: { layers: ["domain"], packages: /^$/ },
  compile: {
    layers: ["domain", "words"],
    packages: /^(zod(\/mini)?|yaml|csv-parse\/.*|fastest-levenshtein|hucre\/xlsx|fflate)$/,
  },
  publish: { layers: ["domain", "words"], packages: /^(zod(\/mini)?|uuid|hucre\/xlsx)$/ },
  // What documents and scripts agree on: types, names of attributes, how a QR code is drawn.
  markup: { layers: ["domain"], packages: /^uqr$/ },
  storage: { layers: ["domain"], packages: /^idb$/ },
  sync: { layers: ["domain", "storage"], packages: /^$/ },
  queries: { layers: ["domain", "words", "storage"], packages: /^(solid-js|@tanstack\/solid-query)$/ },
  ui: { layers: ["domain", "words", "markup"], packages: /^solid-js(\/web)?$/ },
  pages: {
    layers: ["domain", "words", "queries", "ui", "markup", "desk/messages.ts"],
    packages: /^(solid-js(\/web)?|@tanstack\/solid-query)$/,
  },
  app: {
    layers: ["domain", "words", "storage", "sync", "queries", "ui", "pages", "markup", "desk/create-desk.ts"],
    packages: /^(solid-js(\/web)?|@tanstack\/solid-query)$/,
  },
  // What the page for staff does beside itself, in a worker.
  desk: { layers: ["domain", "compile", "publish"], packages: /^$/ },
  island: { layers: ["domain", "words", "storage", "sync", "markup"], packages: /^(chart\.js|workbox-window)$/ },
  worker: {
    layers: ["domain", "words", "storage", "sync", "markup"],
    packages: /^workbox-(precaching|routing|strategies)$/,
  },
  // Pictures show a status as pages do.
  build: { layers: ["domain", "words", "compile", "publish", "markup", "ui/status-drawings.ts"], packages: /./ },
  // What those who keep the data and the host run.
  commands: { layers: ["domain", "words", "compile", "publish", "build"], packages: /^csv-parse\/sync$/ },
  // Of the build, the server knows only the rules for headers.
  serve: { layers: ["build/headers.ts"], packages: /^$/ },
  tools: { layers: ["build", "serve"], packages: /^(@playwright\/test|@resvg\/resvg-js)$/ },
};

interface Import {
  file: string;
  layer: string;
  specifier: string;
}

const SOURCES = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const imports = listImports();

it("imports across layers only as the table allows", () => {
  const wrong = imports.filter(({ layer, specifier }) => {
    const rule = LAYERS[layer];
    const [, path, other] = /^#(([a-z]+)\/.+)/.exec(specifier) ?? [];
    if (path && other) return other === layer || ![other, path].some((it) => rule?.layers.includes(it));
    if (specifier.startsWith(".")) return false;
    return !specifier.startsWith("node:") && !rule?.packages.test(specifier);
  });
  expect(wrong).toEqual([]);
});

it("imports Node's own modules in build, commands, serve and tools alone", () => {
  const onNode = ["build", "commands", "serve", "tools"];
  expect(imports.filter(({ layer, specifier }) => specifier.startsWith("node:") && !onNode.includes(layer))).toEqual(
    [],
  );
});

it("loads nothing from tests/, not even while running", () => {
  const loading = SOURCES.filter((name) =>
    /\b(import|URL)\([^)]*\btests\//.test(readFileSync(join(SRC, name), "utf8")),
  );
  expect(loading).toEqual([]);
});

it("stays inside its layer with relative imports, and writes the ending", () => {
  const wrong = imports.filter(({ file, layer, specifier }) => {
    if (!specifier.startsWith(".")) return false;
    const target = relative(SRC, resolve(dirname(file), specifier));
    return !target.startsWith(`${layer}/`) || !/\.(tsx?|css(\?inline)?)$/.test(specifier);
  });
  expect(wrong).toEqual([]);
});

it("lets no page import another page's folder", () => {
  const wrong = imports.filter(({ file, layer, specifier }) => {
    if (layer !== "pages" || !specifier.startsWith(".")) return false;
    const own = relative(SRC, file).split("/").slice(0, 2).join("/");
    const target = relative(SRC, resolve(dirname(file), specifier));
    return target.split("/").length > 2 && !target.startsWith(`${own}/`);
  });
  expect(wrong).toEqual([]);
});

it("has no import cycles", () => {
  const graph = new Map<string, string[]>();
  for (const { file, specifier } of imports) {
    const target = specifier.startsWith("#") ? join(SRC, specifier.slice(1)) : resolve(dirname(file), specifier);
    if (specifier.startsWith("#") || specifier.startsWith(".")) graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, trail: string[]) => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].map((it) => relative(SRC, it)));
    if (trail.includes(file) || finished.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

it("knows the libraries for workbooks in one file that reads and one that writes", () => {
  const users = imports
    .filter(({ specifier }) => /^(hucre|fflate)/.test(specifier))
    .map(({ file }) => relative(SRC, file));
  expect(new Set(users)).toEqual(new Set(["compile/workbook/read-workbook.ts", "publish/write-workbook.ts"]));
});

/** Static imports of every source file; types vanish from the build, but tie the layers all the same. */
function listImports(): Import[] {
  return SOURCES.flatMap((name) => {
    const text = readFileSync(join(SRC, name), "utf8");
    const found = text.matchAll(/^(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?"([^"]+)"/gm);
    const layer = name.split("/")[0] ?? "";
    return [...found].flatMap(([, specifier]) => (specifier ? [{ file: join(SRC, name), layer, specifier }] : []));
  });
}
