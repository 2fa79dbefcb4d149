import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { createClassNames, SOURCES } from "./src/build/class-names.ts";

/** What all builds of browser code have in common; `npm run build` drives them: src/build/build.ts. */
export default defineConfig({
  // Nothing is hydrated: documents are static, apps draw what is theirs.
  plugins: [solid({ ssr: true, solid: { hydratable: false } })],
  css: {
    modules: { generateScopedName: createClassNames(SOURCES) },
  },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // A schema that nothing checks with is left out: it only describes.
      treeshake: { manualPureFunctions: ["z"] },
    },
    reportCompressedSize: false,
  },
});
