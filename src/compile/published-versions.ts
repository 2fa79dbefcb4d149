import * as z from "zod/mini";
import { IsoDate } from "#domain/fiscal-year.ts";
import { Plan } from "#domain/plan.ts";
import { Change, Site } from "#domain/snapshot.ts";
import { Text } from "#domain/source.ts";
import type { DataFiles, Problem } from "./problem.ts";
import { checkShape } from "./schema-issues.ts";

/**
 * `versions/<n>.json`: one published version of the data, never edited again.
 * A field that the schema gains later is optional, so that old versions still fit.
 */
const PublishedVersion = z.strictObject({
  number: z.int().check(z.gte(1)),
  /** The day as of which its statuses are judged. */
  date: IsoDate,
  note: Text,
  /** SHA-256 of the canonical JSON of what people wrote. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  ruleVersion: z.int(),
  site: Site,
  plan: Plan,
  changes: z.array(Change),
});
export type PublishedVersion = z.infer<typeof PublishedVersion>;

type VersionsResult = { ok: true; versions: PublishedVersion[] } | { ok: false; problems: Problem[] };

/** Reads all published versions, oldest first: numbered from 1 without a gap, dates that never go back. */
export function compileVersions(files: DataFiles): VersionsResult {
  const problems: Problem[] = [];
  const versions: PublishedVersion[] = [];
  for (const [file, text] of Object.entries(files)) {
    const checked = checkShape(PublishedVersion, parseJson(text));
    if (checked.ok && file.endsWith(`/${checked.value.number}.json`)) versions.push(checked.value);
    else if (checked.ok) problems.push({ file, field: "number", value: String(checked.value.number), message: EDITED });
    else problems.push(...checked.issues.map(({ path, message }) => ({ file, field: path.join("."), message })));
  }
  versions.sort((a, b) => a.number - b.number);
  versions.forEach(({ number, date }, index) => {
    const before = versions[index - 1];
    if (number === index + 1 && (!before || before.date <= date)) return;
    problems.push({ file: `versions/${number}.json`, message: EDITED });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, versions };
}

const EDITED = "公開した版の番号か日付が、前の版から続いていません。公開した版は書き換えず、git で元に戻してください";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // `undefined` fits no schema, so this is reported like any other wrong shape.
    return null;
  }
}
