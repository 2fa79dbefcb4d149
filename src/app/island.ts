import type { FollowableId } from "#domain/follow.ts";
import { isFollowableId } from "#domain/follow.ts";
import { readDataVersion } from "#storage/data-version.ts";
import { follow, followsDurability, listFollows, onFollowsChanged, peekFollows, unfollow } from "#storage/follows.ts";
import { withTimeout } from "#storage/with-timeout.ts";
import { describeDurability } from "#words/ja/durability.ts";
import { filterCards } from "./filter-cards.ts";
import { watchHands, whenHandsAreFree } from "./hands.ts";
import { followWorker, registerWorker } from "./register-worker.ts";
import { share } from "./share.ts";

/**
 * The little that a page needs to answer a tap before the app is there: follow, share, search.
 * It finds its places by `data-` attributes and calls the same functions of storage as the app.
 * The app comes with the reader's first move, or at once where a page shows what is theirs.
 */

const metaContent = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
const facts = { plan: metaContent("plan"), version: Number(metaContent("data-version")) };

/** After which the reader is told that the app's parts do not come; asked again, the same download goes on. */
const START_LIMIT_MS = 20_000;

let starting: Promise<string | null> | undefined;
let isOver = false;

function paintFollows(): void {
  if (isOver) return;
  const followed = new Set<string>(peekFollows().map(({ id }) => id));
  for (const button of document.querySelectorAll<HTMLElement>("[data-follow]")) {
    button.dataset.following = String(followed.has(button.dataset.follow ?? ""));
  }
}

/** Starts the app once; where it cannot start (no connection), it may be asked again. Answers `null`, or why not. */
function startApp(): Promise<string | null> {
  starting ??= withTimeout(import("./main.tsx"), START_LIMIT_MS)
    .then(({ start }) => start(facts, () => void startApp()))
    .catch((error: unknown) => {
      console.error(error);
      return "アプリの部品が届きませんでした。電波のよい場所で、もう一度「更新を確認」を押してください。";
    })
    .then((failure) => {
      isOver = failure === null;
      if (isOver) return failure;
      starting = undefined;
      // The list waits for the app to narrow it (before-paint.js), and now has waited for nothing.
      delete document.documentElement.dataset.asked;
      return failure;
    });
  return starting;
}

/** Where the age line tells what came of something. */
const noticeLine = () => document.querySelector("[data-check] ~ [role=status]");

/** 「更新を確認」 before the app is there: it comes and looks, or the reader is told why it does not. */
async function check(): Promise<void> {
  const notice = noticeLine();
  if (notice) notice.textContent = "確認しています…";
  const failure = await startApp();
  if (failure === null) document.querySelector<HTMLElement>("[data-check]")?.click();
  else if (notice) notice.textContent = failure;
}

/** By what the button shows: a page out of the back-forward cache may not have heard of a change elsewhere. */
async function toggleFollow(id: FollowableId, { following }: DOMStringMap): Promise<void> {
  const follows = await (following === "true" ? unfollow(id) : follow(id, facts.version));
  const notice = noticeLine();
  if (notice && !isOver && follows.length > 0) notice.textContent = describeDurability(followsDurability());
}

function answerTap(tapped: EventTarget): void {
  const target =
    tapped instanceof Element ? tapped.closest<HTMLElement>("[data-follow],[data-share],[data-check]") : null;
  if (!target) return;
  if (target.dataset.share !== undefined) return void share(target.dataset.share);
  if (isOver) return;
  const id = target.dataset.follow;
  if (isFollowableId(id)) void toggleFollow(id, target.dataset);
  else if (target.dataset.check !== undefined) void check();
}

// What was tapped and typed while this file was on its way (before-paint.js), and from now on.
const { taps } = window as unknown as { taps: EventTarget[] };
const typed = document.querySelector<HTMLInputElement>("#root #q")?.value ?? "";
const isUnderWay = taps.length > 0 || typed !== "" || scrollY > 0;
// Once each: who taps again while nothing happens means the same.
for (const tapped of new Set(taps)) answerTap(tapped);
taps.push = (tapped) => {
  answerTap(tapped as EventTarget);
  return 0;
};
if (typed !== "") filterCards(typed);

// On the prerendered root alone: what take-over.ts carries into the new one is the app's to answer.
document.getElementById("root")?.addEventListener("input", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.id === "q") filterCards(event.target.value);
});

// A part that does not come may belong to a build that the host no longer has; on a bad line the page stays.
window.addEventListener("vite:preloadError", () => void reloadIfOutdated().catch(() => undefined));

/** Loads the page anew where the site has another build of the app, but not again and again. */
async function reloadIfOutdated(): Promise<void> {
  const response = await fetch(location.href, { cache: "no-store" });
  const build = /<meta name="app-build" content="([^"]+)"/.exec(await response.text())?.[1];
  if (build === undefined || build === metaContent("app-build")) return;
  const last = Number(sessionStorage.getItem("reloadedAt") ?? 0);
  if (Math.abs(Date.now() - last) < 30_000) return;
  sessionStorage.setItem("reloadedAt", String(Date.now()));
  await whenHandsAreFree();
  location.reload();
}

watchHands();
followWorker();
onFollowsChanged(paintFollows);
paintFollows();
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  paintFollows();
  // Newer data may have been seen on other pages meanwhile.
  whenIdle(() => void startApp());
});

// Where no worker sees to it: a page that a host still sends from an older version than was seen here is drawn anew.
if (!navigator.serviceWorker?.controller) {
  void readDataVersion(facts.plan).then((seen) => {
    if (seen > facts.version) void startApp();
  });
}

const isShell = facts.version === 0;
const hasFollows = peekFollows().length > 0;
// The mirror may have been taken away and the database left.
if (!hasFollows) whenIdle(() => void listFollows());
// These pages are the reader's own, or show an address's query: there is nothing to read before the app.
const isPersonal =
  document.documentElement.dataset.page === "personal" || location.search !== "" || location.hash.startsWith("#f=");
if (isShell || isPersonal) {
  void startApp().then((failure) => {
    const trouble = document.querySelector("[data-waiting]");
    if (failure !== null && trouble) trouble.textContent = failure;
  });
} else {
  const MOVES = ["pointerdown", "keydown", "touchstart", "scroll", "focusin"] as const;
  const onMove = () => {
    for (const move of MOVES) removeEventListener(move, onMove, true);
    whenIdle(() => void startApp());
  };
  for (const move of MOVES) addEventListener(move, onMove, { capture: true, passive: true });
  // Offline the app costs no download, and says that the data are this device's.
  if (isUnderWay || hasFollows || !navigator.onLine || document.querySelector("[data-needs-app]")) whenIdle(onMove);
}
addEventListener("load", () => whenIdle(() => void registerWorker(facts.plan)));

/** Runs when the browser has nothing better to do; Safari before 26 has no such call. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(() => work(), { timeout: 2_000 });
  else setTimeout(work, 200);
}
