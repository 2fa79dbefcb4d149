import { expect, it } from "vitest";
import { nameSharedChunk } from "../../src/build/shared-chunk.ts";

/** Modules by id: who imports them, and whether they are loaded on their own. */
const MODULES: Record<string, { importers?: string[]; isRoot?: boolean }> = {
  "/src/app/main.tsx": { isRoot: true },
  "/src/pages/a.tsx": { isRoot: true },
  "/src/pages/b.tsx": { isRoot: true },
  "/src/ui/card.tsx": { importers: ["/src/pages/a.tsx", "/src/pages/b.tsx"] },
  "/src/ui/inner.tsx": { importers: ["/src/ui/card.tsx", "/src/ui/inner-too.tsx"] },
  "/src/ui/inner-too.tsx": { importers: ["/src/ui/inner.tsx"] },
  "/src/ui/own.tsx": { importers: ["/src/pages/a.tsx"] },
  "/src/ui/icon.tsx": { importers: ["/src/app/main.tsx", "/src/pages/a.tsx", "/src/pages/b.tsx"] },
};

const name = (id: string) =>
  nameSharedChunk(["src/app/main.tsx"])(id, {
    getModuleInfo: (asked) => {
      const { importers = [], isRoot = false } = MODULES[asked] ?? {};
      return { importers, dynamicImporters: isRoot ? ["/src/app/main.tsx"] : [], isEntry: false };
    },
  });

it.each([
  { id: "/src/ui/card.tsx", chunk: "parts", what: "what two pages import" },
  { id: "/src/ui/inner.tsx", chunk: "parts", what: "what they import through it, in a circle too" },
  { id: "/src/ui/own.tsx", chunk: null, what: "what one page alone imports" },
  { id: "/src/ui/icon.tsx", chunk: null, what: "what the core holds already" },
])("puts $what into $chunk", ({ id, chunk }) => {
  expect(name(id)).toBe(chunk);
});
