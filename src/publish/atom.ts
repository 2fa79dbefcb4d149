import type { IsoDate } from "#domain/fiscal-year.ts";

/** One entry of a feed. Its id is never used for anything else. */
export interface FeedEntry {
  id: string;
  title: string;
  /** The day on which it was published. */
  date: IsoDate;
  /** Address of the page that shows it. */
  page: string;
  /** Paragraphs, as text or as a link. */
  paragraphs: readonly (string | FeedLink)[];
}

/** A paragraph that is a link, with the words before and after it. */
export interface FeedLink {
  before: string;
  text: string;
  href: string;
  after: string;
}

export interface Feed {
  id: string;
  title: string;
  subtitle: string;
  author: string;
  /** Address of the page it belongs to. */
  page: string;
  /** Its own address; given only where the origin is known. */
  self?: string | undefined;
  /** Newest first, at least one. */
  entries: readonly FeedEntry[];
}

/** An Atom feed (RFC 4287). Days begin in Asia/Tokyo; the same feed has the same bytes. */
export function writeAtom({ id, title, subtitle, author, page, self, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<subtitle>${escapeXml(subtitle)}</subtitle>`,
    `<updated>${toMoment(entries[0]?.date ?? "")}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    ...(self === undefined ? [] : [`<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`]),
    ...entries.flatMap(listEntryLines),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function listEntryLines({ id, title, date, page, paragraphs }: FeedEntry): string[] {
  return [
    "<entry>",
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<published>${toMoment(date)}</published>`,
    `<updated>${toMoment(date)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<content type="html">${escapeXml(paragraphs.map(toHtml).join(""))}</content>`,
    "</entry>",
  ];
}

function toHtml(paragraph: string | FeedLink): string {
  if (typeof paragraph === "string") return `<p>${escapeXml(paragraph)}</p>`;
  const { before, text, href, after } = paragraph;
  return `<p>${escapeXml(before)}<a href="${escapeXml(href)}">${escapeXml(text)}</a>${escapeXml(after)}</p>`;
}

function toMoment(date: IsoDate): string {
  return `${date}T00:00:00+09:00`;
}

/** Text as XML, and HTML, may hold it; characters that XML 1.0 knows no way to write are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
