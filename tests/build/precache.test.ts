import { expect, it } from "vitest";
import { listPrecachedAssets } from "../../src/build/precache.ts";

it("keeps every chunk and style that a reader can need, and none that only few do", () => {
  const assets = listPrecachedAssets({
    "src/app/island.ts": { file: "assets/island-1.js", isEntry: true, dynamicImports: ["src/app/main.tsx"] },
    "src/app/main.tsx": {
      file: "assets/main-1.js",
      css: ["assets/main-1.css"],
      isDynamicEntry: true,
      dynamicImports: ["src/pages/item/ItemPage.tsx", "src/pages/staff/StaffPage.tsx", "src/words/en/words.ts"],
    },
    "src/pages/item/ItemPage.tsx": { file: "assets/ItemPage-1.js", dynamicImports: ["src/ui/TrendChart.tsx"] },
    "src/ui/TrendChart.tsx": { file: "assets/TrendChart-1.js" },
    "src/pages/staff/StaffPage.tsx": { file: "assets/StaffPage-1.js", imports: ["_sheet.js"] },
    "_sheet.js": { file: "assets/sheet-1.js" },
    "src/words/en/words.ts": { file: "assets/words-1.js" },
  });
  expect(assets).toEqual([
    "assets/ItemPage-1.js",
    "assets/TrendChart-1.js",
    "assets/island-1.js",
    "assets/main-1.css",
    "assets/main-1.js",
  ]);
});

it("keeps what a staff page shares with the app", () => {
  const assets = listPrecachedAssets({
    "src/app/main.tsx": {
      file: "assets/main-1.js",
      isEntry: true,
      imports: ["_card.js"],
      dynamicImports: ["src/pages/staff/StaffPage.tsx"],
    },
    "src/pages/staff/StaffPage.tsx": { file: "assets/StaffPage-1.js", imports: ["_card.js"] },
    "_card.js": { file: "assets/card-1.js" },
  });
  expect(assets).toEqual(["assets/card-1.js", "assets/main-1.js"]);
});
