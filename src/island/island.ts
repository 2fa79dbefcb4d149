import { selectorOf } from "#markup/marks.ts";
import { isShared } from "#storage/settings.ts";
import { drawCharts } from "./charts.ts";
import { showFollows } from "./follows.ts";
import { watchNews } from "./news.ts";
import { drawCodes } from "./qr-codes.ts";
import { answerTaps } from "./taps.ts";
import { whenIdle } from "./when-idle.ts";
import { registerWorker, reloadOnTakeOver } from "./worker-registration.ts";

// What answers on every page. The documents are whole without it; it finds its places by #markup/marks.ts.
answerTaps();
showFollows();
reloadOnTakeOver();
drawCharts();
drawCodes();
if (/ Line\//.test(navigator.userAgent)) void import("./in-line.ts");
const notices = document.querySelector<HTMLElement>(selectorOf("notices"));
if (notices) void import("./notices.ts").then(({ showNotices }) => showNotices(notices));
if (isShared()) void import("./shared-device/shared-device.ts");
addEventListener("load", () => {
  whenIdle(watchNews);
  whenIdle(() => void registerWorker());
});
