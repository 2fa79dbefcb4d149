/** What somebody says a published document tells of an item; a hint for staff, never a record. All as typed. */
export interface ResultHint {
  plan: string;
  item: string;
  fiscalYear: string;
  value: string;
  url: string;
}

const BEGIN = "---結果の資料---";
const END = "---ここまで---";
const FIELDS: readonly (readonly [keyof ResultHint, string])[] = [
  ["plan", "計画"],
  ["item", "項目"],
  ["fiscalYear", "年度"],
  ["value", "結果"],
  ["url", "資料"],
];

/** A hint as lines between two marks, to be sent in a mail and read again. */
export function writeResultHint(hint: ResultHint): string {
  const lines = FIELDS.map(([field, label]) => `${label}：${hint[field].replace(/\s+/g, " ").trim()}`);
  return [BEGIN, ...lines, END].join("\n");
}
