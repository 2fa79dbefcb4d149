import { readData } from "#build/read-data.ts";
import { readVersions, toPublication } from "#build/versions.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import { listPlanIds } from "#compile/plan-files.ts";
import { describeProblems, type Problem } from "#compile/problem.ts";
import { readCurrentPlanId } from "#compile/site-file.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";

interface PlansToCheck {
  /** Id of the one plan to check; absent: all of them. */
  plan: string | undefined;
  /** The day on which the data would be published. */
  date: IsoDate;
}

interface PlansChecked {
  /** What was read as something else than it should be, in sentences. */
  notes: string[];
  /** What is well, and what is still to be filled in of plans that nobody has published yet. */
  lines: string[];
  /** What has to be corrected; empty where all is well. */
  problems: string[];
}

/**
 * Checks every plan of a data folder. One that is being prepared, neither current nor ever published, is on no page yet:
 * what it lacks stops nothing but its own publication, unless it is the one that was asked for.
 */
export async function checkPlans(folder: string, { plan, date }: PlansToCheck): Promise<PlansChecked> {
  const { files, unreadable, notes } = await readData(folder);
  const versions = await readVersions(folder);
  const publication = toPublication(versions, date);
  const current = readCurrentPlanId(files);
  const all = new Set([...listPlanIds(files), ...(current === null ? [] : [current])]);
  const ids = plan === undefined ? [...all] : [plan];
  const lines: string[] = [];
  const problems = new Map<string, Problem>();
  // Without any plan the compiler says what is missing.
  for (const planId of ids.length > 0 ? ids : [undefined]) {
    const result = compilePlan(files, { planId, unreadable, publication });
    const name = all.size > 1 && planId !== undefined ? `plans/${planId}: ` : "";
    if (result.ok) {
      const { items, records, sources } = result.plan;
      const counts = `項目${items.length}、結果${records.length}、出典${sources.length}`;
      lines.push(`${name}データに問題はありません（${counts}）。`);
      continue;
    }
    const read = planId === undefined ? undefined : versions.get(planId);
    const isInPreparation = current !== null && planId !== current && read?.ok && read.versions.length === 0;
    if (plan !== undefined || !isInPreparation) {
      // What is wrong with site.yaml is told once.
      for (const problem of result.problems) problems.set(JSON.stringify(problem), problem);
    } else {
      lines.push(`${name}準備中の計画です。公開までに、次の${result.problems.length}件を書き入れるか直してください。`);
      lines.push(...describeProblems(result.problems, folder));
    }
  }
  if (problems.size === 0) return { notes, lines, problems: [] };
  const sum = `\nデータに${problems.size}件の問題があります。上の各行のファイルを直してください。`;
  return { notes, lines, problems: [...describeProblems([...problems.values()], folder), sum] };
}
