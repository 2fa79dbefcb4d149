import { createSignal, onMount } from "solid-js";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import texts from "../text.module.css";
import type { Kept } from "./backup.ts";
import { PART_MISSING } from "./part-missing.ts";
import styles from "./SettingsPage.module.css";

/** What writes the file and reads it, fetched beside the page. */
export const loadBackup = () => import("./backup.ts");

/** Everything of the reader's in a file to keep, and back from it. */
export function BackupFile(props: Pick<Kept, "settings">) {
  const view = usePlan();
  const follows = useFollows();
  const [notice, setNotice] = createSignal("");
  const kept = (): Kept => ({ plan: view().plan, follows, settings: props.settings });
  // Then a tap is answered at once, also where the line has gone; what did not come is asked for again by the tap.
  onMount(() => void loadBackup().catch(() => undefined));

  let asked = 0;
  const tell = async (work: (part: Awaited<ReturnType<typeof loadBackup>>) => Promise<string>) => {
    asked += 1;
    const mine = asked;
    const part = await loadBackup().catch(() => null);
    const words = part ? await work(part) : PART_MISSING;
    // What was asked for last is told, whatever is done first.
    if (mine === asked) setNotice(words);
  };

  return (
    <div class={texts.prose}>
      <p>
        フォロー、どこまで読んだか、下書き、画面の色を、1つのファイルに保存します。戻すときは、いまあるものに加え、何も消しません。ファイルはどこにも送られません。
      </p>
      <div>
        <button type="button" class={styles.button} onClick={() => tell((part) => part.saveBackup(kept()))}>
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
            void tell((part) => part.restoreBackup(file, kept())).finally(() =>
              Object.assign(currentTarget, { value: "" }),
            );
          }}
        />
      </div>
      <p role="status" innerText={notice()} />
    </div>
  );
}
