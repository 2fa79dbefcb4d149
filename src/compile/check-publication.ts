import { toCanonicalJson } from "#domain/canonical.ts";
import { findWithdrawn, listCurrentRecords } from "#domain/current-records.ts";
import { isAtOdds, listCycleYears } from "#domain/cycle.ts";
import { findFiscalYear, fiscalYearOf, hasEnded, type IsoDate, type PartialDate } from "#domain/fiscal-year.ts";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { describeStatus } from "#words/ja/status.ts";
import { checkOutlookKept, listMissing, type OutlookTables } from "./check-outlook-kept.ts";
import type { PlanFile } from "./plan-files.ts";
import type { Problem } from "./problem.ts";
import type { PublishedVersion } from "./published-versions.ts";
import { askForReason, hasReasonFor } from "./reason.ts";
import { RECORD_COLUMNS, type RowsRead, type TableRow } from "./record-tables.ts";
import type { YamlFile } from "./yaml-file.ts";

/** What publishing adds to what the data say by themselves: the day, and what was published before. */
export interface Publication {
  /** The day on which the data are to be published. */
  day: IsoDate;
  /** The last published version of a plan, if there is one. */
  findLast: (planId: string) => Pick<PublishedVersion, "plan"> | undefined;
}

/** The data as read; `null` stands for what is broken, of which nothing more is said. */
interface DataRead extends OutlookTables {
  plan: YamlFile<PlanFile>;
  /** Every item whose file is right. */
  items: readonly Item[];
  /** Path of each item's file that is there, broken or not. */
  itemPaths: readonly string[];
  records: RowsRead<PlanRecord> | null;
  sources: RowsRead<Source> | null;
  documents: RowsRead<UnreadDocument> | null;
  /** Paths of the tables. */
  files: Record<"records" | "sources" | keyof OutlookTables, string>;
}

/** Whether data may follow the version published last, on a day. Source: data/README.md, "検査が止めること". */
export function checkPublication(data: DataRead, { day, findLast }: Publication): Problem[] {
  const last = findLast(data.plan.value.id)?.plan;
  const published = new Map(last?.records.map((record) => [record.id, record]));
  const added = data.records?.rows.filter(({ value }) => !published.has(value.id)) ?? [];
  return [
    ...checkDays(data, day),
    ...checkRatings(data, added, day),
    ...(last ? [...checkKept(data, last, published), ...checkClosedYears(data, last, added)] : []),
  ];
}

/** Nothing is known of a day that has not come. */
function checkDays({ plan, items, records, sources, documents, searches }: DataRead, day: IsoDate): Problem[] {
  const isLater = (date: PartialDate | undefined) => date !== undefined && date > day.slice(0, date.length);
  const later = `公開の日（${day}）より後の日付です。日付を確かめてください`;
  const message = `${later}。これからのことは、結果として書けません`;
  const { editions, results, facts, closedYears } = plan.value;
  const folder = folderOfItems(plan);
  return [
    ...(records?.rows ?? []).flatMap(({ value, problemAt }) => {
      const { fiscalYear } = value;
      if (isLater(value.date)) return [problemAt("date", message)];
      if (fiscalYear === undefined || fiscalYear <= fiscalYearOf(day)) return [];
      return [problemAt("fiscalYear", `公開の日（${day}）にはまだ始まっていない年度です。年度を確かめてください`)];
    }),
    ...(sources?.rows ?? []).flatMap(({ value, problemAt }) => {
      if (isLater(value.publishedOn)) return [problemAt("publishedOn", message)];
      if (isLater(value.readOn)) return [problemAt("readOn", message)];
      return isLater(value.seenOn) ? [problemAt("seenOn", message)] : [];
    }),
    ...(documents?.rows ?? []).flatMap(({ value, problemAt }) =>
      isLater(value.lookedOn) ? [problemAt("lookedOn", message)] : [],
    ),
    ...(searches?.rows ?? []).flatMap(({ value, problemAt }) =>
      isLater(value.date) ? [problemAt("date", message)] : [],
    ),
    ...editions.flatMap(({ date }, index) =>
      isLater(date) ? [plan.problemAt(["editions", index, "date"], later, date)] : [],
    ),
    ...items.flatMap(({ key, targets }) =>
      targets.flatMap(({ assumptions = [] }, target) =>
        assumptions.flatMap(({ on }, index): Problem[] => {
          const field = `targets[${target}].assumptions[${index}].on`;
          return isLater(on) ? [{ file: `${folder}${key}.yaml`, field, value: on, message: later }] : [];
        }),
      ),
    ),
    ...(isLater(results.searchedOn) ? [plan.problemAt(["results", "searchedOn"], message, results.searchedOn)] : []),
    ...facts.flatMap(({ date }, index) =>
      isLater(date) ? [plan.problemAt(["facts", index, "date"], message, date)] : [],
    ),
    ...closedYears.flatMap((year, index) => {
      if (hasEnded(year, day)) return [];
      return [
        plan.problemAt(["closedYears", index], "まだ終わっていない年度は閉じられません。消してください", String(year)),
      ];
    }),
  ];
}

