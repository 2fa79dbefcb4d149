import { normalize } from "#domain/search.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import type { Problem } from "./problem.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Words for the search find something: an example that finds no item, or a meaning that stands nowhere, is a slip. */
export function checkSearchWords(plan: YamlFile<PlanFile>, items: readonly ItemFile[]): Problem[] {
  const texts = items.flatMap(({ title, content, goal, owners }) => [title, content, goal, owners].map(normalize));
  const isFound = (word: string) => texts.some((text) => text.includes(normalize(word)));
  const { searchExamples = [], everydayWords = {} } = plan.value;
  return [
    ...searchExamples.flatMap((word, index) =>
      isFound(word) ? [] : [plan.problemAt(["searchExamples", index], EXAMPLE, word)],
    ),
    ...Object.entries(everydayWords).flatMap(([everyday, words]) =>
      words.flatMap((word, index) =>
        isFound(word) ? [] : [plan.problemAt(["everydayWords", everyday, index], MEANING, word)],
      ),
    ),
  ];
}

const EXAMPLE = "この言葉では、どの項目も見つかりません。項目の題名、内容、目標、所管課にある言葉にしてください";
const MEANING = "この言葉は、どの項目の題名、内容、目標、所管課にもありません。計画の言い方で書いてください";
