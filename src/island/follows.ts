import { isFollowableId } from "#domain/follow.ts";
import { attributeOf, selectorOf } from "#markup/marks.ts";
import {
  follow,
  followsDurability,
  listFollows,
  onFollowsChanged,
  openFollowsOf,
  peekFollows,
  unfollow,
} from "#storage/follows.ts";
import { describeDurability } from "#words/ja/durability.ts";
import { say } from "./age-line.ts";
import { pageFacts } from "./page-facts.ts";
import { whenIdle } from "./when-idle.ts";

const { plan, current, before } = pageFacts;
// Before anything of this page asks for follows.
openFollowsOf(current ?? plan, before[0]);

/** Keeps what the page shows of the reader's follows current, here and from other tabs. */
export function showFollows(): void {
  onFollowsChanged(paint);
  paint();
  document.addEventListener("visibilitychange", paint);
  const hasFollows = peekFollows().length > 0;
  if (hasFollows) sayDurability();
  // The mirror may have been taken away and the database left.
  else whenIdle(() => void listFollows().then(paint));
  whenIdle(takeOver);
}

/** Where the current plan has followed another, what was followed of that goes on, once the plan is on the device. */
export function takeOver(): void {
  if (before.length === 0) return;
  // Its part did not come: a later page does it.
  import("./handed-follows.ts").then((part) => part.takeOver(current ?? plan, before)).catch(() => undefined);
}

/** Paints anew, as where a page comes back out of the back-forward cache. */
export function paint(): void {
  const follows = peekFollows();
  const followed = new Set<string>(follows.map(({ id }) => id));
  for (const button of document.querySelectorAll<HTMLElement>(selectorOf("follow"))) {
    button.dataset.following = String(followed.has(button.dataset.follow ?? ""));
  }
  for (const line of document.querySelectorAll<HTMLElement>(selectorOf("followed"))) {
    line.hidden = followed.size === 0;
    const count = line.querySelector(selectorOf("followedCount"));
    if (count) count.textContent = String(followed.size);
  }
  if (follows.some(({ read }) => pageFacts.current || read < pageFacts.version)) whenIdle(() => void showUnread());
  else writeUnread(0);
}

/** By what the button shows: a page out of the back-forward cache may not have heard of a change elsewhere. */
export async function toggleFollow(button: HTMLElement): Promise<void> {
  const id = button.dataset.follow;
  if (!isFollowableId(id)) return;
  await (button.dataset.following === "true" ? unfollow(id) : follow(id, pageFacts.version));
  sayDurability();
}

/** What was tapped on pages of this tab that were left before the island came (src/app/before-paint.js). */
export function followTapped(): void {
  // Versions of another plan say nothing of what is followed: it is, from the next page of the current one on.
  if (pageFacts.current) return;
  try {
    const { taps = "" } = sessionStorage;
    sessionStorage.removeItem("taps");
    // No document shows that something is followed: a tap without the island meant to follow.
    for (const id of String(taps).split(",").filter(isFollowableId)) void follow(id, pageFacts.version);
  } catch {
    // Storage is refused, and so nothing was handed on.
  }
}

/** Whoever follows something is told where that will not last, on whatever page. */
function sayDurability(): void {
  const loss = peekFollows().length > 0 ? describeDurability(followsDurability()) : "";
  if (loss !== "") say(loss);
}

async function showUnread(): Promise<void> {
  try {
    const { readUnread, showItemNews } = await import("./unread.ts");
    const { item, version } = pageFacts;
    // A page that nobody sees, as in a tab behind, is not read.
    const isRead = item && !current && document.visibilityState === "visible";
    const { count, news } = await readUnread(current ?? plan, isRead ? { item, version } : undefined);
    if (news) showItemNews(news);
    writeUnread(count);
  } catch {
    // Its part did not come, or there is no plan on the device: the badge stays away, the page stands without it.
  }
}

function writeUnread(count: number): void {
  for (const badge of document.querySelectorAll(selectorOf("unread"))) {
    if (badge.textContent !== String(count || "")) badge.textContent = String(count || "");
  }
  for (const link of document.querySelectorAll(`[${attributeOf("unreadName")}]`)) {
    if (count > 0) link.setAttribute("aria-label", `フォロー（未読${count}件）`);
    else link.removeAttribute("aria-label");
  }
  // On the icon of the app where it is installed and the browser can.
  void navigator.setAppBadge?.(count).catch(() => undefined);
}
