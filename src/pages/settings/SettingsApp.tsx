import { createSignal, Show } from "solid-js";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { createSettings, type Settings } from "#queries/settings.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { BackupFile, loadBackup } from "./BackupFile.tsx";
import { Choices } from "./Choices.tsx";
import { FollowCode } from "./FollowCode.tsx";
import styles from "./SettingsPage.module.css";
import { BeginSharing } from "./SharedDevice.tsx";

const THEMES: readonly { value: Settings["theme"]; name: string }[] = [
  { value: "system", name: "端末の設定に合わせる" },
  { value: "light", name: "明るい" },
  { value: "dark", name: "暗い" },
];

/** Everything the reader can choose, keep and erase on this device. */
export function SettingsApp() {
  const view = usePlan();
  const follows = useFollows();
  const state = createSettings();
  const [notice, setNotice] = createSignal("");
  const chooseTheme = (value: Settings["theme"]) => {
    const isKept = state.set("theme", value);
    setNotice(isKept ? "" : "このブラウザでは設定を保存できません。閉じると元に戻ります。");
  };
  const [isAsking, setAsking] = createSignal(false);
  let eraser: HTMLButtonElement | undefined;
  const answer = () => {
    setAsking(false);
    eraser?.focus();
  };
  const erase = async () => {
    answer();
    const isErased = await state.erase();
    // What never came holds nothing.
    await loadBackup().then(
      (part) => part.forgetKept(),
      () => undefined,
    );
    setNotice(
      isErased
        ? "この端末から消しました。"
        : "一部を消せませんでした。ブラウザの設定の「サイトデータの削除」も行ってください。",
    );
    follows.reload();
  };

  return (
    <>
      <p role="status" innerText={notice()} />
      <Section id="theme" title="画面の色">
        <Card>
          <Choices
            name="theme"
            legend="画面の色"
            options={THEMES}
            value={state.settings().theme}
            onChoose={chooseTheme}
          />
        </Card>
      </Section>
      <Section id="shared" title="共用端末">
        <Card>
          <BeginSharing />
        </Card>
      </Section>
      <Section id="follow-code" title="フォローコード">
        <Card>
          <FollowCode />
        </Card>
      </Section>
      <Section id="backup" title="ファイルに控える">
        <Card>
          <BackupFile settings={state} />
        </Card>
      </Section>
      <Section id="data" title="データ">
        <Card>
          <p
            innerText={`第${view().snapshot.version}版（${describeDate(view().snapshot.date)}時点）。電波がないときは、この端末に保存したデータを表示します。`}
          />
        </Card>
      </Section>
      <Section id="erase" title="この端末から消す">
        <Card>
          <p>フォロー、下書き、設定、保存したデータをすべて消します。元には戻せません。</p>
          {/* The question has answers of its own: whoever presses twice has not read it. */}
          <button
            type="button"
            class={`${styles.button} ${styles.danger}`}
            ref={eraser}
            onClick={() => setAsking(true)}
          >
            すべて消す
          </button>
          <div role="status">
            <Show when={isAsking()}>
              <p>フォローと下書きも消えます。残したいときは、先に上の「ファイルに保存」を押してください。</p>
              <div class={styles.answers}>
                <button type="button" class={`${styles.button} ${styles.danger}`} onClick={erase}>
                  本当に消す
                </button>
                <button type="button" class={styles.button} onClick={answer}>
                  やめる
                </button>
              </div>
            </Show>
          </div>
        </Card>
      </Section>
    </>
  );
}
