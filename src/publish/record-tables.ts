import type { ExpectedNews, Search } from "#domain/expected-news.ts";
import type { HandedItem, OtherItem } from "#domain/handover.ts";
import { findMetric, type Item } from "#domain/item.ts";
import type { Opinion } from "#domain/opinion.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemKey, PlanRecord } from "#domain/record.ts";
import type { Change, LogEntry } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { address, coded, count, date, fiscalYear, flag, itemKey, quoted, text, value } from "./columns.ts";
import type { Column } from "./csv.ts";
import { listParts } from "./target-tables.ts";

/** Something that a source says, with that source. */
interface Cited<Said extends { source: string }> {
  said: Said;
  source: Source | undefined;
}

export function cite<Said extends { source: string }>(all: readonly Said[], { sources }: Plan): Cited<Said>[] {
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  return all.map((said) => ({ said, source: sourceOf.get(said.source) }));
}

/** The columns that tell the source of a row. */
function citation<Row extends Cited<{ source: string }>>(): Column<Row>[] {
  return [
    text("source", "出典の符号", ({ said }) => said.source),
    quoted("source_title", "出典", ({ source }) => source?.title),
    address("source_url", "出典のアドレス", ({ source }) => source?.url),
  ];
}

interface RecordRow extends Cited<PlanRecord> {
  item: Item | undefined;
}

export function listRecordRows(plan: Plan): RecordRow[] {
  const itemOf = new Map(plan.items.map((item) => [item.key, item]));
  return cite(plan.records, plan).map((row) => ({ ...row, item: itemOf.get(row.said.item) }));
}

export const RECORD_COLUMNS: Column<RecordRow>[] = [
  text("id", "記録の符号", ({ said }) => said.id),
  ...itemKey<RecordRow>(({ said }) => said.item),
  text("target", "目標の符号", ({ said }) => ("target" in said ? said.target : undefined)),
  text("subject", "指標、段階か部分の符号", ({ said }) => ("subject" in said ? said.subject : undefined)),
  text("subject_name", "指標、段階か部分", findSubjectName),
  ...fiscalYear<RecordRow>("fiscal_year", "値や取組の属する年度", ({ said }) => said.fiscalYear),
  date("date", "いつのことか", ({ said }) => said.date),
  ...coded<RecordRow>("type", "記録の種類", "record_type", ({ said }) => said.type),
  value("value", "値", ({ said }) => (said.type === "observation" ? said.value : undefined)),
  quoted("unit", "値の単位（資料のとおり）", ({ said }) => (said.type === "observation" ? said.unit : undefined)),
  flag("is_interim", "年度末の値ではないか", ({ said }) =>
    said.type === "observation" ? said.interim === true : undefined,
  ),
  ...coded<RecordRow>("state", "記録された状態", { column: "type_code", read: ({ said }) => said.type }, ({ said }) =>
    "state" in said ? said.state : undefined,
  ),
  quoted("text", "公表された内容（要約）", ({ said }) => said.text),
  quoted("note", "注記", ({ said }) => said.note),
  text("corrects", "この記録が訂正した記録の符号", ({ said }) => said.corrects),
  text("withdraws", "この記録が取り下げた記録の符号", ({ said }) =>
    said.type === "event" ? said.withdraws : undefined,
  ),
  text("reason", "訂正や取り下げ、離れた値などの理由", ({ said }) => said.reason),
  ...citation<RecordRow>(),
];

function findSubjectName({ said, item }: RecordRow): string | undefined {
  if (!item || !("subject" in said) || said.subject === undefined) return undefined;
  if (said.type === "observation") return findMetric(item, said.subject)?.name;
  const target = item.targets.find(({ id }) => id === said.target);
  return target && listParts(target).find(({ id }) => id === said.subject)?.name;
}

export const SOURCE_COLUMNS: Column<Source>[] = [
  text("id", "出典の符号", ({ id }) => id),
  quoted("title", "題名", ({ title }) => title),
  quoted("publisher", "公表した者", ({ publisher }) => publisher),
  address("url", "アドレス", ({ url }) => url),
  date("published_on", "公表日（資料に示されたもの）", ({ publishedOn }) => publishedOn),
  date("read_on", "確認した日", ({ readOn }) => readOn),
  ...coded<Source>("kind", "資料の種類", "source_kind", ({ kind }) => kind),
  address("archive_url", "保存されたもののアドレス", ({ archiveUrl }) => archiveUrl),
  date("seen_on", "アドレスが最後に開けた日", ({ seenOn }) => seenOn),
];

interface DocumentRow {
  document: UnreadDocument;
  item: ItemKey | undefined;
}

/** A row for each item of which a document probably tells; one where it names none. */
export function listDocumentRows({ documents = [] }: Plan): DocumentRow[] {
  return documents.flatMap((document): DocumentRow[] =>
    Array.isArray(document.items)
      ? document.items.map((item) => ({ document, item }))
      : [{ document, item: undefined }],
  );
}

