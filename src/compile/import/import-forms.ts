import { isAtOdds, listCycleYears } from "#domain/cycle.ts";
import type { Plan } from "#domain/plan.ts";
import { type DatedPlan, type Preview, previewChanges } from "#domain/preview.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { ResultField } from "#words/ja/form.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import { checkRecords } from "../check-records.ts";
import type { ItemFile } from "../plan-files.ts";
import type { Problem } from "../problem.ts";
import { RARE_COLUMNS, RECORD_COLUMNS, SOURCE_COLUMNS } from "../record-tables.ts";
import type { Finding, Place } from "../workbook/finding.ts";
import { type FormEntry, readForm } from "../workbook/read-form.ts";
import type { WorkbookRead } from "../workbook/sheet.ts";
import { type JoinedSources, joinSources } from "./join-sources.ts";
import { type Proposal, proposeRecords } from "./propose-records.ts";
import { toCells } from "./table-cells.ts";
import { type RowCells, updateTable } from "./update-table.ts";

/** A file that staff handed in, as it was read. */
export interface HandedFile {
  /** Its name, without folders. */
  file: string;
  read: WorkbookRead;
}

interface ImportInput {
  files: readonly HandedFile[];
  /** The data as they are, published or not; `asOf` is the day on which they would be published. */
  current: DatedPlan;
  /** The last published version; `null` where nobody has published yet. */
  published: DatedPlan | null;
  /** The texts of `records.csv` and `sources.csv`. */
  tables: DataTables;
  /** Reasons that were typed beside the files, by the key of a warning. */
  reasons?: ReadonlyMap<string, string>;
}

export interface DataTables {
  records: string;
  sources: string;
}

export interface ImportResult {
  /** Errors first, then warnings, then notes; each in the order of files and rows. */
  findings: Finding[];
  /** No error is left, and every warning has its reason. */
  isReady: boolean;
  /** What would be added or rewritten. */
  records: PlanRecord[];
  sources: Source[];
  /** Rows that say what is registered already. */
  unchanged: number;
  /** The tables as they would be; as they are while an error is left. */
  tables: DataTables;
  preview: Preview | null;
}

/**
 * Reads the forms of any number of departments into the data. It writes nothing; the command line and the page for staff
 * call it alike. Files that say nothing new leave both tables as they are, to the byte.
 */
export function importForms({ files, current, published, tables, reasons = new Map() }: ImportInput): ImportResult {
  const { plan, asOf } = current;
  const forms = files.flatMap(({ file, read }) => (read.ok ? [readForm(file, read.sheets, plan)] : []));
  const findings = [...files.flatMap(describeReading), ...forms.flatMap((form) => form.findings)];
  const entries = forms.flatMap((form) => form.entries);
  const joined = joinSources(
    forms.flatMap((form) => form.sources),
    plan.sources,
  );
  findings.push(...joined.findings);

  const reasonOf = ({ key }: Finding, entry: FormEntry) => {
    const reason = entry.reason ?? reasons.get(key ?? "");
    return reason?.trim() || undefined;
  };
  const proposed = proposeRecords(entries, {
    plan,
    published: new Set(published?.plan.records.map(({ id }) => id)),
    sourceIdOf: (id) => joined.idOf.get(id) ?? id,
    reasonOf,
  });
  findings.push(...proposed.findings);

  const cited = new Set(proposed.proposals.map(({ record }) => record.source));
  const sources = joined.added.filter(({ source }) => cited.has(source.id)).map(({ source }) => source);
  const unfilled = new Map(forms.flatMap((form) => [...form.unfilled]));
  findings.push(...listMissingSources(proposed.proposals, plan, joined, unfilled));

  const withOdds = proposed.proposals.map((proposal) => {
    const warning = findOdds(proposal, applyTo(plan, proposed.proposals, sources), current);
    if (!warning) return proposal;
    const reason = reasonOf(warning, proposal.entry);
    findings.push(reason === undefined ? warning : { ...warning, reason });
    return { ...proposal, record: { ...proposal.record, ...(reason === undefined ? {} : { reason }) } };
  });
  findings.push(...checkProposals(withOdds, plan));

  const hasErrors = findings.some(({ level }) => level === "error");
  const next = applyTo(plan, withOdds, sources);
  const records = withOdds.map(({ record }) => record);
  return {
    findings: inOrder(findings),
    isReady: !hasErrors && findings.every(({ level, reason }) => level !== "warning" || reason !== undefined),
    records,
    sources,
    unchanged: proposed.unchanged,
    tables: hasErrors ? tables : writeTables(tables, plan, withOdds, sources),
    preview: hasErrors
      ? null
      : previewChanges(
          published ?? { ...current },
          { plan: next, asOf },
          findUsual(entries.map(({ fiscalYear }) => fiscalYear)) ?? plan.period.last,
        ),
  };
}

/** Why a file could not be read, or what it was taken for. */
function describeReading({ file, read }: HandedFile): Finding[] {
  if (read.ok) return read.note === undefined ? [] : [{ level: "note", place: { file }, message: read.note }];
  const { ok: _, message, ...place } = read;
  return [{ level: "error", place: { file, ...place }, message }];
}

const LEVELS: readonly Finding["level"][] = ["error", "warning", "note"];

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/**
 * What results cite and nobody wrote down: said once where a row of sources is empty, else at each result, with the source
 * that most results cite.
 */
