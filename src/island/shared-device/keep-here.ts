import { selectorOf } from "#markup/marks.ts";
import { leadsAway } from "./leads-away.ts";
import { addressOfFollowable, addressOfPage, showQr } from "./qr-dialog.ts";

/** 「スマホで続きを見る」, of this page. */
export function showPageQr(): void {
  showQr("スマホで続きを見る", "スマホのカメラで、下の四角をうつしてください。同じページが開きます。", addressOfPage());
}

/** Keeps the device on this site: what leads away from it, or is to be kept or handed on, is offered as a QR code instead. */
export function keepHere(): void {
  // Before all others, whatever page and app have drawn.
  addEventListener("click", onClick, true);
  // Other ways to open a link: the middle button, the menu of a long press, dragging it out.
  for (const type of ["auxclick", "contextmenu", "dragstart"]) {
    addEventListener(type, (event) => findWayOut(event) && event.preventDefault(), true);
  }
}

function onClick(event: MouseEvent): void {
  const show = findAnswer(event);
  if (!show) return;
  event.preventDefault();
  event.stopPropagation();
  show();
}

function findAnswer(event: MouseEvent): (() => void) | null {
  const link = findWayOut(event);
  if (link) {
    const sentence = "この端末では開きません。スマホのカメラで、下の四角をうつすと、スマホで開きます。";
    return () => showQr(link.textContent.trim() || "スマホで開く", sentence, link.href);
  }
  const { target } = event;
  if (!(target instanceof Element)) return null;
  const follow = target.closest<HTMLElement>(selectorOf("follow"))?.dataset.follow;
  if (follow !== undefined) {
    const sentence =
      "みんなで使う端末なので、フォローは残せません。スマホのカメラで下の四角をうつし、スマホで「フォローする」を押してください。";
    return () => showQr("スマホでフォローする", sentence, addressOfFollowable(follow));
  }
  return target.closest(selectorOf("share")) ? showPageQr : null;
}

function findWayOut({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link) return null;
  return leadsAway({ href: link.href, download: link.getAttribute("download") }, location.origin) ? link : null;
}
