/** A file of open data and the columns that most readers want; src/publish/tables.ts makes the whole file. */
interface OpenDataFile {
  file: string;
  title: string;
  columns: readonly (readonly [name: string, meaning: string])[];
}

/** The tables beside each other under `/data/plans/<id>/`. A test compares them with what is published. */
export const OPEN_DATA_FILES: readonly OpenDataFile[] = [
  {
    file: "items.csv",
    title: "改革実施項目。1行に1項目",
    columns: [
      ["item", "項目番号。版が変わっても変わらない"],
      ["title・content・goal・schedule・departments", "題名・内容・目標・実施時期・所管課（計画の文のまま）"],
      ["due_fiscal_year・due_is_assumed", "最後の期限の年度と、それがアプリの仮定か"],
      ["status・status_on", "計算による状況と、その基準日"],
    ],
  },
  {
    file: "targets.csv",
    title: "目標。1行に1つの目標、段階や部分があればその1つ",
    columns: [
      ["kind・quote", "目標の種類（アプリの分類）と、もとになった計画の言葉"],
      ["baseline_fiscal_year・baseline_value", "基準値の年度と値"],
      ["target_value・unit・due_fiscal_year", "目標値、単位、期限の年度"],
      ["assumption", "アプリが置いた仮定"],
      ["status・status_reason", "目標ごとの状況と、その理由の文"],
    ],
  },
  {
    file: "records.csv",
    title: "公表された結果。1行に1件",
    columns: [
      ["fiscal_year・date", "結果の属する年度と、日付（年月や年までのこともある）"],
      ["type・state", "記録の種類と状態"],
      ["subject_name・value・unit", "指標や段階の名前、値、単位"],
      ["is_interim", "年度末の値ではないか"],
      ["text・note", "公表された内容（要約）と注記"],
      ["corrects", "この記録が訂正した記録"],
      ["source_title・source_url", "出典の題名とアドレス"],
    ],
  },
  {
    file: "sources.csv",
    title: "出典。1行に1つの資料",
    columns: [
      ["title・publisher・url", "題名、公表した者、アドレス"],
      ["published_on・read_on", "公表日と、確認した日"],
      ["kind", "資料の種類（公的な資料、報道など）"],
    ],
  },
  {
    file: "documents.csv",
    title: "まだ読めていない資料。結果が載っていそうなもの。1行に1つの資料",
    columns: [
      ["items", "関わる項目。every はすべて、空は計画全体"],
      ["title・publisher・url・size", "題名、公表した者、載っているページ、大きさ"],
      ["tells", "載っていそうなこと（アプリの見立て）"],
      ["looked_on", "最後に探した日"],
    ],
  },
  {
    file: "changes.csv",
    title: "データの更新の記録。1行に1つの変更",
    columns: [
      ["version・date・note", "版、その日付、説明"],
      ["item・field", "変わった項目（空は計画全体）と、変わったもの"],
      ["old・new", "変わる前と後"],
    ],
  },
  {
    file: "departments.csv",
    title: "所管課。1行に1つの項目・課・地域・分担",
    columns: [
      ["item・department_name", "項目番号と課"],
      ["area_name", "支所の地域。すべての支所なら「各支所」"],
      ["duty", "受け持つ部分の番号（空は全部）"],
    ],
  },
];

/** Names of the JSON Schemas under `/data/schema/`, with what they describe. */
export const SCHEMAS: readonly (readonly [name: string, title: string])[] = [
  ["index", "目次"],
  ["snapshot", "データ全体"],
  ["plan", "計画"],
  ["item", "項目"],
  ["record", "結果"],
  ["source", "出典"],
  ["change", "変更"],
  ["log-entry", "版の記録"],
  ["site", "公開者"],
];
