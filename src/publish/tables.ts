import { findLastDue } from "#domain/due.ts";
import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { findMetric, type Item } from "#domain/item.ts";
import type { Owner } from "#domain/owner.ts";
import type { Area, Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Change, LogEntry, Snapshot } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import { type ItemStatus, judgePlan, type TargetStatus } from "#domain/status.ts";
import { metricOf, type Target } from "#domain/targets/target.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { describeKind, describeOrigin, describeRating, describeSourceKind } from "#words/ja/kinds.ts";
import { describeRecordType } from "#words/ja/record.ts";
import { describeStatus, explainStatus } from "#words/ja/status.ts";
import { describeStepState, describeYearState } from "#words/ja/target.ts";
import { type Column, writeCsv } from "./csv.ts";

/** A table of open data: its file name, what it holds, and its columns, which are the data dictionary. */
interface PublishedTable {
  file: string;
  title: string;
  columns: { name: string; title: string }[];
  text: string;
}

/** All tables of a snapshot, beside each other under `/data/plans/<id>/`. Source: docs/method.md, "オープンデータ". */
export function publishTables(snapshot: Snapshot): PublishedTable[] {
  const { plan, date, log } = snapshot;
  const statuses = judgePlan(plan, date);
  const items = plan.items.map((item): ItemRow => ({ item, status: statuses.get(item.key), snapshot }));
  return [
    publishTable("items.csv", "改革実施項目。1行に1項目", [...ITEM_COLUMNS, ...plan.areas.map(toAreaColumn)], items),
    publishTable(
      "targets.csv",
      "目標。1行に1つの目標、段階や部分があればその1つ",
      TARGET_COLUMNS,
      items.flatMap(listTargetRows),
    ),
    publishTable("records.csv", "公表された結果。1行に1件", RECORD_COLUMNS, listRecordRows(plan)),
    publishTable("sources.csv", "出典。1行に1つの資料", SOURCE_COLUMNS, plan.sources),
    publishTable(
      "documents.csv",
      "まだ読めていない資料。結果が載っていそうなもの。1行に1つの資料",
      DOCUMENT_COLUMNS,
      plan.documents ?? [],
    ),
    publishTable("changes.csv", "データの更新の記録。1行に1つの変更", CHANGE_COLUMNS, log.flatMap(listChangeRows)),
    publishTable(
      "departments.csv",
      "所管課。1行に1つの項目・課・地域・分担",
      OWNER_COLUMNS,
      plan.items.flatMap((item) => listOwnerRows(item, plan)),
    ),
  ];
}

function publishTable<Row>(
  file: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): PublishedTable {
  return { file, title, columns: columns.map(({ name, title }) => ({ name, title })), text: writeCsv(columns, rows) };
}

interface ItemRow {
  item: Item;
  status: ItemStatus | undefined;
  snapshot: Snapshot;
}

const ITEM_COLUMNS: Column<ItemRow>[] = [
  { name: "item", title: "項目の符号（変わらない。アドレスにも使う）", cell: ({ item }) => item.key },
  {
    name: "number",
    title: "最も新しい版に印刷された番号",
    cell: ({ item, snapshot }) => findNumber(item, snapshot.plan),
  },
  { name: "policy", title: "基本方針の番号", cell: ({ item }) => item.policy },
  { name: "policy_title", title: "基本方針", cell: ({ item, snapshot }) => findPolicy(item, snapshot.plan)?.title },
  { name: "section", title: "基本方針の中の区分の番号", cell: ({ item }) => item.section },
  { name: "title", title: "改革実施項目（原文のまま）", cell: ({ item }) => item.title },
  { name: "origin_code", title: "新規・継続の符号", cell: ({ item }) => item.origin },
  { name: "origin", title: "新規・継続", cell: ({ item }) => describeOrigin(item.origin) },
  { name: "content", title: "内容（原文のまま）", cell: ({ item }) => item.content },
  { name: "goal", title: "目標（原文のまま）", cell: ({ item }) => item.goal },
  { name: "schedule", title: "実施時期（原文のまま）", cell: ({ item }) => item.schedule.text },
  {
    name: "departments",
    title: "所管課（原文のまま。分けたものは departments.csv）",
    cell: ({ item }) => item.ownerText,
  },
  {
    name: "due_fiscal_year",
    title: "最後の期限の年度（西暦）",
    cell: ({ item, snapshot }) => findLastDue(item, snapshot.plan.period) ?? undefined,
  },
  {
    name: "due_is_assumed",
    title: "期限の年度がアプリの仮定か（計画に記載がない目標を含むか）",
    cell: ({ item }) => item.targets.some(({ dueAssumed }) => dueAssumed),
  },
  { name: "status_code", title: "計算による状況の符号", cell: ({ status }) => status?.name },
  { name: "status", title: "計算による状況", cell: ({ status }) => status && describeStatus(status.name) },
  { name: "status_on", title: "状況の基準日", cell: ({ snapshot }) => snapshot.date },
  { name: "target_count", title: "目標の数", cell: ({ item }) => item.targets.length },
  { name: "done_count", title: "完了した目標の数", cell: ({ status }) => status?.doneCount },
];

