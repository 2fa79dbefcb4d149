import { type Mark, selectorOf } from "#markup/marks.ts";
import { readLocal } from "#storage/local.ts";
import { say } from "./age-line.ts";
import { followTapped, paint, toggleFollow } from "./follows.ts";
import { check } from "./news.ts";
import { showNextPart } from "./parts.ts";
import { untell } from "./told.ts";

/** What a tap on a marked element does. */
const ANSWERS: Partial<Record<Mark, (tapped: HTMLElement) => unknown>> = {
  follow: toggleFollow,
  // Fetched by the tap: few pages are handed on.
  share: (tapped) => import("./share.ts").then(({ share }) => share(tapped)),
  check: () => check(true),
  // A reload keeps the place, and what was typed.
  show: () => location.reload(),
  more: showNextPart,
  freshClose: () => untell("fresh"),
  // Their part has come: it made the offer.
  updateAccept: () => import("./installations.ts").then(({ acceptUpdate }) => acceptUpdate()),
  // The next visit asks again.
  updateLater: () => untell("update"),
};

/** Answers every tap from now on, and those that came before this script did (src/app/before-paint.js). */
export function answerTaps(): void {
  const { taps } = window as unknown as { taps: EventTarget[] };
  // That this script had not come is over.
  say("");
  followTapped();
  // Once each: who taps again while nothing happens means the same.
  for (const tapped of new Set(taps)) answer(tapped);
  taps.push = (tapped) => {
    answer(tapped as EventTarget);
    return 0;
  };
  const atFirst = chosen();
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (chosen() === atFirst) paint();
    else location.reload();
  });
  // In another tab.
  addEventListener("storage", ({ key }) => key === "shared" && location.reload());
}

/** What holds from a page's first paint on: one out of the back-forward cache knows nothing of what was chosen since. */
const chosen = () => ["theme", "shared"].map(readLocal).join();

function answer(tapped: EventTarget): void {
  if (!(tapped instanceof Element)) return;
  for (const mark of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]) {
    const element = tapped.closest<HTMLElement>(selectorOf(mark));
    if (element) return void ANSWERS[mark]?.(element);
  }
}
