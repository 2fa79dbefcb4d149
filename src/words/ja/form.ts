import type { PlanRecord } from "#domain/record.ts";
import type { FormRow, Question } from "#domain/year-form.ts";
import { describeFiscalYear } from "./dates.ts";
import { describeRating } from "./kinds.ts";
import { describeValue } from "./numbers.ts";
import { describeYearState } from "./target.ts";

/** Names of the sheets of a year's form. */
export const RESULT_SHEET = "結果";
export const WORD_SHEET = "意見と決定";
export const SOURCE_SHEET = "出典";
export const ITEM_SHEET = "項目の一覧";
export const HELP_SHEET = "書き方";

/** Titles of the columns of results, by field; the sheet for remarks and decisions has some of them. */
export const RESULT_COLUMNS = {
  item: "項目番号",
  title: "改革実施項目",
  owners: "所管課",
  fiscalYear: "年度",
  type: "種類",
  subject: "何を",
  choice: "単位・選ぶ言葉",
  before: "前の年度まで",
  known: "登録済み",
  answer: "結果",
  interim: "途中の値",
  date: "日付",
  text: "公表する文",
  source: "出典の番号",
  note: "注記",
  reason: "理由",
  key: "行の符号",
} as const;
export type ResultField = keyof typeof RESULT_COLUMNS;

/** Titles of the columns of sources, by field. */
export const SOURCE_COLUMNS = {
  id: "出典の番号",
  title: "題名",
  publisher: "公表した人",
  url: "アドレス",
  publishedOn: "公表日",
  readOn: "読んだ日",
  kind: "種類",
} as const;
export type SourceField = keyof typeof SOURCE_COLUMNS;

/** What a row reports: 種類. The last four stand on the sheet for remarks and decisions. */
export const ROW_KINDS = {
  observation: "数値",
  step: "段階",
  year: "年度の実施",
  rating: "所管課の評価",
  council: "審議会の意見",
  reply: "市の回答",
  decision: "決定",
  event: "関係する動き",
} as const;
export type RowKind = keyof typeof ROW_KINDS;

/** The words of 結果, by what they are recorded as; figures have numbers, remarks and events none. */
export const ANSWERS = {
  step: { reached: "到達", "not-reached": "未到達", postponed: "延期" },
  year: {
    done: describeYearState("done"),
    partly: describeYearState("partly"),
    "not-done": describeYearState("not-done"),
    "not-needed": describeYearState("not-needed"),
  },
  rating: {
    done: describeRating("done"),
    "on-track": describeRating("on-track"),
    late: describeRating("late"),
    closed: describeRating("closed"),
  },
  decision: { closed: "検討終了", reopened: "再開" },
} as const;

/** The kinds of a source, as they stand in the sheet of sources. */
export const SOURCE_KINDS = { official: "公的な資料", press: "報道", other: "その他の資料" } as const;

/** The mark of a figure that is not the year's last: 途中の値. */
export const INTERIM_MARK = "○";

/** What a row asks for, in words: a metric's name, a step, ① and the part's name; empty for a rating. */
export function describeQuestion(question: Question): string {
  switch (question.kind) {
    case "observation":
      return question.metric.name;
    case "step":
      return question.step.name;
    case "year":
      return question.part ? `${question.part.mark}${question.part.name}` : question.target.quote.replace(/\s+/g, " ");
    case "rating":
      return "";
    default:
      return question satisfies never;
  }
}

/** How to answer it: the unit, or the words to choose from. */
export function describeChoice(question: Question): string {
  if (question.kind === "observation") return question.metric.unit;
  return listChoices(question).join("・");
}

/** The words that answer a question; none where a number does. */
export function listChoices(question: Question): string[] {
  if (question.kind === "observation") return [];
  if (question.kind !== "year") return Object.values(ANSWERS[question.kind]);
  const { "not-needed": notNeeded, ...states } = ANSWERS.year;
  return [...Object.values(states), ...(question.target.whenNeeded ? [notNeeded] : [])];
}

