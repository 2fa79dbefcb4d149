import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** The tests of layers that are pure: text in, values out, nothing kept in between. */
const PURE = "tests/{domain,words,markup,compile,publish}/**/*.test.{ts,tsx}";

/** Unit, data and component tests; the browser's tests run under Playwright (tests/e2e). */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  plugins: [solid({ hot: false })],
  // As in the browser: Node would get the build of Solid for servers, which knows no reactivity.
  resolve: { conditions: ["browser", "development"] },
  test: {
    // A component test names its own: `@vitest-environment happy-dom`.
    environment: "node",
    // A quarter less work than a process for each file.
    pool: "threads",
    // Against hanging: no test is decided by how busy a machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    server: { deps: { inline: [/solid-js/, /solid-query/, /@solidjs/] } },
    // What a project names is added to what stands above, so the files are named here alone.
    projects: [
      // Modules are loaded once for all files of a thread: half the work of the domain's tests.
      { extends: true, test: { name: "pure", include: [PURE], isolate: false } },
      { extends: true, test: { name: "others", include: ["tests/**/*.test.{ts,tsx}"], exclude: [PURE] } },
    ],
  },
});
