import { toCanonicalJson } from "#domain/canonical.ts";
import { findNumber } from "#domain/edition.ts";
import { listFollowables } from "#domain/follow-code.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { Site } from "#domain/snapshot.ts";
import { checkExpected, checkSearches } from "./check-expected.ts";
import { checkItem } from "./check-item.ts";
import { checkOpinions } from "./check-opinions.ts";
import { checkCounts, checkPlan, checkSite, listNumbered } from "./check-plan.ts";
import { checkPublication, type Publication } from "./check-publication.ts";
import { checkQuotations } from "./check-quotations.ts";
import { checkDocuments, checkRecords, checkSources } from "./check-records.ts";
import { checkSearchWords } from "./check-search-words.ts";
import { checkValues } from "./check-values.ts";
import { compileItem } from "./compile-item.ts";
import { checkHandover, compileHandover, compileInheritance } from "./handover.ts";
import { ItemFile, isOfOtherPlan, listPlanIds, listPlanPaths, PlanFile } from "./plan-files.ts";
import { type DataFiles, type Problem, suggest } from "./problem.ts";
import {
  readDocuments,
  readExpected,
  readHandover,
  readOpinions,
  readRecords,
  readSearches,
  readSources,
} from "./record-tables.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

export type CompileResult =
  | {
      ok: true;
      site: Site;
      plan: Plan;
      /** Canonical JSON of what people wrote, without what the build adds; equal for equal data. */
      content: string;
    }
  | { ok: false; problems: Problem[] };

/** What is known of a data folder besides its texts. */
interface Circumstances {
  /** Id of the plan to compile; absent: the current one, which site.yaml names. */
  planId?: string | undefined;
  /** Problems of files that could not be read as text; nothing else is said of these files. */
  unreadable?: readonly Problem[];
  /** Present where the data are to be published: what was published before, and the day. */
  publication?: Publication;
}

/**
 * Turns a data folder into the plan, or lists everything that is wrong with it.
 *
 * A broken part is reported once; what refers to it is not reported too.
 * Source: docs/method.md, "データの検査".
 */
export function compilePlan(files: DataFiles, circumstances: Circumstances = {}): CompileResult {
  const { unreadable = [], publication } = circumstances;
  const isInPlans = ({ file }: Problem) => file.startsWith("plans/");
  const problems: Problem[] = unreadable.filter((problem) => !isInPlans(problem));
  const site = readYaml(files, "site.yaml", Site, problems);
  if (site) problems.push(...checkSite(site));
  const planId = circumstances.planId ?? site?.value.plan ?? findPlanFolder(files);
  const isOther = ({ file }: Problem) => planId !== null && isOfOtherPlan(file, files, planId);
  problems.push(...unreadable.filter((problem) => isInPlans(problem) && !isOther(problem)));
  if (planId === null) return { ok: false, problems };
  // The current plan may lack its files; one that was asked for by a slip is another one.
  if (planId !== site?.value.plan && !Object.keys(files).some((file) => file.startsWith(`plans/${planId}/`))) {
    const ids = listPlanIds(files);
    const message = `この計画はありません${suggest(planId, ids)}。あるのは ${ids.join("、")} です`;
    return { ok: false, problems: [...problems, { file: `plans/${planId}`, message }] };
  }

  const paths = listPlanPaths(files, planId, problems);
  const plan = readYaml(files, paths.plan, PlanFile, problems);
  const sources = readSources(files, paths.sources, problems);
  const records = readRecords(files, paths.records, problems);
  const documents = readDocuments(files, paths.documents, problems);
  const expected = readExpected(files, paths.expected, problems);
  const searches = readSearches(files, paths.searches, problems);
  const opinions = readOpinions(files, paths.opinions, problems);
  const handover = readHandover(files, paths.handover, problems);
  if (paths.items.length === 0) problems.push({ file: `plans/${planId}/items`, message: explainNoItems(planId) });
  const itemFiles = paths.items.map((file) => readYaml(files, file, ItemFile, problems));
  const readable = itemFiles.filter((item) => item !== null);

  const items: Item[] = [];
  if (plan) {
    problems.push(...checkPlan(plan, planId, sources?.ids ?? null));
    problems.push(...checkQuotations(plan, readable, files, paths.sourceTexts));
    // A broken file would be missing from the count as well.
    if (readable.length === itemFiles.length) {
      const values = readable.map(({ value }) => value);
      problems.push(...checkCounts(plan, values), ...checkSearchWords(plan, values));
    }
    for (const item of readable) {
      problems.push(...checkItem(item, plan.value, sources?.ids ?? null));
      const compiled = compileItem(item, plan.value, problems);
      if (compiled) items.push(compiled);
    }
  }
  problems.push(...listRepeatedNumbers(readable));
  if (sources) problems.push(...checkSources(sources));
  const known = {
    plan: plan?.value ?? null,
    items: new Map(paths.items.map((file, index) => [keyOf(file), itemFiles[index]?.value ?? null])),
    sourceIds: sources?.ids ?? null,
  };
  if (records) {
    const byId = new Map(sources?.rows.map(({ value }) => [value.id, value]));
    problems.push(...checkRecords(records, known), ...checkValues(records.rows, { items: known.items, sources: byId }));
  }
  if (documents) problems.push(...checkDocuments(documents, known, sources?.rows.map(({ value }) => value) ?? []));
  if (expected) problems.push(...checkExpected(expected, known));
  if (searches) problems.push(...checkSearches(searches, known));
  if (opinions) problems.push(...checkOpinions(opinions, known));
  if (handover) problems.push(...checkHandover(handover, known, files, publication));

  if (publication && plan) {
    const tables = { records, sources, documents, expected, searches, opinions, handover };
    const data = { plan, items, itemPaths: paths.items, ...tables, files: paths };
    problems.push(...checkPublication(data, publication));
  }

  if (
    problems.length > 0 ||
    !site ||
    !plan ||
    !sources ||
    !documents ||
    !records ||
    !expected ||
    !searches ||
    !opinions ||
    !handover
  ) {
    return { ok: false, problems: inOrder(problems) };
  }
  const handed = compileHandover(handover, files);
  const inherited = compileInheritance(planId, files);
  const tables = {
    sources: sources.rows.map(({ value }) => value),
    records: records.rows.map(({ value }) => value),
    // A plan without the file, or with an empty one, stays as it was before there was one.
    ...(documents.rows.length > 0 ? { documents: documents.rows.map(({ value }) => value) } : {}),
    ...(expected.rows.length > 0 ? { expected: expected.rows.map(({ value }) => value) } : {}),
    ...(searches.rows.length > 0 ? { searches: searches.rows.map(({ value }) => value) } : {}),
    ...(opinions.rows.length > 0 ? { opinions: opinions.rows.map(({ value }) => value) } : {}),
    ...(handed ? { handover: handed } : {}),
    ...(inherited.length > 0 ? { inherited } : {}),
  };
  const compiled = { ...plan.value, ...fillCounts(plan.value, items), items: sortItems(items, plan.value), ...tables };
  return {
    ok: true,
    site: site.value,
    plan: { ...compiled, followRegister: listFollowables(compiled) },
    content: toCanonicalJson({
      site: site.value,
      plan: plan.value,
      items: readable.map(({ value }) => value),
      ...tables,
    }),
  };
}

