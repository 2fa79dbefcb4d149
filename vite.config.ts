import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import { createClassNames, SOURCES } from "./src/build/class-names.ts";

/**
 * In the place of Vite's helper around each `import()`, 0.6 KB of the island: no chunk has a stylesheet to wait for, and
 * what a chunk imports is on the device after the first visit.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

/** What all builds of browser code have in common; `npm run build` drives them: src/build/build.ts. */
export default defineConfig({
  // Nothing is hydrated: documents are static, apps draw what is theirs.
  plugins: [plainImports, solid({ ssr: true, solid: { hydratable: false } })],
  css: {
    modules: { generateScopedName: createClassNames(SOURCES) },
  },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
    manifest: true,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // A schema that nothing checks with is left out: it only describes.
      treeshake: { manualPureFunctions: ["z"] },
    },
    reportCompressedSize: false,
  },
});
