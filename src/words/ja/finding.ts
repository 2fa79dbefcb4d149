import type { Finding } from "#domain/findings.ts";
import type { Source } from "#domain/source.ts";
import { describePartialDate } from "./dates.ts";
import { describeValue } from "./numbers.ts";

/** What a finding says: a sentence whose figure another one of it tells as well is left out. */
export function tellFinding({ texts, figures }: Finding): string {
  return texts
    .filter((text) => {
      const figure = figures.find((record) => record.text === text);
      const value = figure && describeValue(figure.value, figure.unit);
      return !value || !texts.some((other) => other !== text && other.includes(value));
    })
    .join("");
}

/** A source in a line, for paper: title, publisher and date, 「広報4月号（市・2023年4月）」. */
export function describeSource({ title, publisher, publishedOn }: Source): string {
  return `${title}（${publisher}${publishedOn === undefined ? "" : `・${describePartialDate(publishedOn)}`}）`;
}