/** The folder of the only plan, so that a broken site.yaml does not keep the rest from being checked. */
function findPlanFolder(files: DataFiles): string | null {
  const [id = null, ...others] = listPlanIds(files);
  return others.length === 0 ? id : null;
}

function explainNoItems(planId: string): string {
  return `項目のファイルがありません。計画に印刷された番号ごとに npm run new-plan -- ${planId} 1-1-1 1-1-2 のようにして作り、書き入れてください`;
}

function keyOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, -".yaml".length);
}

/** A printed number must name one item of a section only. */
function listRepeatedNumbers(items: readonly YamlFile<ItemFile>[]): Problem[] {
  const seen = new Map<string, string>();
  return items.flatMap((item) => {
    const { key, policy, section, numbers } = item.value;
    return Object.entries(numbers).flatMap(([edition, number]) => {
      const place = JSON.stringify([edition, policy, section, number]);
      const other = seen.get(place);
      seen.set(place, other ?? key);
      if (other === undefined) return [];
      const message = `同じ区分の項目 ${other} と同じ番号です。印刷された番号を確かめてください`;
      return [item.problemAt(["numbers", edition], message, number)];
    });
  });
}

/** The numbers of items by section, policy and in all: as printed, or counted where the plan prints none. */
function fillCounts(plan: PlanFile, items: readonly Item[]): Pick<Plan, "policies" | "printedTotal"> {
  const numbered = listNumbered(items, plan);
  const policies = plan.policies.map((policy) => {
    const own = numbered.filter((item) => item.policy === policy.id);
    const sections = policy.sections.map((section) => ({
      ...section,
      printedCount: section.printedCount ?? own.filter((item) => item.section === section.id).length,
    }));
    return { ...policy, sections, printedCount: policy.printedCount ?? own.length };
  });
  return { policies, printedTotal: plan.printedTotal ?? numbered.length };
}

/** Items as the newest edition prints them: by policy, section and number; those that it no longer has stand last. */
function sortItems(items: readonly Item[], plan: PlanFile): Item[] {
  const sections = plan.policies.flatMap((policy) => policy.sections.map(({ id }) => `${policy.id}/${id}`));
  const place = ({ policy, section }: Item) => sections.indexOf(`${policy}/${section}`);
  const numbered = new Set(listNumbered(items, plan));
  return items.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      Number(numbered.has(b)) - Number(numbered.has(a)) ||
      compareNumbers(findNumber(a, plan), findNumber(b, plan)) ||
      compareNumbers(a.key, b.key),
  );
}

/** Digits compare as numbers: 2-2-9 stands before 2-2-10, 施策9 before 施策12. */
function compareNumbers(a: string, b: string): number {
  const [first, second] = [splitDigits(a), splitDigits(b)];
  const index = first.findIndex((part, at) => part !== second[at]);
  if (index < 0) return first.length - second.length;
  const [x = "", y = ""] = [first[index], second[index]];
  return Number(x) - Number(y) || (x < y ? -1 : 1);
}

function splitDigits(number: string): string[] {
  return number.normalize("NFKC").match(/\d+|\D+/g) ?? [];
}

/** Sorted by file and by line, so that a person can work from top to bottom. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const placeOf = ({ row, line }: Problem) => row ?? line ?? 0;
  return problems.toSorted((a, b) => (a.file === b.file ? placeOf(a) - placeOf(b) : a.file < b.file ? -1 : 1));
}
