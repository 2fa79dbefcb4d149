import type { Plan } from "#domain/plan.ts";
import {
  describeCouncilPreview,
  describeItemPreview,
  type FigureWords,
  type ItemPreviewWords,
} from "#words/ja/preview.ts";
import { describePlace, type Finding } from "../workbook/finding.ts";
import type { ImportResult } from "./import-forms.ts";

/** A finding in words. */
export interface FindingWords extends Pick<Finding, "level" | "message" | "meant" | "key" | "reason"> {
  /** kikaku.xlsx「結果」12行目 J列「結果」「１７」 */
  where: string;
}

/** What an import says, in the words of command line and page alike. */
export interface ImportWords {
  findings: FindingWords[];
  /** What becomes of each item; empty while an error is left. */
  items: ItemPreviewWords[];
  /** Which figures of the council's report move: of the whole plan first, then of each policy. */
  council: { title: string; figures: FigureWords[] }[];
  /** How much would be added, in a sentence. */
  summary: string;
}

/** Names of the levels, as headings. */
export const LEVEL_HEADINGS: Record<Finding["level"], string> = {
  error: "直すところ",
  warning: "理由が要るところ",
  note: "お知らせ",
};

/** Tells an import; `plan` is the plan as it is before. */
export function describeImport(result: ImportResult, plan: Plan): ImportWords {
  const { findings, records, sources, unchanged, preview } = result;
  const next = { ...plan, records: [...plan.records, ...records], sources: [...plan.sources, ...sources] };
  return {
    findings: findings.map(({ place, ...finding }) => ({ ...finding, where: describePlace(place) })),
    items: preview?.items.map((item) => describeItemPreview(item, next)) ?? [],
    council: (preview?.council ?? [])
      .map((policy) => describeCouncilPreview(policy, { fiscalYear: preview?.fiscalYear ?? plan.period.last }))
      .filter(({ figures }) => figures.length > 0),
    summary: preview
      ? `結果${records.length}件、出典${sources.length}件を加えます（登録済みと同じ${unchanged}件）。`
      : "直すところがあるので、取り込めません。",
  };
}
