import { findNumber } from "#domain/edition.ts";
import type { Plan } from "#domain/plan.ts";
import type { DatedPlan } from "#domain/preview.ts";
import { type ApprovalSheet, describeApproval } from "#words/ja/approval.ts";
import { describeEntry } from "#words/ja/change.ts";
import { describeSaying } from "#words/ja/form.ts";
import {
  describeCouncilPreview,
  describeItemPreview,
  type FigureWords,
  type ItemPreviewWords,
} from "#words/ja/preview.ts";
import { describeRecordType } from "#words/ja/record.ts";
import { describePlace, type Finding } from "../workbook/finding.ts";
import { groupFindings } from "./group-findings.ts";
import type { ImportResult, KeptReason } from "./import-forms.ts";

/** A finding in words. */
export interface FindingWords extends Pick<Finding, "level" | "message" | "fact" | "meant" | "key" | "reason"> {
  /** kikaku.xlsx「結果」12行目 J列「結果」「１７」 */
  where: string;
}

/** What one slip led to: the first few places, and the others, which unfold. */
export interface FindingGroupWords {
  level: Finding["level"];
  shown: FindingWords[];
  rest: FindingWords[];
  /** 「ほか44件: kikaku.xlsx「結果」 L列「出典の番号」（5、6、7行目）」; empty where there is no rest. */
  restWords: string;
}

/** What an import says, in the words of command line and page alike. */
export interface ImportWords {
  findings: FindingWords[];
  /** The same by cause, as they are shown. */
  groups: FindingGroupWords[];
  /** What becomes of each item; empty while an error is left. */
  items: ItemPreviewWords[];
  /** Which figures of the council's report move: of the whole plan first, then of each policy. */
  council: { title: string; figures: FigureWords[] }[];
  /** How much would be added, in a sentence. */
  summary: string;
  /** What goes round before it is public; `null` while something is to be put right, and where nothing would change. */
  approval: ApprovalSheet | null;
}

/** Names of the levels, as headings. */
export const LEVEL_HEADINGS: Record<Finding["level"], string> = {
  error: "直すところ",
  warning: "理由が要るところ",
  note: "お知らせ",
};

/** Tells an import of files, by their names, into the data as they are before. */
export function describeImport(result: ImportResult, { plan, asOf }: DatedPlan, files: readonly string[]): ImportWords {
  const { records, sources, unchanged, preview, isReady } = result;
  const next = result.plan ?? plan;
  const findings = result.findings.map(tellFinding);
  const items = preview?.items.map((item) => describeItemPreview(item, next)) ?? [];
  const council = (preview?.council ?? []).map(describeCouncilPreview).filter(({ figures }) => figures.length > 0);
  const summary = preview
    ? `結果${records.length}件、出典${sources.length}件を加えます（登録済みと同じ${unchanged}件）。`
    : "直すところがあるので、取り込めません。";
  const others = preview?.plan.flatMap((change) => describeEntry(change, next)) ?? [];
  // Time alone moves a status, too; that needs nobody's leave.
  const told = [...(preview?.items.flatMap(({ changes }) => changes) ?? []), ...(preview?.plan ?? [])];
  const hasNews = told.some((change) => change.field !== "status" || change.with.length > 0);
  const approval =
    isReady && hasNews
      ? describeApproval({
          plan: plan.title,
          publishedOn: asOf,
          files,
          summary,
          items,
          others,
          sources,
          reasons: [
            ...findings.flatMap(({ where, message, fact = message, reason }) =>
              reason === undefined ? [] : [{ where, fact, reason }],
            ),
            ...result.keptReasons.map((kept) => tellKept(kept, next)),
          ],
          council,
        })
      : null;
  const groups = groupFindings(result.findings).map(({ level, shown, rest, restWords }) => ({
    level,
    shown: shown.map(tellFinding),
    rest: rest.map(tellFinding),
    restWords,
  }));
  return { findings, groups, items, council, summary, approval };
}

function tellFinding({ place, ...finding }: Finding): FindingWords {
  return { ...finding, where: describePlace(place) };
}

/** A reason that nobody asked for, by what it is said of: 2-1-5 所管課の評価「遅延」. */
function tellKept({ place, record, reason }: KeptReason, plan: Plan) {
  const item = plan.items.find(({ key }) => key === record.item);
  const number = item ? findNumber(item, plan) : record.item;
  return {
    where: describePlace(place),
    fact: `${number} ${describeRecordType(record)}「${describeSaying(record)}」`,
    reason,
  };
}
