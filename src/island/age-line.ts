import { type Mark, selectorOf } from "#markup/marks.ts";

const find = (mark: Mark) => document.querySelector<HTMLElement>(selectorOf(mark));

/** Says in the age line what came of something. A translator may have wrapped what stood there: it is replaced whole. */
export function say(sentence: string): void {
  const notice = find("notice");
  if (notice && notice.textContent !== sentence) notice.textContent = sentence;
}

/** Says what nobody asked for, unless something else is being said. */
export function sayQuietly(sentence: string): void {
  if (find("notice")?.textContent === "") say(sentence);
}

/** Takes a sentence back, unless another has been said since. */
export function unsay(sentence: string): void {
  if (find("notice")?.textContent === sentence) say("");
}

const STATES = { page: "", stored: "・端末に保存済み", alone: "・端末のデータ" };

/** `page`: nothing known beyond this page; `stored`: it opens without a connection; `alone`: so it does, and the site cannot be reached. */
export function showWhereDataAre(state: keyof typeof STATES): void {
  const place = find("stored");
  if (place) place.textContent = STATES[state];
}

/** The date of the data, where only that has changed. */
export function showDate(words: string): void {
  for (const place of document.querySelectorAll(selectorOf("date"))) place.textContent = words;
}

/** Offers newer data; the page stays as it is until the reader says so or goes on. */
export function offerNews(): void {
  const line = find("news");
  if (line) line.hidden = false;
}
