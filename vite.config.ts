import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { createClassNames, SOURCES } from "./src/build/class-names.ts";
import { serveData } from "./src/build/serve-data.ts";
import { nameSharedChunk } from "./src/build/shared-chunk.ts";
import { gatherInlineStyles } from "./src/build/styles.ts";

/**
 * Client build (default), server entry for prerendering (`ssr`), and the development server.
 * `npm run build` drives the builds: src/build/build.ts.
 */
export default defineConfig({
  plugins: [
    // No hydration: the app draws the prerendered markup anew and takes its place (docs/decisions.md).
    solid({ ssr: true, solid: { hydratable: false } }),
    serveData("data"),
    gatherInlineStyles(),
  ],
  css: {
    modules: { generateScopedName: createClassNames(SOURCES) },
  },
  ssr: { noExternal: true },
  server: { watch: { ignored: ["**/.cache/**", "**/dist/**", "**/test-results/**"] } },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      input: "src/app/island.ts",
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          // What the shared parts need may be the core's.
          includeDependenciesRecursively: false,
          groups: [
            {
              name: nameSharedChunk(["src/app/island.ts", "src/app/main.tsx"]),
              debugName: "parts",
              minShareCount: 2,
            },
          ],
        },
      },
    },
    reportCompressedSize: false,
  },
});
