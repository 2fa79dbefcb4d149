import { isAtOdds, listCycleYears } from "#domain/cycle.ts";
import type { Plan } from "#domain/plan.ts";
import { type DatedPlan, type Preview, previewChanges } from "#domain/preview.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { ResultField } from "#words/ja/form.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import { checkPublication } from "../check-publication.ts";
import { checkRecords } from "../check-records.ts";
import { checkValues } from "../check-values.ts";
import { findUsual } from "../find-usual.ts";
import type { ItemFile } from "../plan-files.ts";
import type { Problem } from "../problem.ts";
import { addReason, askForReason, hasReasonFor, type Unusual } from "../reason.ts";
import { RARE_COLUMNS, RECORD_COLUMNS, SOURCE_COLUMNS } from "../record-tables.ts";
import type { Finding, Place } from "../workbook/finding.ts";
import { inFormTitles } from "../workbook/form-titles.ts";
import { readForm } from "../workbook/read-form.ts";
import type { FormEntry } from "../workbook/read-result.ts";
import type { WorkbookRead } from "../workbook/sheet.ts";
import { type JoinedSources, joinSources } from "./join-sources.ts";
import { type Proposal, proposeRecords, typedReason } from "./propose-records.ts";
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
  /** Reasons that were typed in rows of which no finding asked for one; the records have them. */
  keptReasons: KeptReason[];
  /** Rows that say what is registered already. */
  unchanged: number;
  /** The tables as they would be; as they are while an error is left. */
  tables: DataTables;
  /** The plan as it would be, and what of it would be new; `null` while an error is left. */
  plan: Plan | null;
  preview: Preview | null;
}

/** A reason that stands in a row's own column, where the row was to be believed without one. */
export interface KeptReason {
  place: Place;
  record: PlanRecord;
  reason: string;
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

  const typedFor = ({ key }: Finding) => reasons.get(key ?? "")?.trim() || undefined;
  const reasonOf = (finding: Finding, entry: FormEntry) => typedReason(entry) ?? typedFor(finding);
  // The reason in the row of a correction is the correction's, unless it names what else is asked about.
  const reasonFor = (unusual: Unusual, finding: Finding, { record, entry }: Proposal) => {
    if (record.corrects === undefined) return reasonOf(finding, entry);
    return hasReasonFor(record, unusual) ? record.reason : typedFor(finding);
  };
  const proposed = proposeRecords(entries, {
    plan,
    published: new Set(published?.plan.records.map(({ id }) => id)),
    sourceIdOf: (id) => joined.idOf.get(id) ?? id,
    reasonOf,
  });
  findings.push(...proposed.findings);

  findings.push(...noteRepeats(proposed.proposals, plan));

  const cited = new Set(proposed.proposals.map(({ record }) => record.source));
  const sources = joined.added.filter(({ source }) => cited.has(source.id)).map(({ source }) => source);
  const unfilled = new Map(forms.flatMap((form) => [...form.unfilled]));
  findings.push(...listMissingSources(proposed.proposals, plan, joined, unfilled));

  const withOdds = proposed.proposals.map((proposal) => {
    const warning = findOdds(proposal, applyTo(plan, proposed.proposals, sources), current);
    if (!warning) return proposal;
    const reason = reasonFor("state", warning, proposal);
    findings.push(reason === undefined ? warning : { ...warning, reason });
    return reason === undefined ? proposal : { ...proposal, record: addReason(proposal.record, "state", reason) };
  });
  const checked = checkProposals(withOdds, { ...joined, sources }, current, published, reasonFor);
  findings.push(...checked.findings);

  const kept = checked.proposals.map(keepReason);
  const hasErrors = findings.some(({ level }) => level === "error");
  const next = applyTo(plan, kept, sources);
  const records = kept.map(({ record }) => record);
  return {
    findings: inOrder(findings),
    isReady: !hasErrors && findings.every(({ level, reason }) => level !== "warning" || reason !== undefined),
    records,
    sources,
    keptReasons: listKeptReasons(kept, findings),
    unchanged: proposed.unchanged,
    tables: hasErrors ? tables : writeTables(tables, plan, kept, sources),
    plan: hasErrors ? null : next,
    preview: hasErrors
      ? null
      : previewChanges(published ?? { ...current }, { plan: next, asOf }, [
          ...new Set(entries.map(({ fiscalYear }) => fiscalYear)),
        ]),
  };
}

