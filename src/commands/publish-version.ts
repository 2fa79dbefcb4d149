import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FIRST_NOTE, isPublishedAs, nextVersion, readDataAndVersions } from "#build/versions.ts";
import { sortKeys } from "#domain/canonical.ts";
import { foldChanges } from "#domain/changes.ts";
import { IsoDate } from "#domain/fiscal-year.ts";

interface Publication {
  /** What changed, in a sentence for readers; a first version needs none. */
  note: string | undefined;
  date: string;
  folder: string;
  /** Absent: the current plan, which site.yaml names. */
  planId?: string | undefined;
  /** Data that have not changed are no error, as where a host publishes whatever was uploaded. */
  onlyIfChanged?: boolean | undefined;
}

/** Adds `versions/<n>.json` and says so; throws a Japanese sentence where it cannot, or where there is nothing to publish. */
export async function publishVersion({ note, date, folder, planId, onlyIfChanged }: Publication): Promise<string> {
  if (!IsoDate.safeParse(date).success)
    throw new Error(`--date「${date}」は 2026-11-22 の形の、実在する日付にしてください。`);
  const { data, versions } = await readDataAndVersions(folder, { planId, day: date });
  const last = versions.at(-1);
  if (last && isPublishedAs(last, data)) {
    const unchanged = `公開するものがありません。データは第${last.number}版（${last.date}）から変わっていません。`;
    if (onlyIfChanged) return unchanged;
    throw new Error(unchanged);
  }
  if (last && date < last.date) {
    throw new Error(`日付 ${date} は第${last.number}版の ${last.date} より前です。その日かそれより後にしてください。`);
  }
  const words = note?.trim() || (last ? "" : FIRST_NOTE);
  if (!words) throw new Error('何を変えたかを --note "…" に書いてください。読者に見える一文です。');

  const version = nextVersion(data, last, { note: words, date });
  const versionsFolder = join(folder, "plans", data.plan.id, "versions");
  await mkdir(versionsFolder, { recursive: true });
  // Never overwrites a version: somebody may have read it.
  const file = join(versionsFolder, `${version.number}.json`);
  await writeFile(file, `${JSON.stringify(sortKeys(version), null, 1)}\n`, { flag: "wx" });
  return `第${version.number}版（${version.date}、変更${foldChanges([{ ...version, version: version.number }], 0).length}件）を公開しました: ${file}`;
}
