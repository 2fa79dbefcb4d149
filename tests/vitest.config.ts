import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

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
    include: ["tests/**/*.test.{ts,tsx}"],
    // Against hanging: no test is decided by how busy a machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    server: { deps: { inline: [/solid-js/, /solid-query/, /@solidjs/] } },
  },
});
