import { PLAN_STORED } from "#markup/events.ts";
import { selectorOf } from "#markup/marks.ts";
import { createTabSignal } from "#storage/tab-signal.ts";
import { onVisitEnded, tellVisitEnded } from "#storage/visit.ts";
import { button, element } from "../elements.ts";
import { check } from "../news.ts";
import { showAppearance } from "./appearance-dialog.ts";
import { keepHere, showPageQr } from "./keep-here.ts";
import { type PresenceWatch, watchPresence } from "./presence.ts";
import { prepareQuestion } from "./question.ts";
import { endVisit, START, takeUpVisit } from "./visit.ts";

// What a device that many people use has on every page (「みんなで使う端末」 in the settings): a bar in the place of the one
// at the bottom, the age of the data in large, and an end to every visit. docs/shared-device.md tells those who run one.
// Its styles (shared-device.css) are there before the page is painted: src/app/before-paint.js asks for them.

/** In the place that the styles have kept with the same words. */
const HOW_TO_RENEW = "週に1回、インターネットにつないで「更新を確認」を押すと、データが新しくなります。";

function showFrame(): void {
  const bar = element(
    "nav",
    { className: "shared-bar", ariaLabel: "この端末" },
    element("a", { href: START }, inParts("はじめの", "画面")),
    button("文字と色", showAppearance),
    element("button", { type: "button", onclick: showPageQr }, inParts("スマホで", "続きを見る")),
    button("使い終わる", leave),
  );
  bar.dataset.noPrint = "";
  document.body.append(bar);
  const age = document.querySelector(selectorOf("check"))?.parentElement;
  age?.append(element("p", {}, HOW_TO_RENEW));
}

/** Words that break between these parts alone (`keep-all` in the styles). */
function inParts(first: string, second: string): HTMLElement {
  return element("span", {}, first, element("wbr", {}), second);
}

/** Ends the visit in every tab. */
function leave(): void {
  tellVisitEnded();
  endVisit();
}

/** By these a visitor shows that they have come; by the others only that they are still there. */
const FIRST_SIGNS = ["pointerdown", "keydown", "wheel", "click", "input"];
const LATER_SIGNS = ["pointermove", "scroll", "focusin"];
/** Least time between two signs that other tabs are told of, in milliseconds. */
const TELL_EVERY_MS = 5_000;

/** Ends the visit when nobody uses the device any more. On a start page that nobody has touched yet there is none to end. */
function watchVisitor(isAwaited: boolean): void {
  let watch: PresenceWatch | undefined;
  let toldAt = 0;
  const tabs = createTabSignal("presence", "presence");
  const question = prepareQuestion(() => watch?.stay(), leave);
  const begin = () => {
    watch ??= watchPresence({ ...question, stays: question.close, goes: leave });
  };
  const note = () => {
    watch?.sign();
    if (!watch || Math.abs(Date.now() - toldAt) < TELL_EVERY_MS) return;
    toldAt = Date.now();
    tabs.send();
  };
  for (const type of FIRST_SIGNS) addEventListener(type, begin, { capture: true, passive: true });
  for (const type of [...FIRST_SIGNS, ...LATER_SIGNS]) addEventListener(type, note, { capture: true, passive: true });
  if (!isAwaited) begin();

  tabs.listen(() => watch?.stay());
  onVisitEnded(endVisit);
  document.addEventListener("visibilitychange", () => watch?.look());
  // A tablet may stand there for weeks: what comes with the line is shown to the next visitor.
  addEventListener("online", () => void check(false));
  document.addEventListener(PLAN_STORED, () => {
    if (!watch) location.reload();
  });
}

// The worker cannot know that the device is shared.
void import("../notices.ts").then(({ endNotices }) => endNotices());
const visit = takeUpVisit();
if (visit !== "leaving") {
  showFrame();
  keepHere();
  watchVisitor(visit === "new" && location.pathname === START);
}
addEventListener("pageshow", ({ persisted }) => {
  // A visit that has ended may have left this page in the browser's memory.
  if (persisted) takeUpVisit();
});
