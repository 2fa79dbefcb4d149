import { OPINION_OUTCOMES } from "#domain/opinion.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { HANDOVER_WORDS } from "#words/ja/handover.ts";
import { describeKind, describeOrigin, describeRating, describeSourceKind } from "#words/ja/kinds.ts";
import { describeOutcome } from "#words/ja/opinion.ts";
import { describeStatus } from "#words/ja/status.ts";
import { describeStepState, describeYearState } from "#words/ja/target.ts";

/** The codes of the tables with their words, by the name of the list; those of what was recorded bear its type's name. */
export const CODE_LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: describeEach(STATUS_NAMES, describeStatus),
  kind: describeEach(["quantity", "milestone", "yearly", "direction"], describeKind),
  origin: describeEach(["new", "continued"], describeOrigin),
  direction: { rise: "増やす", fall: "減らす" },
  record_type: {
    observation: "数値",
    step: "段階",
    year: "年度の実施",
    rating: "所管課の評価",
    decision: "決定",
    remark: "意見と回答",
    event: "関係する動き",
  },
  step: describeEach(["reached", "not-reached", "postponed"], (state) => describeStepState({ state, inTime: true })),
  year: describeEach(
    ["done", "partly", "not-done", "not-needed", "no-record", "upcoming", "not-due"],
    describeYearState,
  ),
  rating: describeEach(["done", "on-track", "late", "closed"], describeRating),
  decision: { closed: "検討終了", reopened: "再開" },
  remark: { council: "審議会の意見", reply: "市の回答" },
  source_kind: describeEach(["official", "press", "other"], describeSourceKind),
  department_kind: { section: "本庁の課", branch: "支所の課", collective: "各課など" },
  area_reason: { named: "計画の文が名を挙げている", branch: "その地域の支所が所管する" },
  document_scope: { items: "項目", every: "すべての項目", plan: "計画全体" },
  opinion_outcome: describeEach(OPINION_OUTCOMES, describeOutcome),
  handover_fate: HANDOVER_WORDS,
  column_type: {
    text: "文字列",
    code: "符号",
    integer: "整数",
    number: "数",
    date: "日付（ISO 8601。月まで、年までのこともある）",
    boolean: "true か false",
    url: "アドレス",
  },
};

/** The word of a code; throws where the list does not have it, because a code without a meaning must not get out. */
export function describeCode(list: string, code: string): string {
  const word = CODE_LISTS[list]?.[code];
  if (word === undefined) throw new Error(`code list ${list} has no ${code}`);
  return word;
}

function describeEach<Code extends string>(codes: readonly Code[], wordOf: (code: Code) => string) {
  return Object.fromEntries(codes.map((code) => [code, wordOf(code)]));
}