/** One column for each area, so that a cell holds one value. */
function toAreaColumn({ slug, name }: Area): Column<ItemRow> {
  return {
    name: `area_${slug.replaceAll("-", "_")}`,
    title: `${name}地域に関わる項目か`,
    cell: ({ item }) => item.areas.includes(slug),
  };
}

function findPolicy(item: Item, plan: Plan) {
  return plan.policies.find(({ id }) => id === item.policy);
}

interface TargetRow extends ItemRow {
  target: Target;
  judged: TargetStatus | undefined;
  part: Part | null;
}

/** One step of a milestone or one part of a yearly duty. */
interface Part {
  id: string;
  name: string;
  due?: FiscalYear;
}

function listTargetRows(row: ItemRow): TargetRow[] {
  return row.item.targets.flatMap((target) => {
    const judged = row.status?.targets.find((status) => status.target === target.id);
    const parts = listParts(target);
    return (parts.length > 0 ? parts : [null]).map((part) => ({ ...row, target, judged, part }));
  });
}

function listParts(target: Target): Part[] {
  if (target.kind === "milestone") return target.steps;
  return target.kind === "yearly" ? (target.parts ?? []) : [];
}

const TARGET_COLUMNS: Column<TargetRow>[] = [
  { name: "item", title: "項目番号", cell: ({ item }) => item.key },
  { name: "target", title: "項目の中の目標の符号", cell: ({ target }) => target.id },
  { name: "kind_code", title: "目標の種類の符号（アプリの分類）", cell: ({ target }) => target.kind },
  { name: "kind", title: "目標の種類（アプリの分類）", cell: ({ target }) => describeKind(target.kind) },
  { name: "quote", title: "目標の言葉（原文のまま）", cell: ({ target }) => target.quote },
  { name: "start_fiscal_year", title: "始まりの年度（西暦）", cell: ({ target }) => target.start },
  {
    name: "due_fiscal_year",
    title: "期限の年度（西暦）",
    cell: ({ target, snapshot }) => findLastDue({ targets: [target] }, snapshot.plan.period) ?? undefined,
  },
  { name: "due_is_assumed", title: "期限の年度がアプリの仮定か", cell: ({ target }) => target.dueAssumed === true },
  {
    name: "assumption",
    title: "アプリが置いた仮定",
    cell: ({ target }) => target.assumptions?.map(({ text }) => text).join(" "),
  },
  { name: "metric", title: "指標の符号", cell: ({ target }) => metricOf(target) },
  { name: "metric_name", title: "指標", cell: ({ item, target }) => findMetric(item, metricOf(target) ?? "")?.name },
  { name: "unit", title: "単位", cell: ({ item, target }) => findMetric(item, metricOf(target) ?? "")?.unit },
  {
    name: "direction_code",
    title: "目指す向き（rise 増やす、fall 減らす）",
    cell: ({ target }) => quantityOf(target)?.direction,
  },
  {
    name: "baseline_fiscal_year",
    title: "基準値の年度（西暦）",
    cell: ({ target }) => quantityOf(target)?.baseline?.fiscalYear,
  },
  { name: "baseline_value", title: "基準値", cell: ({ target }) => quantityOf(target)?.baseline?.value },
  { name: "target_value", title: "目標値", cell: ({ target }) => quantityOf(target)?.target.value },
  { name: "part", title: "段階か部分の符号", cell: ({ part }) => part?.id },
  { name: "part_name", title: "段階か部分", cell: ({ part }) => part?.name },
  { name: "part_due_fiscal_year", title: "段階の期限の年度（西暦）", cell: ({ part }) => part?.due },
  { name: "status_code", title: "目標の計算による状況の符号", cell: ({ judged }) => judged?.name },
  { name: "status", title: "目標の計算による状況", cell: ({ judged }) => judged && describeStatus(judged.name) },
  {
    name: "status_reason",
    title: "状況の理由（アプリの文）",
    cell: ({ judged, target, item, snapshot }) => judged && explainStatus(judged.reason, target, item, snapshot.plan),
  },
];

