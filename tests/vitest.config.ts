import { defineConfig } from "vitest/config";

const browserBuild = (path: string) => new URL(`../node_modules/solid-js/${path}`, import.meta.url).pathname;

/** Unit, data and component tests; the browser's tests run under Playwright (tests/e2e). */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: {
    // Node would get the build of Solid for servers, which knows no reactivity.
    alias: [
      { find: /^solid-js$/, replacement: browserBuild("dist/solid.js") },
      { find: /^solid-js\/store$/, replacement: browserBuild("store/dist/store.js") },
      { find: /^solid-js\/web$/, replacement: browserBuild("web/dist/web.js") },
    ],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    server: { deps: { inline: [/solid-js/, /solid-query/] } },
  },
});
