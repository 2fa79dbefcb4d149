import { access, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DataFiles } from "#compile/problem.ts";
import {
  explainBadItemKey,
  explainBadPlanId,
  scaffoldItem,
  scaffoldPlan,
  scaffoldSite,
} from "#compile/scaffold-plan.ts";

interface NewPlan {
  /** The data folder. */
  folder: string;
  planId: string;
  /** Items to begin with, or to add to a plan that is there. */
  keys: readonly string[];
  /** Text of docs/data-format.md. */
  guide: string;
}

/**
 * Makes the folder of a plan, or adds items to it, and says what is to be done next. Throws a Japanese sentence, and
 * writes nothing, where a name cannot be used or a file is there already.
 */
export async function createPlan({ folder, planId, keys, guide }: NewPlan): Promise<string> {
  const isThere = (path: string) =>
    access(join(folder, path)).then(
      () => true,
      () => false,
    );
  const planFolder = `plans/${planId}`;
  const bad = explainBadPlanId(planId) ?? keys.map(explainBadItemKey).find((message) => message !== null);
  if (bad) throw new Error(bad);
  const isNew = !(await isThere(planFolder));
  if (!isNew && keys.length === 0) {
    const free = suggestFreeId(await readdir(join(folder, "plans")));
    throw new Error(
      `${join(folder, planFolder)} はもうあります。上書きはしません。新しい計画なら別の id（${free} など）を、項目を足すなら npm run new-plan -- ${planId} 1-1-1 のように番号も書いてください。`,
    );
  }
  const files: DataFiles = {
    ...((await isThere("site.yaml")) ? {} : scaffoldSite(planId)),
    ...(isNew ? scaffoldPlan(planId, guide) : {}),
    ...Object.assign({}, ...keys.map((key) => scaffoldItem(planId, key, guide))),
  };
  for (const path of Object.keys(files)) {
    if (await isThere(path))
      throw new Error(`${join(folder, path)} はもうあります。上書きはしません。何も作っていません。`);
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { flag: "wx" });
  }
  const made = Object.keys(files).map((path) => `  ${join(folder, path)}`);
  const next = [
    `次に、計画の本文を ${join(folder, planFolder, "source")}/<版の id>.txt に置き、ファイルの説明にならって書き入れてください。`,
    `残りは npm run check-data -- --plan ${planId} が示します。公開は npm run publish-data -- --plan ${planId}、手順は data/README.md の「次の計画やほかの計画を載せる」にあります。`,
  ];
  return ["作りました:", ...made, ...next].join("\n");
}

/** The number after the highest one that a plan has. */
function suggestFreeId(ids: readonly string[]): number {
  return Math.max(0, ...ids.filter((id) => /^\d+$/.test(id)).map(Number)) + 1;
}
