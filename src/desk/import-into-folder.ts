import { compilePlan } from "#compile/compile-plan.ts";
import { decodeText } from "#compile/decode-text.ts";
import type { HandedFile, ImportResult } from "#compile/import/import-forms.ts";
import { dataTablePath, importIntoData } from "#compile/import/import-into-data.ts";
import { describeProblems } from "#compile/problem.ts";
import { toCanonicalJson } from "#domain/canonical.ts";
import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { DataFolderBytes, DeskImport, DeskImportRequest } from "./messages.ts";

interface FolderChange extends Pick<DeskImport, "changed"> {
  result: ImportResult;
  /** What the folder holds before. */
  plan: Plan;
}

/**
 * Reads forms into a data folder as the command line does, edits that nobody has published included; or says why the folder
 * is not the one that the page's plan was published from.
 */
export function importIntoFolder(
  { snapshot, reasons, asOf, folder }: DeskImportRequest & { folder: DataFolderBytes },
  handed: readonly HandedFile[],
): FolderChange | { refusal: string } {
  const stranger = refuseFolder(folder, snapshot);
  if (stranger !== null) return { refusal: stranger };
  const { id } = snapshot.plan;
  const decoded = [...folder]
    .filter(([path]) => !path.includes("/versions/"))
    .map(([path, bytes]) => ({ path, ...decodeText(bytes) }));
  const files = Object.fromEntries(decoded.flatMap((it) => (it.ok ? [[it.path, it.text]] : [])));
  const unreadable = decoded.flatMap((it) => (it.ok ? [] : [{ file: it.path, message: it.message }]));
  const compiled = compilePlan(files, { planId: id, unreadable });
  if (!compiled.ok) return { refusal: [BROKEN, ...describeProblems(compiled.problems).slice(0, 3)].join("\n") };
  const { followRegister } = snapshot.plan;
  const plan: Plan = { ...compiled.plan, followRegister };
  const tableOf = (table: "records" | "sources") =>
    // As it is, to the byte: a mark at its beginning stays.
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(folder.get(dataTablePath(id, table)));
  const { result, changed, problems } = importIntoData({
    handed,
    folder: { files, tables: { records: tableOf("records"), sources: tableOf("sources") }, plan },
    published: { plan: snapshot.plan, asOf: snapshot.date },
    asOf,
    reasons,
  });
  if (problems.length > 0) return { refusal: [BROKEN, ...describeProblems(problems).slice(0, 3)].join("\n") };
  return { result, plan, changed };
}

/** Why a folder is not this plan's data at this version; `null` where it is. */
function refuseFolder(folder: DataFolderBytes, { plan, version }: Snapshot): string | null {
  const pathOf = (number: number) => `plans/${plan.id}/versions/${number}.json`;
  const published = folder.get(pathOf(version));
  if (!folder.has("site.yaml") || !published) return STRANGE;
  if (toCanonicalJson(readPlan(published)) !== toCanonicalJson(plan)) return STRANGE;
  return folder.has(pathOf(version + 1)) ? NEWER : null;
}

function readPlan(version: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(version)).plan;
  } catch {
    return null;
  }
}

const STRANGE =
  "このページの計画の data フォルダではありません。何も書いていません。リポジトリの data フォルダ（中に site.yaml と plans があるもの）を選んでください。";
const NEWER =
  "このフォルダには、このページより新しい版があります。何も書いていません。ページを読み直してから、もう一度選んでください。";
const BROKEN = "このフォルダのデータに直すところがあるため、何も書いていません。";
