import { findNumber } from "#domain/edition.ts";
import type { Handover, HandoverFate, Inheritance, OtherItem } from "#domain/handover.ts";
import { plainTitle } from "#domain/item.ts";
import { explainMissingSource } from "./check-plan.ts";
import type { Publication } from "./check-publication.ts";
import { explainMissingItem, type Known } from "./check-records.ts";
import { ItemFile, listPlanIds, PlanFile } from "./plan-files.ts";
import { type DataFiles, type Problem, suggest } from "./problem.ts";
import { type HandoverRow, type RowsRead, readHandover } from "./record-tables.ts";
import { readYaml } from "./yaml-file.ts";

/** Another plan of the data folder, as far as its files can be read; what is wrong with them is said where it is checked. */
interface OtherPlan {
  title: string;
  items: ReadonlyMap<string, OtherItem>;
}

function readOtherPlan(files: DataFiles, planId: string): OtherPlan | null {
  const plan = readYaml(files, `plans/${planId}/plan.yaml`, PlanFile, [])?.value;
  if (!plan) return null;
  const paths = Object.keys(files).filter((file) => file.startsWith(`plans/${planId}/items/`));
  const items = paths.flatMap((file) => readYaml(files, file, ItemFile, [])?.value ?? []);
  const named = items.map((item): [string, OtherItem] => [
    item.key,
    { key: item.key, number: findNumber(item, plan), title: plainTitle(item) },
  ]);
  return { title: plan.title, items: new Map(named) };
}

/** Rows name an item each, one plan, and of that plan the items that go on with it. */
export function checkHandover(
  { rows }: RowsRead<HandoverRow>,
  known: Known,
  files: DataFiles,
  publication: Publication | undefined,
): Problem[] {
  const own = known.plan?.id;
  const [successor] = rows.map(({ value }) => value.plan);
  const others = listPlanIds(files).filter((id) => id !== own);
  const next = successor !== undefined && others.includes(successor) ? readOtherPlan(files, successor) : null;
  const seen = new Set<string>();
  return rows.flatMap(({ value, problemAt }) => {
    const { item, fate, plan, successors = [], source } = value;
    const problems: Problem[] = [];
    if (!known.items.has(item)) problems.push(problemAt("item", explainMissingItem(item, known)));
    else if (seen.has(item)) problems.push(problemAt("item", TWICE));
    seen.add(item);
    if (known.sourceIds && !known.sourceIds.has(source)) {
      problems.push(problemAt("source", explainMissingSource(source, known.sourceIds)));
    }
    if (plan !== successor)
      problems.push(problemAt("plan", `ほかの行の計画（${successor}）と違います。次の計画は1つです`));
    else if (!others.includes(plan)) {
      problems.push(problemAt("plan", `この id の計画が data/plans/ にありません${suggest(plan, others)}`));
    } else if (publication && !publication.findLast(plan)) problems.push(problemAt("plan", explainUnpublished(plan)));
    if (fate === "withdrawn")
      return value.note === undefined ? [...problems, problemAt("note", NEEDS_REASON)] : problems;
    if ((fate === "continued") !== successors.length > 0) {
      problems.push(problemAt("successors", fate === "continued" ? NEEDS_SUCCESSORS : NO_SUCCESSORS));
    }
    for (const key of plan === successor && next ? successors : []) {
      if (next?.items.has(key)) continue;
      const message = `計画 ${plan} に項目 ${key} がありません。番号を確かめてください${suggest(key, [...(next?.items.keys() ?? [])])}`;
      problems.push(problemAt("successors", message));
    }
    return problems;
  });
}

const NEEDS_REASON = "取り下げた（withdrawn）行には、なぜ取り下げたかを書いてください";
const TWICE = "この項目の行は、ほかにもあります。1行にまとめ、引き継いだ項目は successors に並べてください";
const NEEDS_SUCCESSORS = "引き継がれた（continued）項目には、次の計画の項目の番号を書いてください";
const NO_SUCCESSORS =
  "終わった（finished）・なくなった（dropped）項目では空にするか、fate を continued に直してください";

function explainUnpublished(plan: string): string {
  return `計画 ${plan} はまだ公開していません。先に npm run publish-data -- --plan ${plan} で公開してください`;
}

/** A row that still holds, as a list; none for one that was withdrawn. */
function keepStanding({ fate, ...row }: HandoverRow): (Omit<HandoverRow, "fate"> & { fate: HandoverFate })[] {
  return fate === "withdrawn" ? [] : [{ ...row, fate }];
}

/** What a plan hands over, with what the items are called where they go on; absent where it says nothing of it. */
export function compileHandover({ rows }: RowsRead<HandoverRow>, files: DataFiles): Handover | undefined {
  const standing = rows.flatMap(({ value }) => keepStanding(value));
  const plan = rows[0]?.value.plan;
  const next = plan === undefined ? null : readOtherPlan(files, plan);
  if (plan === undefined || !next) return undefined;
  const items = standing.map(({ plan: _, successors = [], ...row }) => ({
    ...row,
    to: successors.flatMap((key) => next.items.get(key) ?? []),
  }));
  const withdrawn = rows.flatMap(({ value: { item, fate, note } }) =>
    fate === "withdrawn" && note !== undefined ? [{ item, note }] : [],
  );
  return { plan, title: next.title, items, ...(withdrawn.length > 0 ? { withdrawn } : {}) };
}

/** What other plans hand to this one, by their own tables; what is wrong with these is said where they are checked. */
export function compileInheritance(planId: string, files: DataFiles): Inheritance[] {
  return listPlanIds(files).flatMap((id): Inheritance[] => {
    if (id === planId) return [];
    const table = readHandover(files, `plans/${id}/handover.csv`, []);
    const rows = (table?.rows ?? []).flatMap(({ value }) => keepStanding(value)).filter(({ plan }) => plan === planId);
    const before = rows.length > 0 ? readOtherPlan(files, id) : null;
    const items = rows.flatMap(({ item, fate, successors = [], note }) => {
      const from = before?.items.get(item);
      const why = fate === "continued" ? undefined : note;
      return from ? [{ from, fate, to: successors, ...(why === undefined ? {} : { note: why }) }] : [];
    });
    return before && items.length > 0 ? [{ plan: id, title: before.title, items }] : [];
  });
}
