import type { IsoDate } from "#domain/fiscal-year.ts";

/** Something that takes whole days. */
export interface CalendarEvent {
  uid: string;
  /** How often it was changed since it was first published. */
  sequence: number;
  /** The day on which it was published as it is now. */
  revisedOn: IsoDate;
  first: IsoDate;
  /** The day after the last one. */
  end: IsoDate;
  summary: string;
  description: string;
  /** Address of its page; given only where the origin is known. */
  url?: string | undefined;
}

export interface Calendar {
  name: string;
  description: string;
  events: readonly CalendarEvent[];
}

/** RFC 5545, 3.1: without the end of the line. */
const LONGEST_LINE = 75;

/**
 * A calendar (RFC 5545 with the names of RFC 7986). It tells its time zone although whole days need none: readers show
 * it, and a calendar without events must have some component. The same calendar has the same bytes.
 */
export function writeCalendar({ name, description, events }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//mieru-kaikaku//plan calendar//JA",
    "CALSCALE:GREGORIAN",
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `X-WR-CALDESC:${escapeText(description)}`,
    "X-WR-TIMEZONE:Asia/Tokyo",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "X-PUBLISHED-TTL:P1D",
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
    ...events.flatMap(listEventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

function listEventLines(event: CalendarEvent): string[] {
  const { uid, sequence, revisedOn, first, end, summary, description, url } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${toMidnightInTokyo(revisedOn)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${toDate(first)}`,
    `DTEND;VALUE=DATE:${toDate(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    // Nobody is busy because of it.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function toDate(date: IsoDate): string {
  return date.replaceAll("-", "");
}

/** The beginning of a day in Asia/Tokyo, as DTSTAMP wants it: in UTC. */
function toMidnightInTokyo(date: IsoDate): string {
  return `${new Date(`${date}T00:00:00+09:00`).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** RFC 5545, 3.3.11; control characters have no place in a text. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{10FFFF}]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** Breaks a line so that none has more than 75 octets in UTF-8, and no character is split. */
function foldLine(line: string): string {
  let folded = "";
  let length = 0;
  for (const letter of line) {
    const octets = countOctets(letter);
    if (length + octets > LONGEST_LINE) {
      folded += "\r\n ";
      length = 1;
    }
    folded += letter;
    length += octets;
  }
  return folded;
}

function countOctets(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
