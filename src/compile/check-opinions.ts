import type { Opinion } from "#domain/opinion.ts";
import { explainMissingSource } from "./check-plan.ts";
import { explainMissingItem, type Known } from "./check-records.ts";
import { type Problem, suggest } from "./problem.ts";
import type { BrokenRow, RowsRead } from "./record-tables.ts";

/** Opinions name items, an edition and a source that exist, and each stands there once. */
export function checkOpinions({ rows, broken }: RowsRead<Opinion>, known: Known): Problem[] {
  return [
    ...rows.flatMap(({ value, problemAt }, index) => {
      const problems = checkReferences({ ...value }, problemAt, known);
      if (value.page !== undefined && value.page < 1) {
        problems.push(problemAt("page", "1以上の数にしてください。ページがなければ空にします"));
      }
      const same = rows.slice(0, index).find((row) => isSameOpinion(row.value, value));
      if (same) problems.push(problemAt("text", `${same.value.id} の行と同じ意見です。1行だけにしてください`));
      return problems;
    }),
    ...broken.flatMap(({ cells, problemAt }) => checkReferences(cells, problemAt, known)),
  ];
}

function isSameOpinion(a: Opinion, b: Opinion): boolean {
  return a.text === b.text && a.edition === b.edition && a.items?.join() === b.items?.join();
}

/** Asked of rows with other errors too, so that all are told at once. */
function checkReferences(
  { items, edition, source }: Readonly<Record<string, unknown>>,
  problemAt: BrokenRow<Opinion>["problemAt"],
  known: Known,
): Problem[] {
  const keys = Array.isArray(items) ? items.map(String) : [];
  const problems = [...new Set(keys)]
    .filter((key) => !known.items.has(key))
    .map((key) => problemAt("items", explainMissingItem(key, known)));
  if (new Set(keys).size < keys.length) problems.push(problemAt("items", "同じ番号が2つあります。1つにしてください"));
  const editions = known.plan?.editions.map(({ id }) => id);
  if (editions && typeof edition === "string" && !editions.includes(edition)) {
    const message = `この id の版は plan.yaml の editions にありません。${editions.join("、")} のどれかにしてください${suggest(edition, editions)}`;
    problems.push(problemAt("edition", message));
  }
  if (typeof source === "string" && known.sourceIds && !known.sourceIds.has(source)) {
    problems.push(problemAt("source", explainMissingSource(source, known.sourceIds)));
  }
  return problems;
}