export const DOCUMENT_COLUMNS: Column<DocumentRow>[] = [
  text("id", "資料の符号", ({ document }) => document.id),
  ...coded<DocumentRow>("scope", "何についての資料か", "document_scope", ({ document: { items } }) =>
    Array.isArray(items) ? "items" : (items ?? "plan"),
  ),
  ...itemKey<DocumentRow>(({ item }) => item),
  quoted("title", "題名", ({ document }) => document.title),
  quoted("publisher", "公表した者", ({ document }) => document.publisher),
  address("url", "載っているページのアドレス", ({ document }) => document.url),
  text("size", "ファイルの大きさ（ページの表示による）", ({ document }) => document.size),
  text("tells", "載っていそうなこと（アプリの見立て）", ({ document }) => document.tells),
  date("looked_on", "最後に探した日", ({ document }) => document.lookedOn),
];

export const EXPECTED_COLUMNS: Column<Cited<ExpectedNews>>[] = [
  text("id", "予定の符号", ({ said }) => said.id),
  ...itemKey<Cited<ExpectedNews>>(({ said }) => said.item, "項目番号（空は計画全体）"),
  date("date", "いつか（日か月がわかるとき）", ({ said }) => said.date),
  ...fiscalYear<Cited<ExpectedNews>>("fiscal_year", "いつの年度の終わりまでか", ({ said }) => said.fiscalYear),
  quoted("text", "資料が示した予定", ({ said }) => said.text),
  quoted("note", "注記", ({ said }) => said.note),
  ...citation<Cited<ExpectedNews>>(),
];

export const SEARCH_COLUMNS: Column<Search>[] = [
  date("date", "探した日", (search) => search.date),
  ...itemKey<Search>(({ item }) => item, "項目番号（空は計画全体）"),
  text("text", "どこを探し、新しいものがなかったか", (search) => search.text),
];

interface OpinionRow extends Cited<Opinion> {
  item: ItemKey | undefined;
}

/** A row for each item that an opinion is about; one where it is about the plan as a whole. */
export function listOpinionRows(plan: Plan): OpinionRow[] {
  return cite(plan.opinions ?? [], plan).flatMap((row) =>
    (row.said.items ?? [undefined]).map((item) => ({ ...row, item })),
  );
}

export const OPINION_COLUMNS: Column<OpinionRow>[] = [
  text("id", "意見の符号", ({ said }) => said.id),
  ...itemKey<OpinionRow>(({ item }) => item, "項目番号（空は計画全体）"),
  text("edition", "意見を募集した計画の版の符号", ({ said }) => said.edition),
  quoted("text", "意見の概要", ({ said }) => said.text),
  quoted("reply", "市の考え方", ({ said }) => said.reply),
  ...coded<OpinionRow>("outcome", "反映区分", "opinion_outcome", ({ said }) => said.outcome),
  ...citation<OpinionRow>(),
  count("source_page", "出典のページ", "ページ", ({ said }) => said.page),
];

interface HandoverRow extends Cited<HandedItem> {
  plan: Plan;
  /** What of the next plan goes on with it. */
  to: OtherItem | undefined;
}

/** A row for each item of the next plan that goes on with one of this; one where none does. */
export function listHandoverRows(plan: Plan): HandoverRow[] {
  return cite(plan.handover?.items ?? [], plan).flatMap((row) =>
    (row.said.to.length > 0 ? row.said.to : [undefined]).map((to) => ({ ...row, plan, to })),
  );
}

export const HANDOVER_COLUMNS: Column<HandoverRow>[] = [
  ...itemKey<HandoverRow>(({ said }) => said.item, "この計画の項目番号"),
  ...coded<HandoverRow>("fate", "次の計画でどうなったか", "handover_fate", ({ said }) => said.fate),
  text("to_plan", "次の計画の符号", ({ plan }) => plan.handover?.plan),
  quoted("to_plan_title", "次の計画", ({ plan }) => plan.handover?.title),
  ...itemKey<HandoverRow>(({ to }) => to?.key, "引き継いだ次の計画の項目番号（空は引き継がれていない）", "to_item"),
  quoted("to_item_title", "引き継いだ次の計画の項目", ({ to }) => to?.title),
  quoted("note", "注記", ({ said }) => said.note),
  ...citation<HandoverRow>(),
];

interface ChangeRow {
  entry: LogEntry;
  change: Change | null;
}

/** A version without changes is still a line of the history. */
export function listChangeRows(entry: LogEntry): ChangeRow[] {
  return (entry.changes.length > 0 ? entry.changes : [null]).map((change) => ({ entry, change }));
}

export const CHANGE_COLUMNS: Column<ChangeRow>[] = [
  count("version", "データの版", "版", ({ entry }) => entry.version),
  date("date", "版の日付", ({ entry }) => entry.date),
  text("note", "版の説明", ({ entry }) => entry.note),
  ...itemKey<ChangeRow>(({ change }) => change?.item, "項目番号（空は計画全体）"),
  text("field", "変わったもの", ({ change }) => change?.field),
  quoted("old", "変わる前", ({ change }) => change?.old),
  quoted("new", "変わった後", ({ change }) => change?.new),
  text("source", "出典の符号", ({ change }) => change?.source),
];
