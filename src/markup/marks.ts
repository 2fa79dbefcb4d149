import type { FollowableId } from "#domain/follow.ts";

/**
 * The attributes by which scripts find their places in a document: the one contract between what is rendered
 * (`ui`, `pages`, `app`) and what answers (`island`, `app/apps`). `follow` stands in the markup as `data-follow`.
 * tests/markup/marks.test.ts holds both sides to this list.
 */
export interface Marks {
  /** A button that follows or stops following: what. */
  follow: FollowableId;
  /** On the same button: whether it is followed, as the device knows it. */
  following: "true" | "false";
  /** A button that hands on this page: its title (empty: the page's own), and the sentence that goes with it (absent: its description). */
  share: string;
  shareText: string;
  /** 「更新を確認」. */
  check: "";
  /** In the age line and under a printed page: the date of the data, in words. */
  date: "";
  /** In the age line: whether the data are on this device. */
  stored: "";
  /** In the age line: what came of something, in a sentence. */
  notice: "";
  /** The line that offers newer data, hidden until there are some. */
  news: "";
  /** The button in it. */
  show: "";
  /** Where what is told over the page stands (src/island/told.ts). */
  told: "";
  /** The line there that offers a newer version of the app, and its answers. */
  update: "";
  updateAccept: "";
  updateLater: "";
  /** The line there that tells what is new of an item since last time, and its close. */
  fresh: "";
  freshClose: "";
  /** Where the number of unread changes stands. */
  unread: "";
  /** A link whose name tells that number as well. */
  unreadName: "";
  /** A line that tells how many things are followed, hidden where none is; and the number in it. */
  followed: "";
  followedCount: "";
  /** The line that tells, above what is followed, what was taken over of the plan before. */
  handed: "";
  /** A button that brings the next part of a long list, and the parts, which stand before it. */
  more: "";
  part: "";
  /** A chart in plain bars: its `Drawing` (#markup/drawing.ts) as JSON. */
  drawing: string;
  /** Where a Solid app is mounted, and which: the name of its file in src/app/apps. */
  app: string;
  /** What stands there until the app is drawn, or why it does not come. */
  waiting: "";
  /** Where a QR code is drawn, of this address, a whole one or a path of this site. */
  qr: string;
  /** Where the settings offer notifications: a sentence and a button. */
  notices: "";
  /** Works only with scripts: hidden without. */
  needsJs: "";
  /** The form of the page that searches everything. */
  search: "";
  /** The form that narrows the list of items. */
  filter: "";
  /** The list itself, a card in it by the item's key, what says how many it shows, and what stands where none is left. */
  items: "";
  item: string;
  count: "";
  none: "";
  /** The form that narrows other entries; an entry by what it is part of (ids that can be followed), and a group of them. */
  narrow: "";
  of: string;
  group: "";
  /** A button that has the rest of a very long list drawn. */
  draw: "";
  /** In a card: the title, in which hits are marked, and why it was found, where the title does not show it. */
  title: "";
  reason: "";
  /** What the list is narrowed by, hidden while it is not, and the words in it. */
  conditions: "";
  conditionWords: "";
  /** On an option of the choice of sections: its policy. */
  policy: string;
  /** On <html> while an address narrows the list and that has not been done yet. */
  asked: "";
}

export type Mark = keyof Marks;

/** `shareText` is `data-share-text`. */
export const attributeOf = (mark: Mark): string =>
  `data-${mark.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A selector of the elements with a mark, or with this value of it. */
export function selectorOf<M extends Mark>(mark: M, value?: Marks[M]): string {
  return value === undefined ? `[${attributeOf(mark)}]` : `[${attributeOf(mark)}=${JSON.stringify(value)}]`;
}
