import type { IsoDate, PartialDate } from "#domain/fiscal-year.ts";
import { findMetric } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { Target } from "#domain/targets/target.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { explainLookAlike } from "./characters.ts";
import { explainMissingSource } from "./check-plan.ts";
import { checkReplacements } from "./check-replacements.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import { explainImplausibleYear } from "./plausible-year.ts";
import { type Problem, suggest } from "./problem.ts";
import type { RowsRead, TableRow } from "./record-tables.ts";
import { explainBadAddress } from "./web-address.ts";

type RecordRow = TableRow<PlanRecord>;

/** What records may refer to; `null` stands for a file that is itself broken, which nothing can be checked against. */
export interface Known {
  plan: PlanFile | null;
  /** Items by key; `null` for one whose file is broken. */
  items: ReadonlyMap<string, ItemFile | null>;
  sourceIds: ReadonlySet<string> | null;
}

/** Checks records against sources, items with their targets and metrics, and each other. */
export function checkRecords(records: RowsRead<PlanRecord>, known: Known): Problem[] {
  return [
    ...records.rows.flatMap((row) => checkRecord(row, known)),
    ...records.broken.flatMap(({ cells, problemAt }) => checkReferences(cells, problemAt, known)),
    ...checkReplacements(records),
  ];
}

/** Checks that each document has one row and addresses that others can open. */
export function checkSources({ rows }: RowsRead<Source>): Problem[] {
  return rows.flatMap(({ value, problemAt }, index) => {
    for (const field of ["url", "archiveUrl"] as const) {
      const bad = value[field] === undefined ? null : explainBadAddress(value[field]);
      if (bad) return [{ ...problemAt(field, bad.message), ...bad }];
    }
    const early = explainReadTooEarly(value.readOn, value.publishedOn);
    if (early) return [problemAt("readOn", early)];
    const same = rows.slice(0, index).find((row) => isSameDocument(row.value, value));
    if (!same) return [];
    const { id } = same.value;
    return [problemAt("url", `${id} の行と題名も url も同じです。1行だけにして、その id を使ってください`)];
  });
}

/** Nobody read a document before the day, the month or the year in which it was published; `null` where that is so. */
export function explainReadTooEarly(readOn: IsoDate, publishedOn: PartialDate = ""): string | null {
  if (readOn.slice(0, publishedOn.length) >= publishedOn) return null;
  return `公表された日（${publishedOn}）より前に読んだことになっています。どちらかの日付を直してください`;
}

/** Documents that nobody has read: each once, about items that exist, and none that is a source already. */
export function checkDocuments(
  { rows }: RowsRead<UnreadDocument>,
  known: Known,
  sources: readonly Source[],
): Problem[] {
  return rows.flatMap((row, index) => {
    const { items = [], ...document } = row.value;
    const problems = (items === "every" ? [] : items)
      .filter((key) => !known.items.has(key))
      .map((key) => row.problemAt("items", explainMissingItem(key, known)));
    const bad = explainBadAddress(document.url);
    if (bad) problems.push({ ...row.problemAt("url", bad.message), ...bad });
    const same = rows.slice(0, index).find(({ value }) => isSameDocument(value, document));
    if (same) {
      const message = `${same.value.id} の行と題名も url も同じです。1行だけにしてください`;
      problems.push(row.problemAt("url", message));
    }
    const source = sources.find((candidate) => isSameDocument(candidate, document));
    if (source) {
      const message = `出典 ${source.id} と題名も url も同じです。読んだ資料なら、この行を消してください`;
      problems.push(row.problemAt("url", message));
    }
    return problems;
  });
}

type Document = Pick<Source, "title" | "url">;

function isSameDocument(a: Document, b: Document): boolean {
  return a.title === b.title && a.url === b.url;
}

export function explainMissingItem(key: string, { items }: Known): string {
  return `番号 ${key} の項目は items/ にありません。番号を直してください${suggest(key, items.keys())}`;
}

