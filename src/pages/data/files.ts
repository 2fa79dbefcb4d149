/** The tables beside each other under `/data/plans/<id>/`, with what they hold; a test compares them with what is published. */
export const OPEN_DATA_FILES: readonly (readonly [file: string, title: string])[] = [
  ["items.csv", "改革実施項目。1行に1項目"],
  ["targets.csv", "目標。1行に1つの目標、段階や部分があればその1つ"],
  ["records.csv", "公表された結果。1行に1件"],
  ["years.csv", "毎年度の目標の、年度ごとの状態。1行に1つの年度、部分があればその1つも"],
  ["sources.csv", "出典。1行に1つの資料"],
  ["documents.csv", "まだ読めていない資料。結果が載っていそうなもの。1行に1つの資料と項目"],
  ["expected.csv", "資料が示した、これからの予定。1行に1件"],
  ["searches.csv", "探したが新しい結果がなかった日。1行に1回"],
  ["opinions.csv", "意見と市の考え方。1行に1つの意見と項目"],
  ["handover.csv", "次の計画への引き継ぎ。1行に1つの項目と次の計画の項目"],
  ["changes.csv", "データの更新の記録。1行に1つの変更"],
  ["areas.csv", "地域。1行に1つの項目・地域・理由。全市の項目の行はない"],
  ["departments.csv", "所管課。1行に1つの項目・課・地域・分担"],
  ["codes.csv", "符号の表。1行に1つの符号"],
  ["dictionary.csv", "データの辞書。1行に1つの列"],
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

/** Three lines of code, by language, for the site's origin and a plan's id. */
export const EXAMPLES: readonly (readonly [language: string, code: (origin: string, plan: string) => string])[] = [
  [
    "JavaScript",
    (origin) => `const { plans } = await (await fetch("${origin}/data/index.json")).json();
const { plan } = await (await fetch("${origin}" + plans[0].url)).json();
console.log(plan.items.length, "項目", plan.records.length, "件の結果");`,
  ],
  [
    "Python",
    (origin, plan) => `import csv, io, urllib.request
text = urllib.request.urlopen("${origin}/data/plans/${plan}/records.csv").read().decode("utf-8-sig")
print([(row["item_label"], row["value"], row["unit"]) for row in csv.DictReader(io.StringIO(text)) if row["value"]])`,
  ],
  [
    "R",
    (origin, plan) => `address <- "${origin}/data/plans/${plan}/records.csv"
records <- read.csv(address, fileEncoding = "UTF-8-BOM", colClasses = c(item = "character"))
subset(records, type_code == "observation", c(item_label, fiscal_year, value, unit))`,
  ],
];
