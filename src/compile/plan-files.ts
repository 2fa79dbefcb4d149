import * as z from "zod/mini";
import { Item, Metric } from "#domain/item.ts";
import { Plan, Policy, Section } from "#domain/plan.ts";
import { Text } from "#domain/source.ts";
import type { DataFiles, Problem } from "./problem.ts";

const mayCount = { printedCount: z.optional(z.int()) };

/** `plan.yaml`: the plan without what has files of its own. What a plan does not print is left out. */
export const PlanFile = z.extend(
  z.omit(Plan, {
    items: true,
    sources: true,
    documents: true,
    records: true,
    followRegister: true,
    expected: true,
    searches: true,
    opinions: true,
    handover: true,
    inherited: true,
  }),
  {
    closedYears: z._default(Plan.shape.closedYears, []),
    commentsOpen: z._default(Plan.shape.commentsOpen, false),
    printedTotal: z.optional(Plan.shape.printedTotal),
    chapters: z._default(Plan.shape.chapters, []),
    policies: z
      .array(
        z.extend(Policy, {
          ...mayCount,
          texts: z._default(Policy.shape.texts, []),
          sections: z.array(z.extend(Section, mayCount)).check(z.minLength(1)),
        }),
      )
      .check(z.minLength(1)),
    notes: z._default(Plan.shape.notes, []),
    governance: z._default(Plan.shape.governance, { parts: [] }),
    facts: z._default(Plan.shape.facts, []),
    areas: z._default(Plan.shape.areas, []),
  },
);
export type PlanFile = z.infer<typeof PlanFile>;

/** `items/<key>.yaml`: an item as people write it; the build adds what follows from the texts. */
export const ItemFile = z.extend(
  z.omit(Item, { schedule: true, ownerText: true, owners: true, areas: true, notes: true, metrics: true }),
  {
    /** 実施時期, as printed. */
    schedule: Text,
    /** 所管課, as printed, names separated by white space. */
    owners: Text,
    metrics: z.optional(z.array(Metric)),
  },
);
export type ItemFile = z.infer<typeof ItemFile>;

/** The paths of one plan's files. */
interface PlanPaths {
  plan: string;
  records: string;
  sources: string;
  /** These five may be absent. */
  documents: string;
  expected: string;
  searches: string;
  opinions: string;
  handover: string;
  items: string[];
  sourceTexts: string[];
}

/** The ids of all plans in a data folder, the oldest first: every folder of `plans/` that holds a plan.yaml. */
export function listPlanIds(files: DataFiles): string[] {
  const ids = Object.keys(files).flatMap((file) => /^plans\/([^/]+)\/plan\.yaml$/.exec(file)?.[1] ?? []);
  return ids.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

/** Whether a file belongs to another plan of a data folder than the one named. */
export function isOfOtherPlan(file: string, files: DataFiles, planId: string): boolean {
  return listPlanIds(files).some((id) => id !== planId && file.startsWith(`plans/${id}/`));
}

/** Sorts the files of one plan; a file that nothing would read is reported as a problem. */
export function listPlanPaths(files: DataFiles, planId: string, problems: Problem[]): PlanPaths {
  const folder = `plans/${planId}/`;
  const paths: PlanPaths = {
    plan: `${folder}plan.yaml`,
    records: `${folder}records.csv`,
    sources: `${folder}sources.csv`,
    documents: `${folder}documents.csv`,
    expected: `${folder}expected.csv`,
    searches: `${folder}searches.csv`,
    opinions: `${folder}opinions.csv`,
    handover: `${folder}handover.csv`,
    items: [],
    sourceTexts: [],
  };
  const { plan, records, sources, documents, expected, searches, opinions, handover } = paths;
  const single = new Set(["site.yaml", plan, records, sources, documents, expected, searches, opinions, handover]);
  const others = listPlanIds(files).flatMap((id) => (id === planId ? [] : [`plans/${id}/`]));
  for (const file of Object.keys(files).sort()) {
    if (single.has(file) || others.some((other) => file.startsWith(other))) continue;
    const name = file.startsWith(folder) ? file.slice(folder.length) : "";
    if (/^items\/[^/]+\.yaml$/.test(name)) paths.items.push(file);
    else if (/^source\/[^/]+\.txt$/.test(name)) paths.sourceTexts.push(file);
    // What was collected before it became records is kept beside the city's text, for its origin only.
    else if (/^source\/[^/]+\.csv$/.test(name)) continue;
    else problems.push({ file, message: explainStrayFile(file, folder) });
  }
  return paths;
}

function explainStrayFile(file: string, folder: string): string {
  if (file.startsWith("plans/") && !file.startsWith(folder)) {
    return `${file.split("/", 2).join("/")}/ に plan.yaml がないため、計画として読まれません。移すか、消してください`;
  }
  const tables = "records.csv、sources.csv、documents.csv、expected.csv、searches.csv、opinions.csv、handover.csv";
  const names = `plan.yaml、${tables}、items/項目番号.yaml、source/名前.txt`;
  return `この名前のファイルは読まれません。${folder} の ${names} のどれかに直すか、消してください`;
}