/** Fewer figures that stand still are no sign of a column that was pasted. */
const MANY = 3;

/** A file whose figures are all those of the year before is more often pasted than true. */
function noteRepeats(proposals: readonly Proposal[], plan: Plan): Finding[] {
  const figures = proposals.filter(({ record }) => record.type === "observation");
  const isRepeat = ({ record }: Proposal) =>
    plan.records.some(
      (other) =>
        record.type === "observation" &&
        other.type === "observation" &&
        other.item === record.item &&
        other.subject === record.subject &&
        other.fiscalYear === (record.fiscalYear ?? 0) - 1 &&
        other.value === record.value,
    );
  return [...new Set(figures.map(({ placeOf }) => placeOf("answer").file))].flatMap((file): Finding[] => {
    const own = figures.filter(({ placeOf }) => placeOf("answer").file === file);
    const [first] = own;
    if (!first || own.length < MANY || !own.every(isRepeat)) return [];
    const message = `数値が${own.length}件とも前の年度と同じです。前の年度の列を貼っていないか、確かめてください`;
    return [{ level: "note", place: first.placeOf("answer"), message }];
  });
}

/** The column 理由 is kept even where no check asked for it. A correction has its own reason by now. */
function keepReason(proposal: Proposal): Proposal {
  const { record, entry } = proposal;
  const reason = typedReason(entry);
  if (reason === undefined || record.reason !== undefined) return proposal;
  return { ...proposal, record: { ...record, reason } };
}

