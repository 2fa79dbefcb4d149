import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { type ResultHint, readResultHints } from "#words/ja/result-hint.ts";
import { decodeText } from "../decode-text.ts";
import { normalizeCell } from "../normalize-cell.ts";
import { explainImplausibleYear } from "../plausible-year.ts";
import { suggest } from "../problem.ts";
import { explainBadAddress } from "../web-address.ts";

/** A hint as a row that a person has to check; nothing of it is taken into the data. */
export interface HintRow {
  /** Number and title of the item; as typed where there is no such item. */
  item: string;
  /** 令和5年度; as typed where it cannot be read. */
  fiscalYear: string;
  value: string;
  url: string;
  /** What is wrong or worth knowing, a Japanese sentence each. */
  remarks: string[];
}

/** The hints of a text, or why it holds none that can be read, in a sentence. */
export type HintsRead = { rows: HintRow[]; remark?: string } | { refusal: string };

/** Reads what readers handed over as 「結果が載っている資料」, whatever a mail wrote around it. */
export function readHints(bytes: Uint8Array, plan: Plan): HintsRead {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { refusal: decoded.message };
  const { hints, cut } = readResultHints(decoded.text);
  const remark = cut > 0 ? `途中で切れている知らせが${cut}件あり、読んでいません。${WHOLE}` : undefined;
  if (hints.length === 0) return { refusal: remark ?? NONE };
  return { rows: hints.map((hint) => checkHint(hint, plan)), ...(remark === undefined ? {} : { remark }) };
}

/**
 * Whether a file that was handed in is a reader's letter, with hints, finished or cut off. A text file without any is a
 * table, or meant to be one: Excel saves tables under the same ending.
 */
export function isLetter({ name, bytes }: { name: string; bytes: Uint8Array }): boolean {
  if (!/\.txt$/i.test(name)) return false;
  const decoded = decodeText(bytes);
  if (!decoded.ok) return false;
  const { hints, cut } = readResultHints(decoded.text);
  return hints.length + cut > 0;
}

/** What several letters hold, as if it were one. */
export function joinHints(letters: readonly HintsRead[]): HintsRead {
  const rows = letters.flatMap((read) => ("rows" in read ? read.rows : []));
  const remarks = letters.flatMap((read) => ("refusal" in read ? read.refusal : (read.remark ?? [])));
  const remark = [...new Set(remarks)].join("\n");
  if (rows.length === 0) return { refusal: remark };
  return { rows, ...(remark === "" ? {} : { remark }) };
}

const WHOLE = "「---結果の資料---」から「---ここまで---」までをすべて貼り付けてください。";
const NONE = `結果の資料の知らせが、この文にありません。${WHOLE}`;

function checkHint(hint: ResultHint, plan: Plan): HintRow {
  const item = plan.items.find(({ key }) => key === hint.item);
  const year = readYear(hint.fiscalYear, plan);
  const bad = explainBadAddress(hint.url);
  return {
    item: item ? describeItem(item, plan) : hint.item,
    fiscalYear: year.value === null ? hint.fiscalYear : describeFiscalYear(year.value),
    value: hint.value,
    url: hint.url,
    remarks: [
      hint.plan === plan.id ? "" : `この計画（${plan.id}）ではなく、計画「${hint.plan}」についての知らせです。`,
      item
        ? ""
        : `番号「${hint.item}」の項目はありません${suggest(
            hint.item,
            plan.items.map(({ key }) => key),
          )}。`,
      year.remark,
      hint.value === "" ? "結果が書かれていません。" : "",
      bad ? `${bad.message}。` : "",
      ...listKnown(hint, plan),
    ].filter((remark) => remark !== ""),
  };
}

function describeItem(item: Item, plan: Plan): string {
  return `${findNumber(item, plan)} ${plainTitle(item)}`;
}

function readYear(typed: string, { period }: Plan): { value: FiscalYear | null; remark: string } {
  const reading = normalizeCell(typed, "fiscal-year");
  if (reading.kind === "empty") return { value: null, remark: "年度が書かれていません。" };
  if (reading.kind === "refused") return { value: null, remark: `${reading.message}。` };
  const implausible = explainImplausibleYear(reading.value, period);
  return { value: reading.value, remark: implausible ?? "" };
}

/** What the data know of the document already. */
function listKnown({ item, url }: ResultHint, { sources, documents = [], records }: Plan): string[] {
  const source = sources.find((one) => one.url === url);
  const cited = records.filter((record) => record.item === item && record.source === source?.id);
  return [
    source ? `この資料は、もう出典 ${source.id} にあります。この項目の記録は${cited.length}件です。` : "",
    documents.some((one) => one.url === url) ? "この資料は、まだ読めていない資料の一覧にあります。" : "",
  ];
}
