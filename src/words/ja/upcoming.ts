import type { ReportedItem } from "#domain/yearly-report.ts";
import { describeExpectedTime, describeFiscalYear } from "./dates.ts";

/** 今後 of an item in a year's report, a line each: what its department put off, what sources say will come, the next deadline. */
export function listUpcoming({ postponed, expected, nextDue }: ReportedItem): string[] {
  return [
    ...postponed.map(({ text }) => text),
    ...expected.map((news) => `${describeExpectedTime(news)}：${news.text}`),
    ...(nextDue === null ? [] : [`次の期限：${describeFiscalYear(nextDue)}`]),
  ];
}
