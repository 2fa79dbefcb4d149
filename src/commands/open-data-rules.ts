import { parse } from "csv-parse/sync";
import type { DataFile } from "#build/data-files.ts";

/** A published table, read by a reader that did not write it. */
export interface ReadTable {
  file: string;
  text: string;
  header: string[];
  rows: Record<string, string>[];
}

/** One national rule for machine-readable data, and how our tables are held against it. */
export interface OpenDataRule {
  id: string;
  name: string;
  /** What breaks it, in Japanese, each with its place; or why it is no question for these tables. */
  check: ((tables: readonly ReadTable[]) => string[]) | { notApplicable: string };
}

/** Reads every CSV file among published ones; throws where one cannot be read. */
export function readTables(files: readonly DataFile[]): ReadTable[] {
  return files
    .filter(({ path }) => path.endsWith(".csv"))
    .map(({ path, text }) => {
      const lines: string[][] = parse(text, { bom: true, record_delimiter: "\r\n", relax_column_count: true });
      const [header = [], ...body] = lines;
      const rows = body.map((cells) =>
        Object.fromEntries(cells.map((cell, index) => [header[index] ?? `#${index}`, cell])),
      );
      return { file: path.slice(path.lastIndexOf("/") + 1), text, header, rows };
    });
}

/**
 * 行政データにおける機械可読性に関するルール (Digital Agency, 2026-03-31), all thirty of them in their order, asked of the
 * CSV files: these are the data. The .xlsx of a year's report is for people to read; that it has nothing of what 【Excel】
 * rules forbid is shown by tests/publish/report-workbook.test.ts.
 * Source: https://github.com/digital-go-jp/machine_readability_rule
 */
