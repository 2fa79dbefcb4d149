import { OPINION_OUTCOMES, type Opinion } from "#domain/opinion.ts";

/** In the order of the outcomes. */
const WORDS = ["反映", "一部反映", "既に記載", "参考", "反映しない"] as const;

/** 反映区分 in the word that cities print. */
export function describeOutcome(outcome: Opinion["outcome"]): string {
  return WORDS[OPINION_OUTCOMES.indexOf(outcome)] ?? outcome;
}
