import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readData } from "#build/read-data.ts";
import { readDataAndVersions } from "#build/versions.ts";
import { describeImport, type ImportWords, LEVEL_HEADINGS } from "#compile/import/describe-import.ts";
import { groupFindings } from "#compile/import/group-findings.ts";
import type { HandedFile, ImportResult } from "#compile/import/import-forms.ts";
import { dataTablePath, importIntoData } from "#compile/import/import-into-data.ts";
import { isLetter, readHints } from "#compile/import/read-hints.ts";
import { describeProblem } from "#compile/problem.ts";
import { describeFinding } from "#compile/workbook/finding.ts";
import { readFile as readSheets } from "#compile/workbook/read-file.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Plan } from "#domain/plan.ts";
import { publishApproval } from "#publish/approval-document.ts";

interface ImportOptions {
  /** Paths of the files that staff handed in. */
  paths: readonly string[];
  /** The data folder. */
  folder: string;
  /** Id of the plan; absent: the current one, which site.yaml names. */
  planId?: string | undefined;
  /** The day on which the results would be published. */
  date: IsoDate;
  /** Only say what would change. */
  isDryRun?: boolean;
  /** Where the sheet for approval is written, dry run or not. */
  approval?: string | undefined;
}

/** What an import says and whether it went through; a refused import has written nothing. */
interface ImportOutcome {
  isDone: boolean;
  text: string;
}

/** Reads forms into the data folder, all of them or nothing. Throws one message where the data themselves are broken. */
export async function importFiles(options: ImportOptions): Promise<ImportOutcome> {
  const { folder, planId, date, isDryRun = false, approval } = options;
  if (approval !== undefined && !approval.endsWith(".html")) throw new Error(NOT_HTML);
  const { data, versions } = await readDataAndVersions(folder, { planId });
  const opened = await Promise.all(options.paths.map(openFile));
  const letters = new Map(opened.map((file) => [file, tellLetter(file, data.plan)]));
  const forms = opened.filter((file) => letters.get(file) === null);
  const told = [...letters.values()].flatMap((lines) => lines ?? []);
  if (forms.length === 0) return { isDone: true, text: [...told, NOTHING_TAKEN].join("\n") };
  const last = versions.at(-1);
  const [records = "", sources = ""] = await Promise.all(
    (["records", "sources"] as const).map((table) =>
      readFile(join(folder, dataTablePath(data.plan.id, table)), "utf8"),
    ),
  );
  const { result, changed, problems } = importIntoData({
    handed: await Promise.all(forms.map(readForms)),
    folder: { files: (await readData(folder)).files, tables: { records, sources }, plan: data.plan },
    published: last ? { plan: last.plan, asOf: last.date } : null,
    asOf: date,
  });
  const words = describeImport(
    result,
    { plan: data.plan, asOf: date },
    forms.map(({ name }) => name),
  );
  const lines = [...told, ...describeResult(result, words)];
  if (!result.isReady) return { isDone: false, text: [...lines, "", REFUSED].join("\n") };

  if (problems.length > 0) {
    const wrong = problems.map((problem) => describeProblem(problem, folder));
    return { isDone: false, text: [...lines, "", ...wrong, REFUSED].join("\n") };
  }
  if (approval !== undefined) {
    lines.push(
      "",
      words.approval ? `決裁の資料を ${approval} に書きました。ブラウザーで開き、A4で印刷してください。` : NO_APPROVAL,
    );
    if (words.approval) await writeFile(approval, publishApproval(words.approval));
  }
  if (isDryRun)
    return { isDone: true, text: [...lines, "", "試しただけで、何も書き換えていません（--dry-run）。"].join("\n") };
  for (const { path, text } of changed) await writeFile(join(folder, path), text);
  const done =
    changed.length === 0
      ? "新しいことはありません。何も書き換えていません。"
      : `${changed.map(({ path }) => join(folder, path)).join(" と ")} を書き換えました。公開するには npm run publish-data -- ${planId === undefined ? "" : `--plan ${planId} `}--note "…" を実行してください。`;
  return { isDone: true, text: [...lines, "", done].join("\n") };
}

const NOT_HTML = "--approval には .html で終わる名前を書いてください（例：--approval 決裁.html）。";
const NO_APPROVAL = "公開している版から変わることがないので、決裁の資料は作りません。";
const REFUSED = "取り込みませんでした。何も書き換えていません。上の各行を直してから、もう一度実行してください。";

/** A file by its name, without folders; without bytes where it cannot be opened. */
interface OpenedFile {
  name: string;
  bytes: Uint8Array | null;
}

async function openFile(path: string): Promise<OpenedFile> {
  return { name: basename(path), bytes: await readFile(path).catch(() => null) };
}

/** What a reader's letter hints at, to be looked up by a person, as lines; `null` for any other file. */
function tellLetter({ name, bytes }: OpenedFile, plan: Plan): string[] | null {
  if (!bytes || !isLetter({ name, bytes })) return null;
  const read = readHints(bytes, plan);
  const rows = "refusal" in read ? [] : read.rows;
  return [
    `■ 人が確かめる知らせ（${name}、${rows.length}件）`,
    ...rows.flatMap(({ item, fiscalYear, value, url, remarks }) => [
      `${item}: ${fiscalYear} ${value} ${url}`,
      ...remarks.map((remark) => `  ${remark}`),
    ]),
    ...[("refusal" in read ? read.refusal : read.remark) ?? []].flat(),
    "",
  ];
}

const NOTHING_TAKEN = "知らせはデータに加えません。資料を開いて確かめ、結果ならひな形か records.csv に書いてください。";

async function readForms({ name: file, bytes }: OpenedFile): Promise<HandedFile> {
  if (!bytes) return { file, read: { ok: false, message: "ファイルを開けません。名前と場所を確かめてください" } };
  return { file, read: await readSheets(file, bytes) };
}

function describeResult(result: ImportResult, { items, council, summary }: ImportWords): string[] {
  const lines: string[] = [];
  for (const level of ["error", "warning", "note"] as const) {
    const own = result.findings.filter((finding) => finding.level === level);
    if (own.length === 0) continue;
    lines.push(`■ ${LEVEL_HEADINGS[level]}（${own.length}件）`);
    for (const { shown, restWords } of groupFindings(own)) {
      lines.push(...shown.map(describeFinding), ...(restWords === "" ? [] : [`  ${restWords}`]));
    }
    lines.push("");
  }
  if (!result.preview) return lines;
  lines.push(`■ 変わる項目（${items.length}件）`);
  for (const { title, status, whyAfter, changes } of items) {
    lines.push(`${title}: ${status}`, ...whyAfter.map((why) => `  理由: ${why}`));
    lines.push(...changes.map((change) => `  フォローしている人に: ${change.title} ${change.detail}`));
  }
  lines.push("", "■ 審議会への報告の数");
  for (const { title, figures } of council) {
    lines.push(`${title}: ${figures.map((figure) => `${figure.name} ${figure.old} → ${figure.new}`).join("、")}`);
  }
  return [...lines, "", summary];
}
