import * as z from "zod/mini";
import { findNearest } from "./problem.ts";

/** One violation of a schema: its place, the value there, and a Japanese sentence that says what to do. */
interface SchemaIssue {
  path: readonly PropertyKey[];
  /** The unknown field at `path`; its own line is the place to show. */
  unknownKey?: string;
  value?: string;
  message: string;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; issues: SchemaIssue[] };

const inJapanese = z.locales.ja().localeError;

/** Validates a value against its schema; every issue comes with a Japanese sentence. */
export function checkShape<T>(schema: z.ZodMiniType<T>, input: unknown): Checked<T> {
  const result = schema.safeParse(input, { error: explain });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((issue) => listIssues(issue, input)) };
}

function listIssues(issue: z.core.$ZodIssue, input: unknown): SchemaIssue[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    // The message holds one sentence for each key, in their order.
    const sentences = issue.message.split("\n");
    return issue.keys.map((key, index) => ({ path, unknownKey: key, value: key, message: sentences[index] ?? "" }));
  }
  const value = showValue(valueAt(input, path));
  return [{ path, message: withSubject(issue.message, path), ...(value === undefined ? {} : { value }) }];
}

/** Messages of the domain's schemas begin with 「は」 or 「を」 and leave out the name of the field. */
function withSubject(message: string, path: readonly PropertyKey[]): string {
  return /^[はを]/.test(message) ? `${String(path.at(-1) ?? "値")}${message}` : message;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function showValue(value: unknown): string | undefined {
  if (value === null || typeof value === "object") return undefined;
  return value === undefined ? undefined : String(value);
}

/** The sentence for an issue whose schema has no message; zod's Japanese one where ours would be no better. */
const explain: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return explainType(issue.expected, issue.input);
    case "invalid_value":
      return issue.input === undefined ? explainMissing(issue.values) : explainChoice(issue.input, issue.values);
    case "invalid_union":
      return explainUnion(issue);
    case "unrecognized_keys":
      return issue.keys.map((key) => explainUnknownKey(key, listKnownKeys(issue.inst))).join("\n");
    case "too_small":
      return issue.origin === "array"
        ? `${issue.minimum}つ以上書いてください`
        : `${issue.minimum}以上の数にしてください`;
    case "too_big":
      return `${issue.maximum}以下の数にしてください`;
    case "invalid_key":
      return `この名前は使えません。${issue.issues.map(({ message }) => withSubject(message, ["名前"])).join("、")}`;
    default:
      return inJapanese(issue);
  }
};

function explainType(expected: string, input: unknown): string {
  if (input === undefined) return "書かれていません。書き足してください";
  if (input === null) return "値がありません。値を書くか、要らなければ行ごと消してください";
  switch (expected) {
    case "string":
      return '文字として書いてください。数字や true は "2" のように引用符で囲みます';
    case "number":
      return "半角の数字だけで書いてください。引用符や単位は付けません";
    case "int":
      return "整数で書いてください";
    case "array":
      return "一覧として、1つずつ「- 」で始まる行に書いてください";
    case "object":
    case "record":
      return "「名前: 値」の形で、1行に1つずつ書いてください";
    case "boolean":
      return "true か false を書いてください";
    default:
      return `種類が違います。${expected} として書いてください`;
  }
}

function explainMissing(values: readonly unknown[]): string {
  return `書かれていません。次のどれかを書き足してください: ${values.join("、")}`;
}

function explainChoice(input: unknown, values: readonly unknown[]): string {
  const nearest = findNearest(String(input), values.map(String));
  return `次のどれかにしてください: ${values.join("、")}${nearest ? `（もしかして: ${nearest}）` : ""}`;
}

function explainUnion(issue: z.core.$ZodRawIssue): string {
  const options = Array.isArray(issue.options) ? issue.options : [];
  const discriminator = typeof issue.discriminator === "string" ? issue.discriminator : "";
  const { input } = issue;
  const isObject = input !== null && typeof input === "object" && !Array.isArray(input);
  if (!isObject) return explainType("object", input);
  const value: unknown = Object.hasOwn(input, discriminator) ? Reflect.get(input, discriminator) : undefined;
  return value === undefined || value === "" ? explainMissing(options) : explainChoice(value, options);
}

function explainUnknownKey(key: string, known: readonly string[]): string {
  const nearest = findNearest(key, known);
  return `この名前の項目はありません。綴りを直すか、消してください${nearest ? `（もしかして: ${nearest}）` : ""}`;
}

/** The fields of the object schema that rejected a key; zod passes it on, but as `unknown`. */
function listKnownKeys(schema: unknown): string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
}
