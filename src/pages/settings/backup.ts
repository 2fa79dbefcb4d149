import { BACKUP_MAX_BYTES, type BackupProblem, readBackup, writeBackup } from "#domain/backup.ts";
import type { Plan } from "#domain/plan.ts";
import { todayInTokyo } from "#domain/today.ts";
import type { Follows } from "#queries/follows.ts";
import { draftsDurability, forgetDrafts, isShared, listDrafts, restoreDrafts } from "#queries/kept-drafts.ts";
import type { SettingsState } from "#queries/settings.ts";
import { describeDurability } from "#words/ja/durability.ts";
import { saveFile } from "../save-file.ts";
import { PART_MISSING } from "./part-missing.ts";

// Fetched when the page stands: what writes the file and reads it.

/** What of the page of settings goes into a file, and back. */
export interface Kept {
  /** The plan that is on the screen. */
  plan: Plan;
  follows: Follows;
  settings: Pick<SettingsState, "chosen" | "restore">;
}

const NOTHING_LOST = "いまのフォローと下書きは、そのままです。";
const PROBLEMS: Record<BackupProblem | "other-plan" | "incomplete" | "unreadable" | "shared", string> = {
  foreign: "ここで保存したファイルではありません。名前に「控え」とあるファイルを選んでください。",
  damaged: "ファイルがこわれていて、読めません。もう一度コピーするか、別の控えを選んでください。",
  "newer-format": "新しい版のアプリで保存したファイルです。アプリを更新してから、もう一度選んでください。",
  "other-plan": "ほかの計画のフォローの控えです。",
  incomplete: PART_MISSING,
  unreadable: "ファイルを開けませんでした。端末にコピーしてから、もう一度選んでください。",
  shared: "みんなで使う端末には、控えを戻せません。",
};

/** Everything was erased: drafts that found no place on the device are forgotten, too, or they would come back with the next file. */
export const forgetKept = forgetDrafts;

/** Saves everything of the reader's as a file; answers what the reader is told. */
export async function saveBackup({ plan, follows, settings }: Kept): Promise<string> {
  const drafts = await listDrafts();
  const backup = { plan: plan.id, follows: [...follows.list()], drafts, settings: settings.chosen() };
  saveFile(
    `フォローと下書きの控え-${todayInTokyo()}.json`,
    new TextEncoder().encode(writeBackup(backup)),
    "application/json",
  );
  return `フォロー${backup.follows.length}件と下書き${drafts.length}件を、ファイルに保存しました。`;
}

/** Adds what a file holds to what is here; answers what the reader is told. */
export async function restoreBackup(file: File, { plan, follows, settings }: Kept): Promise<string> {
  // Another tab may have made the device a shared one since this page was opened.
  if (isShared()) return PROBLEMS.shared;
  const text = file.size > BACKUP_MAX_BYTES ? "" : await file.text().catch(() => null);
  if (text === null) return PROBLEMS.unreadable + NOTHING_LOST;
  const read = readBackup(text);
  if (!read.ok) return PROBLEMS[read.reason] + NOTHING_LOST;
  const { backup, lost } = read;
  const isOwn = backup.plan === plan.id;
  const isBefore = plan.inherited?.some((one) => one.plan === backup.plan) ?? false;
  if (!isOwn && !isBefore && backup.drafts.length === 0) return PROBLEMS["other-plan"] + NOTHING_LOST;
  // What was read then, of another plan's versions, means nothing in this one.
  const part = isBefore ? await import("./add-from-before.ts").catch(() => null) : null;
  if (isBefore && !part) return PROBLEMS.incomplete + NOTHING_LOST;
  const newFollows = backup.follows.filter(({ id }) => !follows.isFollowing(id)).length;
  let followsTold = "ほかの計画のフォローは、加えていません。";
  if (isOwn) followsTold = `フォロー${backup.follows.length}件（新しく加えたもの${newFollows}件）と、`;
  if (part) {
    followsTold = await part.addFromBefore(plan, backup.plan, () => backup.follows.map(({ id }) => id), follows.add);
  }
  if (isOwn) follows.restore(backup.follows);
  settings.restore(backup.settings);
  const newDrafts = await restoreDrafts(backup.drafts);
  const told = [
    followsTold,
    `下書き${backup.drafts.length}件（新しく加えたもの${newDrafts}件）を戻しました。`,
    lost > 0 ? `ファイルがこわれていて、${lost}件は読めませんでした。` : "",
    describeDurability(follows.durability()),
    newDrafts > 0 && draftsDurability() === "memory-only"
      ? "下書きはこの端末に保存できず、画面を閉じると消えます。ファイルを残しておいてください。"
      : "",
  ];
  return told.join("");
}
