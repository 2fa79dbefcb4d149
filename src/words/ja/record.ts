import type { PlanRecord } from "#domain/record.ts";
import { describeFiscalYear, describePartialDate } from "./dates.ts";

/** When a record happened: its date, else its fiscal year, else 「時期不明」. */
export function describeRecordTime(record: Pick<PlanRecord, "date" | "fiscalYear">): string {
  if (record.date) return describePartialDate(record.date);
  return record.fiscalYear === undefined ? "時期不明" : describeFiscalYear(record.fiscalYear);
}

/** A sentence to stand behind the time it tells of, which is not said twice: 「、市は…」 where 令和7年度 begins it. */
export function tellAfter(when: string, sentence: string): string {
  return sentence.startsWith(when) ? sentence.slice(when.length) : ` ${sentence}`;
}

/** Whose word a record is, as its heading. */
export function describeRecordType(record: PlanRecord): string {
  switch (record.type) {
    case "observation":
      return record.interim ? "途中の数値" : "数値";
    case "step":
      return "段階";
    case "year":
      return "年度の実施";
    case "rating":
      return "所管課の評価";
    case "decision":
      return "決定";
    case "remark":
      return record.state === "council" ? "審議会の意見" : "市の回答";
    case "event":
      return record.withdraws === undefined ? "関係する動き" : "取り下げ";
    default:
      return record satisfies never;
  }
}