function folderOfItems({ file }: { file: string }): string {
  return file.replace(/plan\.yaml$/, "items/");
}

/** A department's word that is not the computed one is published with a reason; both are shown. */
function checkRatings({ plan, items, records }: DataRead, added: readonly TableRow<PlanRecord>[], day: IsoDate) {
  const all = records?.rows.map(({ value }) => value) ?? [];
  const inForce = new Set(listCurrentRecords(all).map(({ id }) => id));
  return added.flatMap(({ value, problemAt }): Problem[] => {
    if (value.type !== "rating" || hasReasonFor(value, "state") || !inForce.has(value.id)) return [];
    const item = items.find(({ key }) => key === value.item);
    const year =
      item && listCycleYears(item, all, plan.value, day).find(({ fiscalYear }) => fiscalYear === value.fiscalYear);
    if (!year?.status || !isAtOdds(value.state, year.status.name)) return [];
    const fact = `その年度の計算による判定（${describeStatus(year.status.name)}）と違います。両方が画面に出ます。`;
    const message = `${fact}state が資料のとおりなら、${askForReason(value, "state")}`;
    return [{ ...problemAt("state", message), fact }];
  });
}

/** What was published stays: records and searches as they were, all else by its names. */
function checkKept(
  data: DataRead,
  last: PublishedVersion["plan"],
  published: ReadonlyMap<string, PlanRecord>,
): Problem[] {
  const { records, sources, files, plan } = data;
  const problems: Problem[] = [];
  if (records) {
    const missing = [...published.keys()].filter((id) => !records.ids.has(id));
    const how = "取り下げるときも消さず、新しい行を足して withdraws に id を、reason に理由を書きます";
    problems.push(...listMissing(files.records, "id", missing, published.size, how));
    for (const row of records.rows) {
      const before = published.get(row.value.id);
      if (before && toCanonicalJson(before) !== toCanonicalJson(row.value)) problems.push(explainEdited(row, before));
    }
  }
  if (sources) {
    const missing = last.sources.filter(({ id }) => !sources.ids.has(id)).map(({ id }) => id);
    const how = "開けなくなった資料も、記録のよりどころとして残します";
    problems.push(...listMissing(files.sources, "id", missing, last.sources.length, how));
    for (const { value, problemAt } of sources.rows) {
      const before = last.sources.find(({ id }) => id === value.id);
      if (!before || before.title === value.title || before.url === value.url) continue;
      problems.push(
        problemAt("id", `この id は「${before.title}」として公開しました。別の資料には新しい id をつけてください`),
      );
    }
  }
  problems.push(...checkOutlookKept(data, last, files));
  const folder = folderOfItems(plan);
  for (const { key } of last.items) {
    const file = `${folder}${key}.yaml`;
    if (data.itemPaths.includes(file)) continue;
    problems.push({ file, message: "公開した項目のファイルがありません。元に戻してください" });
  }
  return problems;
}

function explainEdited({ value, problemAt }: TableRow<PlanRecord>, before: PlanRecord): Problem {
  const [own, old] = [value, before] as Readonly<Record<string, unknown>>[];
  const changed = Object.keys(RECORD_COLUMNS).filter((field) => own?.[field] !== old?.[field]);
  const [field = "id"] = changed;
  if (changed.includes("item") || changed.includes("type")) {
    const message = `この id は ${before.item} の ${before.type} の行（「${before.text}」）として公開しました。元に戻し、新しい行には新しい id をつけてください`;
    return problemAt("id", message);
  }
  const names = changed.map((name) => RECORD_COLUMNS[name as keyof typeof RECORD_COLUMNS]).join("、");
  const was = old?.[field] === undefined ? "空" : `「${old[field]}」`;
  const message = `公開した行は書きかえられません（変わった列: ${names}。公開した ${RECORD_COLUMNS[field as keyof typeof RECORD_COLUMNS]} は${was}）。元に戻し、訂正は新しい行を足して corrects に ${value.id} を、reason に理由を書いてください`;
  return problemAt(field as "id", message);
}

/** A closed year takes corrections and withdrawals, and stays closed. */
function checkClosedYears(
  { plan }: DataRead,
  last: PublishedVersion["plan"],
  added: readonly TableRow<PlanRecord>[],
): Problem[] {
  const opened = last.closedYears.filter((year) => !plan.value.closedYears.includes(year));
  return [
    ...opened.map((year) =>
      plan.problemAt(
        ["closedYears"],
        `閉じた年度 ${year} がありません。閉じた年度は開け直せません。書き足してください`,
        String(year),
      ),
    ),
    ...added.flatMap(({ value, problemAt }) => {
      const year = value.fiscalYear ?? (value.date === undefined ? null : findFiscalYear(value.date));
      if (year === null || !last.closedYears.includes(year)) return [];
      if (value.corrects !== undefined || findWithdrawn(value) !== undefined) return [];
      const message = `${year}年度は閉じて公開しました。加えられるのは、訂正（corrects）と取り下げ（withdraws）だけです`;
      return [problemAt("fiscalYear", message)];
    }),
  ];
}
