import { type Document, isNode, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError } from "yaml";
import type * as z from "zod/mini";
import { explainUnfitCharacters } from "./characters.ts";
import type { DataFiles, Problem } from "./problem.ts";
import { checkShape } from "./schema-issues.ts";

type Path = readonly PropertyKey[];

/** A YAML file that fits its schema, with the means to report a problem at the line of a field. */
export interface YamlFile<T> {
  file: string;
  value: T;
  /** A problem at a field of this file. */
  problemAt: (path: Path, message: string, value?: string) => Problem;
}

/** Names that would reach an object's prototype. */
const PROTOTYPE_KEYS = new Set(["__proto__", "prototype", "constructor"]);

/** Reads a YAML file by its schema; `null` where it is absent or broken, with every problem added to the list. */
export function readYaml<T>(
  files: DataFiles,
  file: string,
  schema: z.ZodMiniType<T>,
  problems: Problem[],
): YamlFile<T> | null {
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) {
    if (problems.some((problem) => problem.file === file)) return null;
    problems.push({ file, message: "ファイルがありません。data/README.md の例にならって作ってください" });
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const unreadable = [...document.errors, ...document.warnings].map((error) => describeSyntax(error, file, lines));
  unreadable.push(...listPrototypeKeys(document, file, lines));
  const input = unreadable.length === 0 ? toPlainValue(document) : undefined;
  if (input === undefined) {
    problems.push(...(unreadable.length > 0 ? unreadable : [{ file, message: EMPTY }]));
    return null;
  }

  const problemAt = (path: Path, message: string, value?: string): Problem => {
    const line = lineOf(document, path, lines);
    const field = describePath(path);
    return {
      file,
      ...(line === undefined ? {} : { line }),
      ...(field === "" ? {} : { field }),
      ...(value === undefined ? {} : { value }),
      message,
    };
  };
  const fit = mapTexts(input, (text, path) => {
    const unfit = explainUnfitCharacters(text);
    if (unfit) problems.push({ ...problemAt(path, unfit.message, text), ...unfit });
    // What is told once here is not told again by whoever reads the text.
    return unfit?.meant ?? text;
  });
  const checked = checkShape(schema, fit);
  if (checked.ok) return { file, value: checked.value, problemAt };
  for (const { path, unknownKey, message, value } of checked.issues) {
    problems.push(problemAt(unknownKey === undefined ? path : [...path, unknownKey], message, value));
  }
  return null;
}

const EMPTY = "中身がないか、別名（&、*）が多すぎて読めません。data/README.md の例にならって書いてください";

/** The document as plain values, white space at the ends of texts dropped; `undefined` where nothing is there. */
function toPlainValue(document: Document): unknown {
  try {
    // A block of text ends in a line break that belongs to the file, not to the text.
    return mapTexts(document.toJS(), (text) => text.trim()) ?? undefined;
  } catch {
    // The parser refuses aliases that are undefined or expand without end.
    return undefined;
  }
}

/** The value with every text in it replaced. */
function mapTexts(value: unknown, replace: (text: string, path: Path) => string, path: Path = []): unknown {
  if (typeof value === "string") return replace(value, path);
  if (Array.isArray(value)) return value.map((element, index) => mapTexts(element, replace, [...path, index]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, mapTexts(field, replace, [...path, key])]),
  );
}

function describeSyntax(error: YAMLError, file: string, lines: LineCounter): Problem {
  return { file, line: lines.linePos(error.pos[0]).line, message: explainSyntax(error) };
}

function explainSyntax({ code, message }: YAMLError): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "同じ名前の項目が2回あります。どちらかを消してください";
    case "TAB_AS_INDENT":
      return "字下げにタブが使われています。半角の空白に直してください";
    case "BAD_INDENT":
      return "字下げがそろっていません。同じ段の行は、同じ数の半角空白で始めてください";
    case "MISSING_CHAR":
      return "引用符やかっこが閉じていないか、「: 」が足りません。前後の行も確かめてください";
    default:
      return `YAML として読めません。字下げ、引用符、「: 」の後の空白を確かめてください（${message.replace(/\s+/g, " ")}）`;
  }
}

function listPrototypeKeys(document: Document, file: string, lines: LineCounter): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || !PROTOTYPE_KEYS.has(String(key.value))) return;
      const name = String(key.value);
      const start = key.range?.[0];
      const place = start === undefined ? {} : { line: lines.linePos(start).line };
      found.push({ file, ...place, field: name, value: name, message: "この名前の項目は使えません。消してください" });
    },
  });
  return found;
}

/** The line of a field's name; where the field is missing, of the nearest enclosing node that exists. */
function lineOf(document: Document, path: Path, lines: LineCounter): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const start = startOf(document, path.slice(0, length));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

function startOf(document: Document, path: Path): number | undefined {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (path.length === 0) return isNode(parent) ? parent.range?.[0] : undefined;
  let start: number | undefined;
  // The key's node, not the value's: a block scalar begins on the line below its key.
  if (isNode(parent)) {
    visit(parent, {
      Pair(key, pair) {
        if (start === undefined && isScalar(pair.key) && String(pair.key.value) === String(path.at(-1))) {
          start = pair.key.range?.[0];
        }
        return key === null ? undefined : visit.SKIP;
      },
    });
  }
  const node = document.getIn(path, true) as Node | undefined;
  return start ?? (isNode(node) ? node.range?.[0] : undefined);
}

/** `targets[0].steps[1].due` */
function describePath(path: Path): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}
