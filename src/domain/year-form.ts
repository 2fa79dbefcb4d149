import { findLatest, listCurrentRecords } from "./current-records.ts";
import { type FiscalYear, hasEnded } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import type { Item, Metric } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { PlanRecord } from "./record.ts";
import type { MilestoneTarget, Step } from "./targets/milestone.ts";
import type { YearlyTarget } from "./targets/yearly.ts";

type DutyPart = NonNullable<YearlyTarget["parts"]>[number];

/** One thing that departments are asked of an item for a fiscal year. */
export type Question =
  | { kind: "observation"; metric: Metric }
  | { kind: "step"; target: MilestoneTarget; step: Step }
  /** Without a part it asks for the whole duty. */
  | { kind: "year"; target: YearlyTarget; part?: DutyPart }
  /** The department's own word. */
  | { kind: "rating" };

/** A question with what is known of it: a row of a year's form. */
export interface FormRow {
  item: Item;
  question: Question;
  fiscalYear: FiscalYear;
  /** What names the question for good, as `keyOfRecord` does. */
  key: string;
  /** What was last said of it before the year: of the year before, or of any earlier one for a step. */
  before: PlanRecord | null;
  /** What is said of it for the year; a year-end figure goes before an interim one. */
  known: PlanRecord | null;
}

/** Everything that may be asked of an item, in any year, in the plan's order; the rating last. */
export function listQuestions(item: Item): Question[] {
  const figures = item.metrics.map((metric): Question => ({ kind: "observation", metric }));
  const words = item.targets.flatMap((target): Question[] => {
    switch (target.kind) {
      case "milestone":
        return target.steps.map((step) => ({ kind: "step", target, step }));
      case "yearly":
        // A duty that a number decides is asked for by the number.
        if (target.threshold) return [];
        return target.parts ? target.parts.map((part) => ({ kind: "year", target, part })) : [{ kind: "year", target }];
      case "quantity":
      case "direction":
        return [];
      default:
        return target satisfies never;
    }
  });
  return [...figures, ...words, { kind: "rating" }];
}

/** What names a question: `observation:2-1-5:routes`, `step:2-1-1:a:east`, `year:1-1-3:a:2`, `rating:2-1-5`. */
export function keyOfQuestion(item: Pick<Item, "key">, question: Question): string {
  switch (question.kind) {
    case "observation":
      return `observation:${item.key}:${question.metric.id}`;
    case "step":
      return `step:${item.key}:${question.target.id}:${question.step.id}`;
    case "year":
      return ["year", item.key, question.target.id, ...(question.part ? [question.part.id] : [])].join(":");
    case "rating":
      return `rating:${item.key}`;
    default:
      return question satisfies never;
  }
}

/** The key of the question that a record answers; `null` for decisions, remarks and events, which answer none. */
export function keyOfRecord(record: PlanRecord): string | null {
  switch (record.type) {
    case "observation":
      return `observation:${record.item}:${record.subject}`;
    case "step":
      return `step:${record.item}:${record.target}:${record.subject}`;
    case "year":
      return ["year", record.item, record.target, ...(record.subject === undefined ? [] : [record.subject])].join(":");
    case "rating":
      return `rating:${record.item}`;
    default:
      return null;
  }
}

/**
 * The rows of a fiscal year's form, for the whole plan or for one department (by slug): in the plan's order. What cannot
 * be asked of the year is left out: steps reached before, and duties of other years.
 */
export function listFormRows(
  plan: Pick<Plan, "items" | "period" | "records">,
  fiscalYear: FiscalYear,
  department?: string,
): FormRow[] {
  const current = groupBy(listCurrentRecords(plan.records), keyOfRecord);
  return plan.items.flatMap((item) =>
    listQuestions(item)
      .filter((question) => department === undefined || isAskedOf(department, item, question))
      .flatMap((question) => {
        const key = keyOfQuestion(item, question);
        const said = current.get(key) ?? [];
        if (!isAskedIn(fiscalYear, question, said, plan)) return [];
        const before = said.filter((record) => isBefore(record, fiscalYear, question));
        const known = listSaidOf(fiscalYear, said, current.get(keyOfWhole(item, question)) ?? []);
        const final = known.filter((record) => record.type !== "observation" || !record.interim);
        return {
          item,
          question,
          fiscalYear,
          key,
          before: findLatest(before),
          known: findLatest(final) ?? findLatest(known),
        };
      }),
  );
}

/** The key of the duty to which a part belongs; of anything else its own. */
function keyOfWhole(item: Item, question: Question): string {
  return keyOfQuestion(item, question.kind === "year" ? { kind: "year", target: question.target } : question);
}

/** What is said of a year: of the thing itself, else of the duty to which it belongs; 一部 does not tell of which part. */
function listSaidOf(year: FiscalYear, said: readonly PlanRecord[], ofWhole: readonly PlanRecord[]): PlanRecord[] {
  const own = said.filter((record) => record.fiscalYear === year);
  if (own.length > 0) return own;
  return ofWhole.filter((record) => record.fiscalYear === year && record.type === "year" && record.state !== "partly");
}

/** Whether the year asks for an answer; before its due year a step may be told of and need not be. */
export function isOwed({ question, fiscalYear }: Pick<FormRow, "question" | "fiscalYear">): boolean {
  return question.kind !== "step" || fiscalYear >= question.step.due;
}

/** Whether a row's year is answered; an interim figure answers only a year that has not ended. */
export function isAnswered({ known, fiscalYear }: FormRow, asOf: string): boolean {
  if (known?.type === "observation" && known.interim) return !hasEnded(fiscalYear, asOf);
  return known !== null;
}

/** A department is asked for what its entries in 所管課 name: for ②～⑤, those parts alone. */
function isAskedOf(department: string, item: Item, question: Question): boolean {
  const owners = item.owners.filter((owner) => owner.department === department);
  if (question.kind !== "year" || !question.part) return owners.length > 0;
  const duty = 1 + (question.target.parts ?? []).indexOf(question.part);
  return owners.some(({ duties }) => duties === undefined || duties.includes(duty));
}

function isAskedIn(
  year: FiscalYear,
  question: Question,
  said: readonly PlanRecord[],
  { period }: Pick<Plan, "period">,
): boolean {
  if (question.kind === "year") {
    const { start = period.first, end = period.last } = question.target;
    return year >= start && year <= end;
  }
  if (question.kind !== "step") return true;
  if (year < (question.target.start ?? period.first)) return false;
  // Where nobody tells the year, it is reached all the same.
  return !said.some(
    (record) => record.type === "step" && record.state === "reached" && (record.fiscalYear ?? 0) < year,
  );
}

function isBefore({ fiscalYear }: PlanRecord, year: FiscalYear, { kind }: Question): boolean {
  if (fiscalYear === undefined) return false;
  return kind === "step" ? fiscalYear < year : fiscalYear === year - 1;
}