function listMissingSources(
  proposals: readonly Proposal[],
  plan: Plan,
  { added }: JoinedSources,
  unfilled: ReadonlyMap<string, Place | null>,
): Finding[] {
  const sources = [...added.map(({ source }) => source), ...plan.sources];
  const ids = new Set(sources.map(({ id }) => id));
  const missing = proposals.filter(({ record }) => !ids.has(record.source));
  const empty = [...new Set(missing.map(({ record }) => record.source))].flatMap((id): Finding[] => {
    const place = unfilled.get(id);
    if (!place) return [];
    const count = missing.filter(({ record }) => record.source === id).length;
    const message = `この出典を引く結果が${count}件ありますが、出典が書かれていません。題名・公表した人・アドレス・読んだ日を書いてください`;
    return [{ level: "error", place, message }];
  });
  const usual = findUsual(proposals.map(({ record }) => record.source).filter((id) => ids.has(id))) ?? sources[0]?.id;
  const unknown = missing.filter(({ record }) => !unfilled.has(record.source));
  return [
    ...empty,
    ...unknown.map(
      ({ placeOf }): Finding => ({
        level: "error",
        place: placeOf("source"),
        message: "この番号の出典はありません。「出典」のシートに資料を書くか、番号を直してください",
        ...(usual === undefined ? {} : { meant: usual }),
      }),
    ),
  ];
}

/** What occurs most often; the first of those that do. */
function findUsual<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The department's word and the computed one differ; then both are shown, with the reason. */
function findOdds({ record, placeOf }: Proposal, next: Plan, { asOf }: DatedPlan): Finding | null {
  if (record.type !== "rating" || record.fiscalYear === undefined) return null;
  const item = next.items.find(({ key }) => key === record.item);
  if (!item) return null;
  const year = listCycleYears(item, next.records, next, asOf).find(
    ({ fiscalYear }) => fiscalYear === record.fiscalYear,
  );
  if (!year?.status || !isAtOdds(record.state, year.status.name)) return null;
  return {
    level: "warning",
    place: placeOf("answer"),
    key: `odds:${record.item}:${record.fiscalYear}`,
    message: `所管課の評価「${describeRating(record.state)}」が、計算による状況「${describeStatus(year.status.name)}」と違います。両方が見えます。評価の理由を書いてください`,
  };
}

/** The columns of a form in which the fields of a record stand. */
const RESULT_FIELDS: Readonly<Record<string, ResultField>> = {
  item: "item",
  fiscalYear: "fiscalYear",
  subject: "subject",
  target: "key",
  value: "answer",
  state: "answer",
  unit: "choice",
  interim: "interim",
  date: "date",
  text: "text",
  source: "source",
  note: "note",
};

type PlacedProblem = Problem & { place: Place };

/** The rules of the data tables, said of the cells of a form. */
function checkProposals(proposals: readonly Proposal[], plan: Plan): Finding[] {
  const rewritten = new Set(proposals.map(({ record }) => record.id));
  const standing = plan.records
    .filter(({ id }) => !rewritten.has(id))
    .map((value) => ({
      value,
      problemAt: (field: string, message: string) => ({ file: "records.csv", field, message }),
    }));
  const added = proposals.map(({ record, placeOf }) => ({
    value: record,
    problemAt: (field: string, message: string): PlacedProblem | Problem => {
      // That a reason is missing was said with the change that needs it.
      if (field === "reason") return { file: "records.csv", field, message };
      const place = placeOf(RESULT_FIELDS[field] ?? "answer");
      return { file: place.file, message, place };
    },
  }));
  const rows = [...standing, ...added];
  const items = new Map(plan.items.map((item): [string, ItemFile] => [item.key, toItemFile(item)]));
  const ids = new Set(rows.map(({ value }) => value.id));
  // Sources that are missing were said above.
  const problems = checkRecords({ rows, ids, broken: [] }, { plan, items, sourceIds: null });
  return problems.flatMap((problem) => {
    if (!("place" in problem)) return [];
    const { place, message } = problem as PlacedProblem;
    const [text = "", meant] = message.split("（もしかして: ");
    return [
      { level: "error", place, message: text, ...(meant === undefined ? {} : { meant: meant.replace(/）$/, "") }) },
    ];
  });
}

function toItemFile(item: Plan["items"][number]): ItemFile {
  return { ...item, schedule: item.schedule.text, owners: item.ownerText };
}

/** The plan as it would be. */
function applyTo(plan: Plan, proposals: readonly Proposal[], sources: readonly Source[]): Plan {
  const anew = new Map(proposals.map(({ record }) => [record.id, record]));
  const standing = plan.records.map((record) => {
    const rewritten = anew.get(record.id);
    anew.delete(record.id);
    return rewritten ?? record;
  });
  return { ...plan, records: [...standing, ...anew.values()], sources: [...plan.sources, ...sources] };
}

function writeTables(
  tables: DataTables,
  plan: Plan,
  proposals: readonly Proposal[],
  sources: readonly Source[],
): DataTables {
  const standing = new Set(plan.records.map(({ id }) => id));
  const order = new Map(plan.items.map(({ key }, index) => [key, index]));
  const placeOf = ({ item = "" }: RowCells) => order.get(item) ?? -1;
  const rows = proposals.map(({ record }) => ({ id: record.id, cells: toCells(record, RECORD_COLUMNS) }));
  return {
    records: updateTable(tables.records, {
      added: rows.filter(({ id }) => !standing.has(id)).map(({ cells }) => cells),
      rewritten: new Map(rows.filter(({ id }) => standing.has(id)).map(({ id, cells }) => [id, cells])),
      follows: (added, row) => placeOf(row) <= placeOf(added),
      rare: RARE_COLUMNS,
    }),
    sources: updateTable(tables.sources, {
      added: sources.map((source) => toCells(source, SOURCE_COLUMNS)),
      rewritten: new Map(),
      follows: () => false,
    }),
  };
}
