import { groupBy } from "#domain/group-by.ts";
import { kindOfMessage, SHOWN } from "../problem.ts";
import { describePlace, type Finding } from "../workbook/finding.ts";

/** Findings of one level and kind in one column of a sheet: most likely one slip. */
interface FindingGroup {
  level: Finding["level"];
  shown: Finding[];
  rest: Finding[];
  /** 「ほか44件: kikaku.xlsx「結果」 L列「出典の番号」（5、6、7行目）」; empty where all are shown. */
  restWords: string;
}

/** The findings by cause, in the order in which each cause first occurs. Nothing is lost: every row is named. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return [...groupBy(findings, kindOf).values()].flatMap((group) => {
    const [shown, rest] = [group.slice(0, SHOWN), group.slice(SHOWN)];
    return shown.slice(0, 1).map(({ level }) => ({ level, shown, rest, restWords: describeRest(rest) }));
  });
}

function kindOf({ level, place, message }: Finding): string {
  return JSON.stringify([level, place.file, place.sheet, place.column, kindOfMessage(message)]);
}

function describeRest(rest: readonly Finding[]): string {
  const [first] = rest;
  if (!first) return "";
  const { row: _row, value: _value, ...column } = first.place;
  const rows = [...new Set(rest.flatMap(({ place }) => place.row ?? []))];
  return `ほか${rest.length}件: ${describePlace(column)}${rows.length > 0 ? `（${rows.join("、")}行目）` : ""}`;
}