function quantityOf(target: Target) {
  return target.kind === "quantity" ? target : undefined;
}

interface RecordRow {
  record: PlanRecord;
  item: Item | undefined;
  source: Source | undefined;
}

function listRecordRows({ records, items, sources }: Plan): RecordRow[] {
  const itemOf = new Map(items.map((item) => [item.key, item]));
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  return records.map((record) => ({ record, item: itemOf.get(record.item), source: sourceOf.get(record.source) }));
}

const RECORD_COLUMNS: Column<RecordRow>[] = [
  { name: "id", title: "記録の符号", cell: ({ record }) => record.id },
  { name: "item", title: "項目番号", cell: ({ record }) => record.item },
  { name: "target", title: "目標の符号", cell: ({ record }) => ("target" in record ? record.target : undefined) },
  {
    name: "subject",
    title: "指標、段階か部分の符号",
    cell: ({ record }) => ("subject" in record ? record.subject : undefined),
  },
  { name: "subject_name", title: "指標、段階か部分", cell: findSubjectName },
  { name: "fiscal_year", title: "年度（西暦）", cell: ({ record }) => record.fiscalYear },
  { name: "date", title: "日付（年月まで、年までのこともある）", cell: ({ record }) => record.date },
  { name: "type_code", title: "種類の符号", cell: ({ record }) => record.type },
  { name: "type", title: "種類", cell: ({ record }) => describeRecordType(record) },
  { name: "value", title: "値", cell: ({ record }) => (record.type === "observation" ? record.value : undefined) },
  { name: "unit", title: "単位", cell: ({ record }) => (record.type === "observation" ? record.unit : undefined) },
  {
    name: "is_interim",
    title: "年度末の値ではないか",
    cell: ({ record }) => (record.type === "observation" ? record.interim === true : undefined),
  },
  { name: "state_code", title: "状態の符号", cell: ({ record }) => ("state" in record ? record.state : undefined) },
  { name: "state", title: "状態", cell: ({ record }) => describeState(record) },
  { name: "text", title: "公表された内容（要約）", cell: ({ record }) => record.text },
  { name: "note", title: "注記", cell: ({ record }) => record.note },
  { name: "corrects", title: "この記録が訂正した記録の符号", cell: ({ record }) => record.corrects },
  { name: "source", title: "出典の符号", cell: ({ record }) => record.source },
  { name: "source_title", title: "出典", cell: ({ source }) => source?.title },
  { name: "source_url", title: "出典のアドレス", cell: ({ source }) => source?.url },
];

function findSubjectName({ record, item }: RecordRow): string | undefined {
  if (!item || !("subject" in record) || record.subject === undefined) return undefined;
  if (record.type === "observation") return findMetric(item, record.subject)?.name;
  const target = item.targets.find(({ id }) => id === record.target);
  return target && listParts(target).find(({ id }) => id === record.subject)?.name;
}

function describeState(record: PlanRecord): string | undefined {
  switch (record.type) {
    case "step":
      // Whether it came in time is judged, not recorded.
      return describeStepState({ state: record.state, inTime: true });
    case "year":
      return describeYearState(record.state);
    case "rating":
      return describeRating(record.state);
    case "decision":
      return record.state === "closed" ? "検討終了" : "再開";
    case "remark":
      return describeRecordType(record);
    default:
      return undefined;
  }
}