function listKeptReasons(proposals: readonly Proposal[], findings: readonly Finding[]): KeptReason[] {
  return proposals.flatMap(({ record, entry, placeOf }) => {
    const reason = typedReason(entry);
    if (reason === undefined) return [];
    const place = placeOf("reason");
    const isRowOf = ({ place: { file, sheet, row } }: Finding) =>
      file === place.file && sheet === place.sheet && row === place.row;
    const isAsked = findings.some((finding) => finding.reason === reason && isRowOf(finding));
    return isAsked ? [] : [{ place, record, reason }];
  });
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
  const usual =
    findUsual(proposals.map(({ record }) => record.source).filter((id) => ids.has(id))) ?? added[0]?.source.id;
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

/** The department's word and the computed one differ; then both are shown, with the reason. */
function findOdds({ record, placeOf }: Proposal, next: Plan, { asOf }: DatedPlan): Finding | null {
  if (record.type !== "rating" || record.fiscalYear === undefined) return null;
  const item = next.items.find(({ key }) => key === record.item);
  if (!item) return null;
  const year = listCycleYears(item, next.records, next, asOf).find(
    ({ fiscalYear }) => fiscalYear === record.fiscalYear,
  );
  if (!year?.status || !isAtOdds(record.state, year.status.name)) return null;
  const ask =
    record.corrects === undefined ? "評価の理由を書いてください" : inFormTitles(askForReason(record, "state"));
  const fact = `所管課の評価「${describeRating(record.state)}」が、計算による状況「${describeStatus(year.status.name)}」と違います。両方が見えます。`;
  return {
    level: "warning",
    place: placeOf("answer"),
    key: `odds:${record.item}:${record.fiscalYear}`,
    message: `${fact}${ask}`,
    fact,
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
  reason: "reason",
};

type PlacedProblem = Problem & { id: string; place: Place };

/** What checks said of cells of a form; what they say of rows that stand in the data is no news. */
function listPlaced(problems: readonly Problem[]): PlacedProblem[] {
  return problems.filter((problem): problem is PlacedProblem => "place" in problem);
}

function toError({ place, message, meant }: PlacedProblem): Finding {
  const [text = "", hint] = message.split("（もしかして: ");
  const proposed = meant ?? hint?.replace(/）$/, "");
  return {
    level: "error",
    place,
    message: inFormTitles(text),
    ...(proposed === undefined ? {} : { meant: proposed }),
  };
}

/**
 * The rules of the data tables and of publishing, said of the cells of a form. Where a rule would be content with a
 * reason, the finding asks for one, and the record keeps it.
 */
function checkProposals(
  proposals: readonly Proposal[],
  { added, sources }: Pick<JoinedSources, "added"> & { sources: readonly Source[] },
  { plan, asOf }: DatedPlan,
  published: DatedPlan | null,
  reasonFor: (unusual: Unusual, finding: Finding, proposal: Proposal) => string | undefined,
): { proposals: Proposal[]; findings: Finding[] } {
  const items = new Map(plan.items.map((item): [string, ItemFile] => [item.key, toItemFile(item)]));
  const sourceById = new Map([...plan.sources, ...sources].map((source) => [source.id, source]));
  const asked = listPlaced(checkValues(toRows(proposals, plan), { items, sources: sourceById }));
  const findings = asked.filter((problem) => !asksForReason(problem)).map(toError);
  const reasoned = proposals.map((proposal): Proposal => {
    const own = asked.filter((problem) => problem.id === proposal.record.id && asksForReason(problem));
    let { record } = proposal;
    for (const { place, message, fact, field } of own) {
      const warning: Finding = {
        level: "warning",
        place,
        message: inFormTitles(message),
        ...(fact !== undefined && { fact: inFormTitles(fact) }),
        key: `value:${proposal.record.id}`,
      };
      const unusual = field === "fiscalYear" ? field : "value";
      const reason = reasonFor(unusual, warning, proposal);
      findings.push(reason === undefined ? warning : { ...warning, reason });
      if (reason !== undefined) record = addReason(record, unusual, reason);
    }
    return { ...proposal, record };
  });

  // A reason that is missing was asked for above; neither here nor below must it be said a second time.
  const excused = reasoned.map((proposal) => ({
    ...proposal,
    record: { ...proposal.record, reason: proposal.record.reason ?? "（未記入）" },
  }));
  const rows = toRows(excused, plan);
  const records = { rows, ids: new Set(rows.map(({ value }) => value.id)), broken: [] };
  // Sources that are missing were said above.
  findings.push(...listPlaced(checkRecords(records, { plan, items, sourceIds: null })).map(toError));
  const cited = added.filter(({ source }) => sources.includes(source));
  const publication = checkPublication(
    {
      plan: { value: plan, file: "plan.yaml", problemAt: (_, message) => ({ file: "plan.yaml", message }) },
      items: plan.items,
      itemPaths: [],
      records,
      sources: { rows: cited.map(toSourceRow), ids: new Set(sourceById.keys()), broken: [] },
      // A form does not touch these.
      documents: null,
      expected: null,
      searches: null,
      opinions: null,
      handover: null,
      files: {
        records: "records.csv",
        sources: "sources.csv",
        expected: "expected.csv",
        searches: "searches.csv",
        opinions: "opinions.csv",
        handover: "handover.csv",
      },
    },
    { day: asOf, findLast: () => published ?? undefined },
  );
  findings.push(...listPlaced(publication.filter((problem) => !asksForReason(problem))).map(toError));
  return { proposals: reasoned, findings: findings.filter(isFirstOfItsCell) };
}

/** What two rules refuse in one cell has one cause. */
function isFirstOfItsCell({ place, level }: Finding, index: number, all: readonly Finding[]): boolean {
  const cellOf = ({ file, sheet, row, column }: Place) => JSON.stringify([file, sheet, row, column]);
  return all.findIndex((other) => other.level === level && cellOf(other.place) === cellOf(place)) === index;
}

function asksForReason({ fact }: Problem): boolean {
  return fact !== undefined;
}

interface CheckedRow {
  value: PlanRecord;
  problemAt: (field: string, message: string) => Problem & { id: string };
}

/** The records as they would be, those of a form with the way back to its cells. */
function toRows(proposals: readonly Proposal[], plan: Plan): CheckedRow[] {
  const rewritten = new Set(proposals.map(({ record }) => record.id));
  const standing = plan.records
    .filter(({ id }) => !rewritten.has(id))
    .map(
      (value): CheckedRow => ({
        value,
        problemAt: (field, message) => ({ id: value.id, file: "records.csv", field, message }),
      }),
    );
  const added = proposals.map(
    ({ record, placeOf }): CheckedRow => ({
      value: record,
      problemAt: (field, message) => {
        const place = placeOf(RESULT_FIELDS[field] ?? "answer");
        return { id: record.id, file: place.file, field, message, place } as PlacedProblem;
      },
    }),
  );
  return [...standing, ...added];
}

function toSourceRow({ source, placeOf }: JoinedSources["added"][number]) {
  return {
    value: source,
    problemAt: (field: keyof Source, message: string): Problem => {
      // A form does not ask for these.
      const place = placeOf(field === "archiveUrl" || field === "seenOn" ? "url" : field);
      return { file: place.file, message, place } as Problem;
    },
  };
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
