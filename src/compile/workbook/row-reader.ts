import type { IsoDate } from "#domain/fiscal-year.ts";
import { ANSWERS, ROW_KINDS } from "#words/ja/form.ts";
import { explainUnfitCharacters } from "../characters.ts";
import { type CellKind, describeNormalized, normalizeCell } from "../normalize-cell.ts";
import { findNearest } from "../problem.ts";
import { explainContact, explainTooLong } from "../publishable-text.ts";
import { describeCell, type FoundTable } from "./find-table.ts";
import type { Finding, Place } from "./finding.ts";
import { inFormTitles } from "./form-titles.ts";
import { showNumber } from "./number-format.ts";

/** Reads cells of one row, and says what is wrong with them. */
export class RowReader<Field extends string> {
  isRight = true;

  constructor(
    private readonly table: FoundTable<Field>,
    readonly row: number,
    private readonly findings: Finding[],
  ) {}

  placeOf = (field: Field): Place => this.table.placeOf(this.row, field);

  textOf(field: Field): string {
    return (describeCell(this.table.cellAt(this.row, field)) ?? "").trim();
  }

  refuse(field: Field, message: string, meant?: string): void {
    this.isRight = false;
    this.findings.push({
      level: "error",
      place: this.placeOf(field),
      message,
      ...(meant === undefined ? {} : { meant }),
    });
  }

  note(field: Field, message: string): void {
    this.findings.push({ level: "note", place: this.placeOf(field), message });
  }

  /** The value of a cell; `undefined` where it is empty or wrong, which is then said. */
  read<K extends CellKind>(field: Field, kind: K, unit?: string) {
    const cell = this.table.cellAt(this.row, field);
    if (cell?.kind === "formula") {
      this.refuse(
        field,
        "数式の結果が保存されていません。Excel で開いて保存し直すか、数式のかわりに値を書いてください",
      );
      return undefined;
    }
    if (cell?.kind === "struck") {
      const message = "取り消し線の付いた文字があります。消すものは削除し、残すものから取り消し線を外してください";
      this.refuse(field, message, cell.kept || undefined);
      return undefined;
    }
    const shown = cell?.kind === "number" ? showNumber(cell.value, cell.format) : null;
    if (shown?.isHidden) {
      const words = shown.words ? `「${shown.words}」` : "何も";
      const message = `セルの表示形式のため、中の値（${shown.text}）のかわりに${words}${shown.words ? "が見えて" : "見えなくなって"}います。表示形式を「標準」にして、値を確かめてください`;
      this.refuse(field, message);
      return undefined;
    }
    if (cell?.kind === "date" && kind === "number") {
      const serial = serialOf(cell.date);
      const message = "日付になっています。セルの表示形式を「標準」にして、数を書き直してください";
      this.refuse(field, message, serial < LIKELY_DATE && !cell.hasTime ? String(serial) : undefined);
      return undefined;
    }
    const text = this.textOf(field).replace(/\s*[\r\n]\s*/g, " ");
    const unfit = explainUnfitCharacters(text);
    if (unfit) {
      this.refuse(field, unfit.message, unfit.meant);
      return undefined;
    }
    const unfitted = kind === "text" ? (explainTooLong(text) ?? explainContact(text)) : null;
    if (unfitted) {
      this.refuse(field, unfitted);
      return undefined;
    }
    const reading = normalizeCell(text, kind, unit);
    if (reading.kind === "empty") return undefined;
    if (reading.kind === "refused") {
      this.refuse(field, inFormTitles(reading.message), reading.meant);
      return undefined;
    }
    const formula = kind === "text" && /^[=+\-@＝＋－＠]/.exec(text)?.[0];
    if (formula) {
      const meant = text.replace(/^[=+\-@＝＋－＠\s]+/, "");
      this.refuse(
        field,
        `「${formula}」で始まる文字は、表計算ソフトが式として動かします。言葉から書き始めてください`,
        meant,
      );
      return undefined;
    }
    const oddity = describeNormalized(text, reading);
    if (shown?.held !== undefined) {
      this.note(field, `表示のとおり ${shown.text} と読みました（セルの中の値は ${shown.held}）`);
    }
    // 令和7年度 is how the form itself names a year.
    if (oddity !== "" && cell?.kind === "text" && !/^(令和|平成)(元|\d+)年度/.test(text)) this.note(field, oddity);
    return reading.value;
  }

  /** One of some words; `undefined` where it is empty or another word, which is then said. */
  choose(field: Field, words: readonly string[]): string | undefined {
    const plain = plainWord(this.textOf(field));
    // Before it is read: × alone is no text, and means something here.
    const synonym = words.find((word) => SYNONYMS[word]?.includes(plain));
    if (synonym === undefined) {
      if (this.read(field, "text") === undefined) return undefined;
      const found = words.find((word) => plainWord(word) === plain);
      if (found !== undefined) return found;
    }
    const bare = plain.replace(/\(.*\)$/, "");
    const meant = synonym ?? words.find((word) => plainWord(word) === bare) ?? findNearest(plain, words) ?? undefined;
    this.refuse(field, `「${words.join("」「")}」のどれかを選んでください`, meant);
    return undefined;
  }
}

/** Days since the day 0 of Excel; a number under 10,000 (May 1927) was never meant as a day of ours. */
const LIKELY_DATE = 10_000;
function serialOf(date: IsoDate): number {
  const days = (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000;
  // Excel counts a 29 February 1900 that never was.
  return days < 61 ? days - 1 : days;
}

/** A word without what makes it look different only: width and spaces. */
export function plainWord(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** What people write for the words to choose from. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  [ANSWERS.step.reached]: ["完了", "達成", "済", "済み", "実施", "実施済", "実施済み", "○", "〇", "◯"],
  [ANSWERS.step["not-reached"]]: ["未達", "未達成", "未実施", "未了", "未", "×", "✕"],
  [ANSWERS.step.postponed]: ["先送り", "延伸", "見送り"],
  [ANSWERS.year.done]: ["完了", "済", "済み", "実施済", "実施済み", "達成", "○", "〇", "◯"],
  [ANSWERS.year.partly]: ["一部実施", "部分実施", "△"],
  [ANSWERS.year["not-done"]]: ["未達", "未達成", "なし", "×", "✕"],
  [ANSWERS.rating["on-track"]]: ["概ね順調", "おおむね順調", "ほぼ順調", "A", "○", "〇", "◯"],
  [ANSWERS.rating.late]: ["遅れ", "やや遅れ", "遅滞", "△"],
  [ANSWERS.rating.closed]: ["中止", "廃止", "終了"],
  [ROW_KINDS.council]: ["意見", "委員の意見", "審議会意見"],
  [ROW_KINDS.reply]: ["回答", "市の考え方", "市の考え"],
};
