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

/**
 * Every hint in a text, in its order, whatever stands around it: marks of quotation before its lines, other line ends, or
 * an address in angle brackets, as mail programs leave it. What a hint leaves out is empty; `cut` counts those without end.
 */
export function readResultHints(text: string): { hints: ResultHint[]; cut: number } {
  const hints: ResultHint[] = [];
  let begun = 0;
  let open: ResultHint | null = null;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = raw.replace(/^[\s>＞|]+/, "").trimEnd();
    if (line === BEGIN) {
      begun += 1;
      open = { plan: "", item: "", fiscalYear: "", value: "", url: "" };
    } else if (open && line === END) {
      hints.push(open);
      open = null;
    } else if (open) {
      for (const [field, label] of FIELDS) {
        const given = line.match(`^${label}[：:](.*)$`)?.[1];
        if (given !== undefined) open[field] = given.replace(/\s+/g, " ").trim();
      }
      open.url = open.url.replace(/^<(.*)>$/, "$1");
    }
  }
  return { hints, cut: begun - hints.length };
}
