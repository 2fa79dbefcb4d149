import { expect, it } from "vitest";
import { listPrecachedScripts, listPrecachedStyles } from "../../src/build/worker.ts";

it("keeps every script that a page needs, and none that it stands without", () => {
  const scripts = listPrecachedScripts({
    "src/island/island.ts": {
      file: "assets/island-1.js",
      isEntry: true,
      imports: ["_base.js"],
      dynamicImports: ["src/island/draw-trend.ts"],
    },
    "src/island/draw-trend.ts": { file: "assets/draw-trend-1.js" },
    "src/app/apps/following.tsx": { file: "assets/following-1.js", isEntry: true, imports: ["_base.js"] },
    "src/app/apps/staff.tsx": { file: "assets/staff-1.js", isEntry: true, imports: ["_base.js", "_sheet.js"] },
    "_base.js": { file: "assets/base-1.js" },
    "_sheet.js": { file: "assets/sheet-1.js" },
  });
  expect(scripts).toEqual(["assets/base-1.js", "assets/following-1.js", "assets/island-1.js"]);
});

it("keeps every stylesheet once, but for those of an app that is kept at its first use", () => {
  const styles = listPrecachedStyles({
    print: "/assets/print-1.css",
    sharedDevice: "/assets/shared-device-1.css",
    ofPages: { years: ["/assets/Years-1.css", "/assets/shared-1.css"], staff: [] },
    ofApps: { following: ["/assets/shared-1.css"], staff: ["/assets/staff-1.css"] },
  });
  expect(styles).toEqual([
    "assets/print-1.css",
    "assets/shared-device-1.css",
    "assets/Years-1.css",
    "assets/shared-1.css",
  ]);
});