/** What a record says, as 結果 would say it: 17路線, 実施, 順調; a figure that is not the year's last says so. */
export function describeSaying(record: PlanRecord): string {
  switch (record.type) {
    case "observation":
      return `${describeValue(record.value, record.unit)}${record.interim ? "（途中）" : ""}`;
    case "step":
      return ANSWERS.step[record.state];
    case "year":
      return ANSWERS.year[record.state];
    case "rating":
      return ANSWERS.rating[record.state];
    case "decision":
      return ANSWERS.decision[record.state];
    default:
      return record.text;
  }
}

/** What was said before the year of a row, with its year: 令和6年度 到達. */
export function describeBefore({ before }: Pick<FormRow, "before">): string {
  if (!before) return "";
  const year = before.fiscalYear === undefined ? "" : `${describeFiscalYear(before.fiscalYear)} `;
  return `${year}${describeSaying(before)}`;
}

/** The sentence for readers where the row has none of its own; it says no more than the row. */
export function writeRecordText(
  question: Question,
  fiscalYear: number,
  answer: number | string,
  isInterim = false,
): string {
  const year = describeFiscalYear(fiscalYear);
  switch (question.kind) {
    case "observation": {
      const value = describeValue(Number(answer), question.metric.unit);
      return `${year}の${question.metric.name}は${value}${isInterim ? "（途中の値）" : ""}だった。`;
    }
    case "step":
      return `${year}の「${question.step.name}」は「${answer}」とされた。`;
    case "year":
      return `${year}の「${describeQuestion(question)}」は「${answer}」とされた。`;
    case "rating":
      return `所管課は「${answer}」と評価した。`;
    default:
      return question satisfies never;
  }
}

/** The help sheet, a line each. */
export function listHelp(fiscalYear: number, planTitle: string): string[] {
  const year = describeFiscalYear(fiscalYear);
  return [
    `${planTitle}　${year}の結果`,
    "",
    "1. 「出典」のシートの、いちばん上の行に、結果が載っている公表資料を書きます（題名・アドレス・公表日・読んだ日）。",
    "2. 「結果」のシートの、色のついた欄だけを書きます。分からない行、公表されていない行は、空のままにします。0 や「－」を書きません。",
    "3. ファイルを保存し、行政改革の担当に渡します。担当は、公開の前に、何がどう変わるかを見て確かめます。",
    "",
    "■ 結果の欄",
    "数値：半角の数字だけを書きます。単位・コンマ・「約」を付けません。割合は 82.2 のように、資料のとおりに書きます。",
    "そのほか：「単位・選ぶ言葉」の欄にある言葉から選びます。",
    "途中の値：年度末の値でないときは、「途中の値」で ○ を選びます（例：9月末の値）。",
    "日付：いつの時点か、いつ公表されたか。2026/3/31 のほか、令和8年3月、R8.3.31 とも書けます。分からなければ空にします。",
    "公表する文：空なら、結果の欄から文を作ります（例：令和7年度の○○は17路線だった。）。",
    "出典の番号：「出典」のシートの番号を選びます。はじめから入っている番号のままでかまいません。",
    "",
    "■ 理由の欄",
    "すでに公開した結果を直すとき（訂正）、評価が計算による状況と違うとき、前の値から大きく離れたときに、その理由を書きます。理由は記録に残ります。",
    "",
    "■ 意見と決定",
    "審議会の意見、市の回答、続けないという決定、関係する動きは、「意見と決定」のシートに1行に1つ書きます。「公表する文」は必ず書きます。",
    "",
    "■ してもよいこと",
    "行の並べかえ、絞り込み、列の移動、列や行の追加、メモのシートの追加。絞り込みで隠れている行も読みます。",
    "■ しないこと",
    "「行の符号」の列を消す、セルを結合する、個人の名前や連絡先を書く。",
  ];
}