const SOURCE_COLUMNS: Column<Source>[] = [
  { name: "id", title: "出典の符号", cell: ({ id }) => id },
  { name: "title", title: "題名", cell: ({ title }) => title },
  { name: "publisher", title: "公表した者", cell: ({ publisher }) => publisher },
  { name: "url", title: "アドレス", cell: ({ url }) => url },
  { name: "published_on", title: "公表日（年月まで、年までのこともある）", cell: ({ publishedOn }) => publishedOn },
  { name: "read_on", title: "確認した日", cell: ({ readOn }) => readOn },
  { name: "kind_code", title: "資料の種類の符号", cell: ({ kind }) => kind },
  { name: "kind", title: "資料の種類", cell: ({ kind }) => describeSourceKind(kind) },
];

const DOCUMENT_COLUMNS: Column<UnreadDocument>[] = [
  { name: "id", title: "資料の符号", cell: ({ id }) => id },
  {
    name: "items",
    title: "項目番号（空白で区切る。every はすべての項目、空は計画全体）",
    cell: ({ items }) => (Array.isArray(items) ? items.join(" ") : items),
  },
  { name: "title", title: "題名", cell: ({ title }) => title },
  { name: "publisher", title: "公表した者", cell: ({ publisher }) => publisher },
  { name: "url", title: "載っているページのアドレス", cell: ({ url }) => url },
  { name: "size", title: "ファイルの大きさ（ページの表示による）", cell: ({ size }) => size },
  { name: "tells", title: "載っていそうなこと（アプリの見立て）", cell: ({ tells }) => tells },
  { name: "looked_on", title: "最後に探した日", cell: ({ lookedOn }) => lookedOn },
];

interface ChangeRow {
  entry: LogEntry;
  change: Change | null;
}

/** A version without changes is still a line of the history. */
function listChangeRows(entry: LogEntry): ChangeRow[] {
  return (entry.changes.length > 0 ? entry.changes : [null]).map((change) => ({ entry, change }));
}

const CHANGE_COLUMNS: Column<ChangeRow>[] = [
  { name: "version", title: "版", cell: ({ entry }) => entry.version },
  { name: "date", title: "版の日付", cell: ({ entry }) => entry.date },
  { name: "note", title: "版の説明", cell: ({ entry }) => entry.note },
  { name: "item", title: "項目番号（空は計画全体）", cell: ({ change }) => change?.item },
  { name: "field", title: "変わったもの", cell: ({ change }) => change?.field },
  { name: "old", title: "変わる前", cell: ({ change }) => change?.old },
  { name: "new", title: "変わった後", cell: ({ change }) => change?.new },
  { name: "source", title: "出典の符号", cell: ({ change }) => change?.source },
];

interface OwnerRow {
  item: Item;
  owner: Owner;
  plan: Plan;
  /** Slug of an area, `every` for all branches, absent where the owner is no branch. */
  area: string | undefined;
  duty: number | undefined;
}

function listOwnerRows(item: Item, plan: Plan): OwnerRow[] {
  return item.owners.flatMap((owner) => {
    const areas = Array.isArray(owner.areas) ? owner.areas : [owner.areas];
    const duties = owner.duties ?? [undefined];
    return areas.flatMap((area) => duties.map((duty) => ({ item, owner, plan, area, duty })));
  });
}

const OWNER_COLUMNS: Column<OwnerRow>[] = [
  { name: "item", title: "項目番号", cell: ({ item }) => item.key },
  { name: "department", title: "課の符号", cell: ({ owner }) => owner.department },
  { name: "department_name", title: "課", cell: (row) => findDepartment(row)?.name },
  {
    name: "kind_code",
    title: "課の種類（section 本庁の課、branch 支所の課、collective 各課など）",
    cell: (row) => findDepartment(row)?.kind,
  },
  { name: "area", title: "支所の地域の符号（every は各支所）", cell: ({ area }) => area },
  {
    name: "area_name",
    title: "支所の地域",
    cell: ({ area, plan }) => (area === "every" ? "各支所" : plan.areas.find(({ slug }) => slug === area)?.name),
  },
  { name: "duty", title: "受け持つ部分の番号（空は全部）", cell: ({ duty }) => duty },
];

function findDepartment({ owner, plan }: OwnerRow) {
  return plan.departments.find(({ slug }) => slug === owner.department);
}