export const OPEN_DATA_RULES: readonly OpenDataRule[] = [
  {
    id: "L1-01",
    name: "ファイル形式は機械が直接読み取れるExcelやCSV等となっているか",
    check: (tables) => (tables.length > 0 ? [] : ["CSVの表がありません"]),
  },
  {
    id: "L1-02",
    name: "１シート（ファイル）に複数の表が掲載されていないか",
    check: eachRow(({ rows, header }, row) => {
      const repeated = header.every((name) => row[name] === name);
      return repeated && rows.length > 0 ? ["列の名前の行がもう一度あります"] : [];
    }),
  },
  {
    id: "L1-03",
    name: "データが分断されていないか",
    check: eachRow((_, row) => (Object.values(row).every((cell) => cell === "") ? ["空の行です"] : [])),
  },
  {
    id: "L1-04",
    name: "データ本体と無関係な情報がないか",
    check: eachRow(({ header }, row) =>
      Object.keys(row).length === header.length
        ? []
        : [`列が${Object.keys(row).length}個で、1行目は${header.length}個です`],
    ),
  },
  {
    id: "L1-05",
    name: "すべての列に意味が推測できる項目名が存在するか",
    check: eachColumn((name) => (/^[a-z][a-z_]+$/.test(name) ? [] : ["意味を推測できる名前ではありません"])),
  },
  {
    id: "L1-06",
    name: "スペースや改行等で体裁を整えていないか",
    check: eachCell(({ cell }) => (/^\s|\s$|[\r\n\t]|[ \u3000]{2}/.test(cell) ? ["体裁のための空白があります"] : [])),
  },
  {
    id: "L1-07",
    name: "１セル１データとなっているか",
    check: eachCell(({ cell, type }) =>
      !["text", "url"].includes(type) && /[\s,;、，；・]/.test(cell) ? ["1つのマスに複数の値があります"] : [],
    ),
  },
  {
    id: "L1-08",
    name: "機種依存文字を使用していないか",
    check: eachCell(({ cell, isQuoted }) =>
      !isQuoted && MACHINE_DEPENDENT.test(cell)
        ? ["アプリの言葉に機種依存文字があります（計画と資料の言葉の列は除く）"]
        : [],
    ),
  },
  {
    id: "L1-09",
    name: "空白とゼロが明確に区別されているか",
    check: eachCell(({ cell, type }) =>
      ["integer", "number"].includes(type) && /^(-|ー|―|－|なし|NA|N\/A|null|不明|0+[^.0-9].*)$/i.test(cell)
        ? ["わからないことは空のマスで表します"]
        : [],
    ),
  },
  {
    id: "L1-10",
    name: "【Excel】オブジェクトを使用していないか",
    check: {
      notApplicable:
        "CSVに図形や画像はない。Excelの実施状況は人が読む報告で、もとのデータはすべてCSVかJSONにもあり、図形や画像もない",
    },
  },
  {
    id: "L1-11",
    name: "【Excel】書式でデータの違いを表現していないか",
    check: { notApplicable: "CSVに書式はない。Excelの実施状況は、見出しの行だけに色がある" },
  },
  {
    id: "L1-12",
    name: "【Excel】セルの結合をしていないか",
    check: { notApplicable: "CSVに結合はない。Excelの実施状況にもない" },
  },
  {
    id: "L1-13",
    name: "【Excel】不要な行や列が非表示のまま残されていないか",
    check: { notApplicable: "CSVに非表示の行や列はない。Excelの実施状況にもない" },
  },
  {
    id: "L1-14",
    name: "【CSV】１行１データで表現されているか",
    check: (tables) =>
      tables.flatMap(({ file, text, rows }) => {
        const lines = text.split(/\r\n|\r|\n/).length - 1;
        return lines === rows.length + 1 ? [] : [`${file}: ${rows.length + 1}件が${lines}行に書かれています`];
      }),
  },
  {
    id: "L1-15",
    name: "【CSV】文字列にカンマが含まれているフィールドの値はダブルコーテーションで囲んでいるか",
    check: eachCell(({ cell, table }) =>
      cell.includes(",") && !table.text.includes(`"${cell.replaceAll('"', '""')}"`) ? ["囲まれていません"] : [],
    ),
  },
  {
    id: "L2-01",
    name: "数値データは数値属性とし、文字列を含まないこと",
    check: eachCell(({ cell, type }) =>
      (type === "integer" && !/^(-?\d+)?$/.test(cell)) || (type === "number" && !/^(-?\d+(\.\d+)?)?$/.test(cell))
        ? ["数値ではありません"]
        : [],
    ),
  },
  {
    id: "L2-02",
    name: "データ内での項目名等の省略をしていないか",
    check: eachRow(({ header: [first = ""] }, row) => {
      const halves = Object.keys(row).filter(
        (name) => Object.hasOwn(row, `${name}_code`) && (row[name] === "") !== (row[`${name}_code`] === ""),
      );
      return [
        ...(row[first] === "" ? [`${first} が省略されています`] : []),
        ...halves.map((name) => `${name} と ${name}_code の一方が省略されています`),
      ];
    }),
  },
  {
    id: "L2-03",
    name: "各列が一意に識別可能な項目名を持っているか",
    check: (tables) =>
      tables.flatMap(({ file, header }) =>
        header
          .filter((name, index) => header.indexOf(name) !== index)
          .map((name) => `${file} ${name}: 同じ名前の列があります`),
      ),
  },
  {
    id: "L2-04",
    name: "選択肢回答が標準化されているか",
    check: eachCode(({ word, known }) =>
      known === undefined || word === undefined || word === known ? [] : [`「${word}」は符号の表では「${known}」です`],
    ),
  },
  {
    id: "L2-05",
    name: "選択肢列と「その他」の詳細記入が分離されているか",
    check: eachCode(({ word }) =>
      word !== undefined && /^その他.*[（(：:]/.test(word) ? [`「${word}」に詳細が混じっています`] : [],
    ),
  },
  {
    id: "L2-06",
    name: "【Excel】数式を使用している場合は、数値データに修正しているか",
    check: eachCell(({ cell, type }) =>
      /^[=+@]/.test(cell) || (/^-/.test(cell) && !["integer", "number"].includes(type)) ? ["式として動きます"] : [],
    ),
  },
  {
    id: "L3-01",
    name: "項目名行から始まり、次行からデータ入力がされているか",
    check: (tables) =>
      tables.flatMap(({ file, header }) => {
        const listed = listDictionary(tables)
          .filter((entry) => entry.file === file)
          .map(({ column }) => column);
        return listed.join() === header.join() ? [] : [`${file}: 1行目が、辞書にある列の名前ではありません`];
      }),
  },
  {
    id: "L3-02",
    name: "回答のコード表が別添されているか",
    check: eachCode(({ code, list, known }) =>
      known === undefined ? [`符号 ${code} が codes.csv の ${list || "どの表"} にありません`] : [],
    ),
  },
  {
    id: "L3-03",
    name: "数値データの同一列内に特殊記号（秘匿等）を使用する場合は、その定義を明記しているか",
    check: eachCell(({ cell, type }) =>
      ["integer", "number"].includes(type) && /[^-\d.]/.test(cell) ? ["定義のない記号があります"] : [],
    ),
  },
  {
    id: "L3-04",
    name: "データの単位を記載しているか",
    check: eachCell(({ cell, type, unit, row }) => {
      if (!["integer", "number"].includes(type) || cell === "") return [];
      return resolve(unit, row) === "" ? ["単位がありません"] : [];
    }),
  },
  {
    id: "L3-05",
    name: "時間軸の表記が標準化されているか",
    check: eachCell(({ cell, column, type, row }) => {
      if (type === "date" && !/^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(cell)) return ["ISO 8601 の日付ではありません"];
      if (!column.endsWith("fiscal_year") || cell === "") return [];
      if (!/^\d{4}$/.test(cell)) return ["西暦4桁の年度ではありません"];
      return /^(令和|平成|昭和)(元|\d+)年度$/.test(row[`${column}_era`] ?? "") ? [] : ["元号の年度が並んでいません"];
    }),
  },
  {
    id: "L3-06",
    name: "地域コード又は正式な地域名称が表記されているか",
    check: (tables) =>
      tables
        .filter(({ header }) => header.includes("area") || header.includes("city"))
        .flatMap(({ file, rows }) =>
          rows.some((row) => row.city === "" || (row.area !== "" && row.area_name === ""))
            ? [`${file}: 地域の正式な名称がない行があります`]
            : [],
        ),
  },
  {
    id: "L3-07",
    name: "年によってフォーマットが著しく異なっていないか",
    check: eachColumn((name) => (/(19|20)\d\d|_[a-z]*\d/.test(name) ? ["列が年やデータの中身によって変わります"] : [])),
  },
  {
    id: "L3-08",
    name: "データの定義や更新履歴が記載されているか",
    check: (tables) => [
      ...listDictionary(tables).flatMap(({ file, column, meaning, type }) =>
        meaning && type ? [] : [`${file} ${column}: 辞書に意味か型がありません`],
      ),
      ...tables.flatMap(({ file, header }) =>
        header
          .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
          .map((name) => `${file} ${name}: 名前が英数字ではありません`),
      ),
      ...tables.flatMap(({ file, text }) =>
        text.startsWith("\uFEFF") ? [] : [`${file}: UTF-8 の印（BOM）がありません`],
      ),
      ...(tables.some(({ file, rows }) => file === "changes.csv" && rows.length > 0)
        ? []
        : ["更新履歴 changes.csv がありません"]),
    ],
  },
  {
    id: "L3-09",
    name: "データが縦持ち形式になっているか",
    check: (tables) =>
      tables.flatMap(({ file, header }) => {
        const series = header
          .map((name) => name.replace(/\d+|_(first|second|third)/g, "#"))
          .filter((name) => name.includes("#"));
        return series.length > 1 ? [`${file}: ${series.join("、")} が横に並んでいます`] : [];
      }),
  },
];

/** What some systems show otherwise or not at all: circled and Roman numbers, squared units, half-width kana. */
const MACHINE_DEPENDENT = /[\u2160-\u217F\u2460-\u24FF\u3220-\u324F\u3280-\u33FF\uFF61-\uFF9F\uE000-\uF8FF]/u;

interface CellPlace {
  cell: string;
  column: string;
  row: Record<string, string>;
  table: ReadTable;
  type: string;
  unit: string;
  isQuoted: boolean;
}

interface CodePlace {
  code: string;
  list: string;
  /** What stands beside the code. */
  word: string | undefined;
  /** What `codes.csv` says. */
  known: string | undefined;
}

type Check = (tables: readonly ReadTable[]) => string[];

function eachRow(check: (table: ReadTable, row: Record<string, string>) => string[]): Check {
  return (tables) =>
    tables.flatMap((table) =>
      table.rows.flatMap((row, index) => check(table, row).map((what) => `${table.file} ${index + 2}行目: ${what}`)),
    );
}

function eachColumn(check: (name: string) => string[]): Check {
  return (tables) =>
    tables.flatMap(({ file, header }) =>
      header.flatMap((name) => check(name).map((what) => `${file} ${name}: ${what}`)),
    );
}

function eachCell(check: (place: CellPlace) => string[]): Check {
  return (tables) => {
    const entries = new Map(listDictionary(tables).map((entry) => [`${entry.file} ${entry.column}`, entry]));
    return tables.flatMap((table) =>
      table.rows.flatMap((row, index) =>
        Object.entries(row).flatMap(([column, cell]) => {
          const { type_code: type = "", unit = "", is_quoted } = entries.get(`${table.file} ${column}`) ?? {};
          const found = check({ cell, column, row, table, type, unit, isQuoted: is_quoted === "true" });
          return found.map((what) => `${table.file} ${index + 2}行目 ${column}「${cell}」: ${what}`);
        }),
      ),
    );
  };
}

function eachCode(check: (place: CodePlace) => string[]): Check {
  return (tables) => {
    const codes = tables.find(({ file }) => file === "codes.csv")?.rows ?? [];
    const words = new Map(codes.map(({ list, code, word }) => [`${list} ${code}`, word]));
    const listOf = new Map(
      listDictionary(tables).map(({ file, column, code_list }) => [`${file} ${column}`, code_list]),
    );
    return tables.flatMap(({ file, rows }) =>
      rows.flatMap((row, index) =>
        Object.entries(row).flatMap(([column, code]) => {
          if (!column.endsWith("_code") || code === "") return [];
          const list = resolve(listOf.get(`${file} ${column}`) ?? "", row);
          const known = words.get(`${list} ${code}`);
          const found = check({ code, list, word: row[column.slice(0, -"_code".length)], known });
          return found.map((what) => `${file} ${index + 2}行目 ${column}: ${what}`);
        }),
      ),
    );
  };
}

function listDictionary(tables: readonly ReadTable[]): Record<string, string>[] {
  return tables.find(({ file }) => file === "dictionary.csv")?.rows ?? [];
}

/** `{unit}` stands for what the column `unit` of the row holds. */
function resolve(text: string, row: Record<string, string>): string {
  const column = /^\{(.+)\}$/.exec(text)?.[1];
  return column === undefined ? text : (row[column] ?? "");
}
