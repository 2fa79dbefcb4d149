import * as z from "zod/mini";
import { ItemKey } from "#domain/record.ts";
import { Site } from "#domain/snapshot.ts";
import { Slug } from "#domain/source.ts";
import { readKanji } from "./japanese-numbers.ts";
import { ItemFile, PlanFile } from "./plan-files.ts";
import type { DataFiles } from "./problem.ts";
import { RECORD_COLUMNS, SOURCE_COLUMNS } from "./record-tables.ts";

/** The most that a follow code can hold (domain/follow-code.ts). */
const LONGEST_PLAN_ID = 15;

/**
 * The files of a plan of which nothing is known yet, by path below the data folder: every field that must be filled in
 * stands there empty, every field is explained and shown as a comment. Explanations and examples are those of `guide`.
 *
 * @param guide text of docs/data-format.md
 */
export function scaffoldPlan(planId: string, guide: string): DataFiles {
  return {
    [`plans/${planId}/plan.yaml`]: writeFields(PlanFile, readPart(guide, "plan.yaml"), { id: planId }),
    [`plans/${planId}/records.csv`]: writeHeader(RECORD_COLUMNS),
    [`plans/${planId}/sources.csv`]: writeHeader(SOURCE_COLUMNS),
  };
}

/** The file of an item of which only the key is known. */
export function scaffoldItem(planId: string, key: string, guide: string): DataFiles {
  return { [`plans/${planId}/items/${key}.yaml`]: writeFields(ItemFile, readPart(guide, "items/*.yaml"), { key }) };
}

/** `site.yaml` for a data folder that has none. */
export function scaffoldSite(planId: string): DataFiles {
  const rows = Object.entries(SITE_FIELDS).map(([name, text]) => ({ names: [name], text, details: [] }));
  return { "site.yaml": writeFields(Site, { rows, examples: new Map() }, { plan: planId }) };
}

const SITE_FIELDS: Readonly<Record<keyof Site, string>> = {
  name: "サイトの名前",
  shortName: "ホーム画面に出る短い名前",
  origin: "サイトのアドレス。https://… の形で、最後の / はつけない。決まるまでは省く",
  tagAuthority: "配信の id に使う、持っているドメインとその日（example.jp,2026-11 の形）。一度決めたら変えない",
  publisher: "公開している人や組織",
  isOfficial: "市が運営しているなら true、そうでなければ false",
  contact: "連絡先。email か url。まだなければ {}",
  watermark: "すべての画面に出す断り（見本・架空のデータ など）。ふだんは省く",
  plan: "いまの計画の id。ホームに出る",
};

