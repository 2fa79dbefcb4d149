import { Snapshot } from "#domain/snapshot.ts";

/** Texts that have broken out of somewhere before: of HTML, attributes, scripts, comments, JSON, SVG, CSV, patterns. */
export const HOSTILE_TEXTS: readonly string[] = [
  "<script>hacked=1</script>",
  '"><img src=x onerror=hacked=1>',
  "'><svg onload=hacked=1>",
  "</title></style></textarea><script>hacked=1</script>",
  "</script><script>hacked=1</script>",
  '</div></body><body onload="hacked=1">',
  "<!--<script>",
  "--><script>hacked=1</script>",
  "]]><script>hacked=1</script>",
  '</text></svg><rect width="1200" height="630" fill="#ff0000"/><text>',
  '<symbol id="hacked"><a href="javascript:hacked=1">x</a></symbol>',
  "<math><mi xlink:href=javascript:hacked=1>x</mi></math>",
  "&lt;script&gt;&amp;&#60;b&#62;",
  "javascript:hacked=1",
  'x" onmouseover="hacked=1" style="color:red',
  "{{constructor.constructor('hacked=1')()}}`$\u007bhacked=1}`",
  "$& $` $' $1 $$ \\1 \\0 %s %00 ../../../etc/passwd",
  '","__proto__":{"hacked":1},"x":"',
  '=HYPERLINK("https://example.com","x")',
  "+1+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd",
  "\u202Egnp.exe\u202C\u200B\uFEFF\u2066x\u2069",
  "𠮷👨‍👩‍👧か\u3099",
];

/** As harmless as any. */
export const HARMLESS = "無害なことば";

/** A harmless text of the same length, in characters and in UTF-16, so that what is cut to fit is cut at the same place. */
export const harmlessAs = (text: string): string =>
  [...text].map((character) => (character.length === 1 ? "無" : "𠮟")).join("");

type Path = readonly string[];

/**
 * The snapshot with `text` added to every text in it that the schema leaves free: to all of those and to nothing
 * else, so that ids, dates and addresses stay what they are.
 */
export function addToEveryText(snapshot: Snapshot, fields: ReadonlySet<string>, text: string): Snapshot {
  return editTexts(snapshot, [], (value, path) => (fields.has(patternOf(path)) ? value + text : value)) as Snapshot;
}

/** The places of free text in a snapshot, as patterns: `plan.items.*.title`. */
export function listTextFields(snapshot: Snapshot): Set<string> {
  const patterns = new Set<string>();
  editTexts(snapshot, [], (value, path) => {
    patterns.add(patternOf(path));
    return value;
  });
  return new Set(
    [...patterns].filter((pattern) => {
      const only = new Set([pattern]);
      // A date, an id or a web address would take none of these.
      return Snapshot.safeParse(addToEveryText(snapshot, only, `<i>"\u202E`)).success;
    }),
  );
}

/** Numbers of lists and keys of records do not count. */
function patternOf(path: Path): string {
  return path.map((step) => (/^\d+$/.test(step) ? "*" : step)).join(".");
}

function editTexts(value: unknown, path: Path, edit: (value: string, path: Path) => string): unknown {
  if (typeof value === "string") return edit(value, path);
  if (Array.isArray(value)) return value.map((entry, index) => editTexts(entry, [...path, String(index)], edit));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, editTexts(entry, [...path, key], edit)]));
}
