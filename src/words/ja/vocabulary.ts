import type { Plan } from "#domain/plan.ts";
import type { Vocabulary } from "#domain/search.ts";
import { EVERYDAY_WORDS } from "./everyday-words.ts";
import { READINGS } from "./readings.ts";

/** The words by which a plan is searched: those of any such plan, and those of its own city. Keep the result. */
export function listVocabulary({ readings, everydayWords }: Pick<Plan, "readings" | "everydayWords">): Vocabulary {
  return { readings: { ...READINGS, ...readings }, meanings: { ...EVERYDAY_WORDS, ...everydayWords } };
}