function checkRecord(row: RecordRow, known: Known): Problem[] {
  const { plan, items } = known;
  const { value } = row;
  const problems = checkReferences({ source: value.source, item: value.item }, row.problemAt, known);
  const year = plan ? explainImplausibleYear(value.fiscalYear, plan.period) : null;
  if (year) problems.push(row.problemAt("fiscalYear", year));
  else if (
    plan &&
    (value.type === "rating" || value.type === "year") &&
    (value.fiscalYear ?? plan.period.first) < plan.period.first
  ) {
    const message = `計画は${plan.period.first}年度に始まるので、それより前の年度の評価や実施はありません。年度を直してください`;
    problems.push(row.problemAt("fiscalYear", message));
  }
  const item = items.get(value.item);
  if (item) problems.push(...checkSubject(row, item));
  return problems;
}

/** Source and item of a row exist; asked of rows with other errors too, so that all are told at once. */
function checkReferences(
  { source, item }: Readonly<Record<string, unknown>>,
  problemAt: RecordRow["problemAt"],
  known: Known,
): Problem[] {
  const problems: Problem[] = [];
  if (typeof source === "string" && known.sourceIds && !known.sourceIds.has(source)) {
    problems.push(problemAt("source", explainMissingSource(source, known.sourceIds)));
  }
  if (typeof item === "string" && !known.items.has(item))
    problems.push(problemAt("item", explainMissingItem(item, known)));
  return problems;
}

/** Checks that the metric, step, part or target that a record names exists in its item and fits its type. */
function checkSubject(row: RecordRow, item: ItemFile): Problem[] {
  const { value: record } = row;
  switch (record.type) {
    case "observation": {
      const { metrics = [] } = item;
      const metric = findMetric({ metrics }, record.subject);
      if (!metric) return [missing(row, "指標", "metrics", record.subject, metrics)];
      if (metric.unit === record.unit) return [];
      const difference = explainLookAlike(record.unit, metric.unit);
      const message = `この指標の単位は「${metric.unit}」です。${difference && `${difference}。`}単位を直すか、数を「${metric.unit}」に直してください`;
      return [{ ...row.problemAt("unit", message), meant: metric.unit }];
    }
    case "step": {
      const target = findTarget(row, item, record.target, "milestone", "段階");
      if ("message" in target) return [target];
      if (target.kind !== "milestone" || target.steps.some(({ id }) => id === record.subject)) return [];
      return [missing(row, "段階", "steps", record.subject, target.steps)];
    }
    case "year": {
      const target = findTarget(row, item, record.target, "yearly", "年度ごと");
      if ("message" in target || target.kind !== "yearly") return "message" in target ? [target] : [];
      const { parts = [] } = target;
      if (record.subject === undefined || parts.some(({ id }) => id === record.subject)) return [];
      return [missing(row, "部分", "parts", record.subject, parts)];
    }
    case "decision": {
      if (record.target === undefined) return [];
      const target = findTarget(row, item, record.target, null, "");
      return "message" in target ? [target] : [];
    }
    default:
      return [];
  }
}

function findTarget(
  row: RecordRow,
  item: ItemFile,
  id: string,
  kind: Target["kind"] | null,
  name: string,
): Target | Problem {
  const target = item.targets.find((candidate) => candidate.id === id);
  if (!target) return missingTarget(row, item, id);
  if (kind === null || target.kind === kind) return target;
  const message = `目標 ${id} は${name}の目標（${kind}）ではなく ${target.kind} です。type か target を確かめてください`;
  return row.problemAt("target", message);
}

function missingTarget(row: RecordRow, item: ItemFile, id: string): Problem {
  const ids = item.targets.map((target) => target.id);
  const message = `項目 ${item.key} に目標 ${id} はありません。${ids.join("、")} のどれかにしてください`;
  return row.problemAt("target", message);
}

function missing(row: RecordRow, what: string, list: string, id: string, entries: readonly { id: string }[]): Problem {
  const ids = entries.map((entry) => entry.id);
  const choice = ids.length > 0 ? `${ids.join("、")} のどれかにしてください` : `${list} がない項目です`;
  const message = `この項目の${what}（${list}）にこの id はありません。${choice}${suggest(id, ids)}`;
  return row.problemAt("subject", message);
}
