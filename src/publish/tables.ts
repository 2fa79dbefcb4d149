import type { Snapshot } from "#domain/snapshot.ts";
import { judgePlan } from "#domain/status.ts";
import { CODE_LISTS, describeCode } from "./code-lists.ts";
import { coded, text } from "./columns.ts";
import { type Column, describeCell, writeCsv } from "./csv.ts";
import { AREA_COLUMNS, ITEM_COLUMNS, type ItemRow, listAreaRows, listOwnerRows, OWNER_COLUMNS } from "./item-tables.ts";
import {
  CHANGE_COLUMNS,
  cite,
  DOCUMENT_COLUMNS,
  EXPECTED_COLUMNS,
  HANDOVER_COLUMNS,
  listChangeRows,
  listDocumentRows,
  listHandoverRows,
  listOpinionRows,
  listRecordRows,
  OPINION_COLUMNS,
  RECORD_COLUMNS,
  SEARCH_COLUMNS,
  SOURCE_COLUMNS,
} from "./record-tables.ts";
import { listTargetRows, listYearRows, TARGET_COLUMNS, YEAR_COLUMNS } from "./target-tables.ts";

/** A table of open data. */
export interface PublishedTable {
  /** Its name beside the others, under `/data/plans/<id>/`. */
  file: string;
  /** What it holds, and what one row is. */
  title: string;
  columns: ColumnEntry[];
  text: string;
}

/** A line of the data dictionary. */
interface ColumnEntry extends Omit<Column<unknown>, "cell"> {
  file: string;
  /** The first cell that is not empty. */
  example: string | undefined;
}

/**
 * All tables of a snapshot, the code lists and the data dictionary last. No column depends on the data, so that the
 * tables of two years have the same ones. Source: docs/method.md, "オープンデータ".
 */
export function publishTables(snapshot: Snapshot): PublishedTable[] {
  const { plan, date, log } = snapshot;
  const statuses = judgePlan(plan, date);
  const items = plan.items.map((item): ItemRow => ({ item, status: statuses.get(item.key), snapshot }));
  const tables = [
    publishTable("items.csv", "改革実施項目。1行に1項目", ITEM_COLUMNS, items),
    publishTable(
      "targets.csv",
      "目標。1行に1つの目標、段階や部分があればその1つ",
      TARGET_COLUMNS,
      items.flatMap(listTargetRows),
    ),
    publishTable("records.csv", "公表された結果。1行に1件", RECORD_COLUMNS, listRecordRows(plan)),
    publishTable(
      "years.csv",
      "毎年度の目標の、年度ごとの状態。1行に1つの年度、部分があればその1つも",
      YEAR_COLUMNS,
      items.flatMap(listYearRows),
    ),
    publishTable("sources.csv", "出典。1行に1つの資料", SOURCE_COLUMNS, plan.sources),
    publishTable(
      "documents.csv",
      "まだ読めていない資料。結果が載っていそうなもの。1行に1つの資料と項目",
      DOCUMENT_COLUMNS,
      listDocumentRows(plan),
    ),
    publishTable(
      "expected.csv",
      "資料が示した、これからの予定。1行に1件",
      EXPECTED_COLUMNS,
      cite(plan.expected ?? [], plan),
    ),
    publishTable("searches.csv", "探したが新しい結果がなかった日。1行に1回", SEARCH_COLUMNS, plan.searches ?? []),
    publishTable("opinions.csv", "意見と市の考え方。1行に1つの意見と項目", OPINION_COLUMNS, listOpinionRows(plan)),
    publishTable(
      "handover.csv",
      "次の計画への引き継ぎ。1行に1つの項目と次の計画の項目",
      HANDOVER_COLUMNS,
      listHandoverRows(plan),
    ),
    publishTable("changes.csv", "データの更新の記録。1行に1つの変更", CHANGE_COLUMNS, log.flatMap(listChangeRows)),
    publishTable(
      "areas.csv",
      "地域。1行に1つの項目・地域・理由。全市の項目の行はない",
      AREA_COLUMNS,
      listAreaRows(plan),
    ),
    publishTable("departments.csv", "所管課。1行に1つの項目・課・地域・分担", OWNER_COLUMNS, listOwnerRows(plan)),
    publishTable("codes.csv", "符号の表。1行に1つの符号", CODE_COLUMNS, listCodeRows()),
  ];
  const columns = [
    ...tables.flatMap((table) => table.columns),
    ...describeColumns("dictionary.csv", DICTIONARY_COLUMNS, []),
  ];
  return [...tables, publishTable("dictionary.csv", "データの辞書。1行に1つの列", DICTIONARY_COLUMNS, columns)];
}

function publishTable<Row>(
  file: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): PublishedTable {
  return { file, title, columns: describeColumns(file, columns, rows), text: writeCsv(columns, rows) };
}

function describeColumns<Row>(file: string, columns: readonly Column<Row>[], rows: readonly Row[]): ColumnEntry[] {
  return columns.map(({ cell, ...column }) => {
    const example = rows.map((row) => describeCell(cell(row))).find((written) => written !== "");
    return { ...column, file, example };
  });
}

interface CodeRow {
  list: string;
  code: string;
}

function listCodeRows(): CodeRow[] {
  return Object.entries(CODE_LISTS).flatMap(([list, codes]) => Object.keys(codes).map((code) => ({ list, code })));
}

const CODE_COLUMNS: Column<CodeRow>[] = [
  text("list", "符号の表の名前（辞書の code_list）", ({ list }) => list),
  text("code", "符号", ({ code }) => code),
  text("word", "符号の意味", ({ list, code }) => describeCode(list, code)),
];

const DICTIONARY_COLUMNS: Column<ColumnEntry>[] = [
  text("file", "表のファイル名", ({ file }) => file),
  text("column", "列の名前", ({ name }) => name),
  text("meaning", "列の意味", ({ title }) => title),
  ...coded<ColumnEntry>("type", "値の型", "column_type", ({ type }) => type),
  text("unit", "数の単位（{unit} は同じ行の unit の列）", ({ unit }) => unit),
  text("code_list", "符号の表の名前（{type_code} は同じ行の type_code の値）", ({ codes }) => codes),
  {
    name: "is_quoted",
    title: "計画や資料の言葉を、一字も変えずに写しているか",
    type: "boolean",
    cell: (row) => row.isQuoted === true,
  },
  { name: "example", title: "値の例", type: "text", isQuoted: true, cell: ({ example }) => example },
];
