import { createSignal } from "solid-js";
import { BACKUP_MAX_BYTES, type BackupProblem, readBackup, writeBackup } from "#domain/backup.ts";
import { todayInTokyo } from "#domain/today.ts";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import type { SettingsState } from "#queries/settings.ts";
import { describeDurability } from "#words/ja/durability.ts";
import { saveFile } from "../save-file.ts";
import texts from "../text.module.css";
import styles from "./SettingsPage.module.css";

const NOTHING_LOST = "いまのフォローは、そのままです。";
const PROBLEMS: Record<BackupProblem | "unreadable", string> = {
  foreign: "ここで保存したファイルではありません。「フォローの控え」という名前のファイルを選んでください。",
  damaged: "ファイルがこわれていて、読めません。もう一度コピーするか、別の控えを選んでください。",
  "newer-format": "新しい版のアプリで保存したファイルです。アプリを更新してから、もう一度選んでください。",
  "other-plan": "ほかの計画のフォローの控えです。",
  unreadable: "ファイルを開けませんでした。端末にコピーしてから、もう一度選んでください。",
};

/** Everything of the reader's in a file to keep, and back from it. */
export function BackupFile(props: { settings: Pick<SettingsState, "chosen" | "restore"> }) {
  const view = usePlan();
  const follows = useFollows();
  const [notice, setNotice] = createSignal("");

  const save = () => {
    const backup = { plan: view().plan.id, follows: [...follows.list()], settings: props.settings.chosen() };
    saveFile(
      `フォローの控え-${todayInTokyo()}.json`,
      new TextEncoder().encode(writeBackup(backup)),
      "application/json",
    );
    setNotice(`${backup.follows.length}件のフォローを、ファイルに保存しました。`);
  };

  const restore = async (file: File) => {
    const text = file.size > BACKUP_MAX_BYTES ? "" : await file.text().catch(() => null);
    if (text === null) return setNotice(PROBLEMS.unreadable + NOTHING_LOST);
    const read = readBackup(text, view().plan.id);
    if (!read.ok) return setNotice(PROBLEMS[read.reason] + NOTHING_LOST);
    const { backup, lost } = read;
    const added = backup.follows.filter(({ id }) => !follows.isFollowing(id)).length;
    follows.restore(backup.follows);
    props.settings.restore(backup.settings);
    const unread = lost > 0 ? `ファイルがこわれていて、${lost}件は読めませんでした。` : "";
    setNotice(
      `${backup.follows.length}件のフォローを戻しました（新しく加えたもの${added}件）。${unread}${describeDurability(follows.durability())}`,
    );
  };

  return (
    <div class={texts.prose}>
      <p>
        フォロー、どこまで読んだか、画面の色を、1つのファイルに保存します。戻すときは、いまのフォローに加え、何も消しません。ファイルはどこにも送られません。
      </p>
      <div>
        <button type="button" class={styles.button} onClick={save}>
          ファイルに保存
        </button>
      </div>
      <div class={styles.field}>
        <label for="backup-file">ファイルから戻す</label>
        <input
          id="backup-file"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (!file) return;
            // The same file can be chosen again.
            void restore(file).finally(() => Object.assign(currentTarget, { value: "" }));
          }}
        />
      </div>
      <p role="status" innerText={notice()} />
    </div>
  );
}