/** Why a plan cannot be called so, with what was probably meant; `null` where it can. */
export function explainBadPlanId(id: string): string | null {
  if (Slug.safeParse(id).success && id.length <= LONGEST_PLAN_ID) return null;
  const plain = id
    .normalize("NFKC")
    .replace(/[一二三四五六七八九十]+/, (numeral) => String(readKanji(numeral) ?? numeral));
  const meant = /(\d+)[次期]/.exec(plain)?.[1] ?? toSlug(plain.replace(/.*plans\//, "")).slice(0, LONGEST_PLAN_ID);
  const example = "第5次の計画なら 5";
  return `計画の id「${id}」は使えません。半角の英小文字・数字・ハイフンで${LONGEST_PLAN_ID}字までにしてください（${example}）。${suggestName(meant)}`;
}

/** Why an item cannot have this key, with what was probably meant; `null` where it can. */
export function explainBadItemKey(key: string): string | null {
  if (ItemKey.safeParse(key).success) return null;
  const plain = key.normalize("NFKC").replace(/[\p{Dash}ー]/gu, "-");
  // Words have to be written in Latin letters by somebody who can read them.
  const meant = /[^\p{ASCII}]/u.test(plain) ? "" : toSlug(plain);
  return `項目の key「${key}」は使えません。印刷された番号を半角の英小文字・数字・ハイフンで書いてください（1-1-1、i-2-3、shisaku-12）。${suggestName(meant)}`;
}

function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function suggestName(meant: string): string {
  return Slug.safeParse(meant).success ? `もしかして: ${meant}` : "";
}

/** Excel takes a table without this mark for Shift_JIS. */
function writeHeader(columns: Readonly<Record<string, string>>): string {
  return `\uFEFF${Object.values(columns).join(",")}\r\n`;
}

/** A row of a table of fields, with the rows about what lies within them. */
interface GuideRow {
  names: string[];
  text: string;
  details: string[];
}

/** What the guide says of one kind of file. */
interface GuidePart {
  rows: GuideRow[];
  /** Lines of the examples by field. */
  examples: ReadonlyMap<string, string[]>;
}

function readPart(guide: string, heading: string): GuidePart {
  const part = guide.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  if (part === undefined) throw new Error(`the guide has no part ${heading}`);
  return { rows: readRows(part), examples: readExamples(part) };
}

/** The table whose first column is 欄 names fields of the file; rows of other tables, and of its inner fields, are details. */
function readRows(part: string): GuideRow[] {
  const rows: GuideRow[] = [];
  const fields = new Set(readExamples(part).keys());
  let isTop = false;
  let hasMore = false;
  let owner: GuideRow | undefined;
  const lines = part.split("\n");
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("|") || line.startsWith("| ---")) continue;
    const [, first = "", ...cells] = line.split("|").map((cell) => cell.trim());
    const [text = "", last = ""] = cells;
    if (lines[index + 1]?.startsWith("| ---")) {
      isTop = first === "欄";
      hasMore = last === "ほかに書くもの";
      owner = rows.find(({ names }) => names.some((name) => first.startsWith(`${name} `))) ?? owner;
      continue;
    }
    const names = first.split("・");
    const plain = (hasMore ? `${text}。${last}` : text).replaceAll("`", "");
    if (isTop && names.every((name) => fields.has(name))) {
      owner = { names, text: last === "〇" ? `${plain}（省ける）` : plain, details: [] };
      rows.push(owner);
    } else owner?.details.push(`${first}: ${plain}`);
  }
  return rows;
}

/** Each field as the examples show it, in every way in which they do. */
function readExamples(part: string): Map<string, string[]> {
  const examples = new Map<string, string[]>();
  for (const [, body = ""] of part.matchAll(/```yaml\n# \S+\n([\s\S]*?)```/g)) {
    for (const chunk of body.split(/\n(?=\w)/)) {
      const name = /^\w+/.exec(chunk)?.[0] ?? "";
      const lines = chunk.trimEnd().split("\n");
      const before = examples.get(name) ?? [];
      // Fields of one line are shown once, lists in all their kinds.
      if (before.length === 0 || lines.length > 1) examples.set(name, [...before, ...lines]);
    }
  }
  return examples;
}

type JsonSchema = Readonly<{
  type?: string;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
}>;

/** A YAML file with every field of a schema: `##` explains, `#` shows an example, and what must be filled in is empty. */
function writeFields(
  schema: z.ZodMiniType,
  { rows, examples }: GuidePart,
  known: Readonly<Record<string, string>>,
): string {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const lines = [
    "## ここに書き入れます。「##」の行は説明、「#」の行は架空町の例で、どちらも読まれません（消してもかまいません）。",
    "## 値のない行と [] は、計画に印刷されたとおりに書き入れます。npm run check-data が、残りを示します。",
  ];
  for (const { names, text, details } of rows) {
    lines.push("", `## ${names.join("・")}: ${text}`, ...details.map((detail) => `##   ${detail}`));
    for (const name of names) lines.push(...(examples.get(name) ?? []).map((line) => `# ${line}`));
    for (const name of names) {
      if (known[name] !== undefined) lines.push(`${name}: "${known[name]}"`);
      else if (shape.required?.includes(name)) lines.push(...writeEmpty(name, shape.properties?.[name] ?? {}, ""));
    }
  }
  return `${lines.join("\n")}\n`;
}

function writeEmpty(name: string, { type, properties, required = [] }: JsonSchema, indent: string): string[] {
  if (type === "array") return [`${indent}${name}: []`];
  if (type !== "object") return [`${indent}${name}:`];
  const inner = required.flatMap((field) => writeEmpty(field, properties?.[field] ?? {}, `${indent}  `));
  return inner.length > 0 ? [`${indent}${name}:`, ...inner] : [`${indent}${name}: {}`];
}
