import { createSignal, For, type JSX, Show } from "solid-js";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { createSettings, type Settings } from "#queries/settings.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate } from "#words/ja/dates.ts";
import texts from "../text.module.css";
import { FollowCode } from "./FollowCode.tsx";
import styles from "./SettingsPage.module.css";

const THEMES: readonly { value: Settings["theme"]; name: string }[] = [
  { value: "system", name: "端末の設定に合わせる" },
  { value: "light", name: "明るい" },
  { value: "dark", name: "暗い" },
];

const TEXT_SIZES: readonly { value: Settings["textSize"]; name: string }[] = [
  { value: "normal", name: "ふつう" },
  { value: "large", name: "大きい" },
  { value: "largest", name: "もっと大きい" },
];

/** Everything the reader can choose, keep and erase on this device. */
export function SettingsApp() {
  const view = usePlan();
  const follows = useFollows();
  const state = createSettings();
  const [notice, setNotice] = createSignal("");
  const choose = <K extends keyof Settings>(name: K, value: Settings[K]) => {
    const isKept = state.set(name, value);
    setNotice(isKept ? "" : "このブラウザでは設定を保存できません。閉じると元に戻ります。");
    if (name === "shared") follows.reload();
  };
  const [isSure, setSure] = createSignal(false);
  const erase = async () => {
    if (!isSure()) return setSure(true);
    setSure(false);
    const isErased = await state.erase();
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
          <Choices name="theme" legend="画面の色" options={THEMES} value={state.settings().theme} onChoose={choose} />
        </Card>
      </Section>
      <Section id="shared" title="共用端末">
        <Card>
          <div class={styles.choices}>
            <label>
              <input
                type="checkbox"
                id="shared-device"
                checked={state.settings().shared}
                onChange={(event) => choose("shared", event.currentTarget.checked)}
              />
              みんなで使う端末です
            </label>
          </div>
          <p class={texts.quiet}>
            選んでいるあいだ、フォローや検索のことばを端末に残しません。それまでの分は、見えなくなりますが消えません。文字の大きさを選べます。ふだんの端末では、文字の大きさはブラウザや端末の設定で変えられます。
          </p>
          <Show when={state.settings().shared}>
            <Choices
              name="textSize"
              legend="文字の大きさ"
              options={TEXT_SIZES}
              value={state.settings().textSize}
              onChoose={choose}
            />
          </Show>
        </Card>
      </Section>
      <Section id="follow-code" title="フォローコード">
        <Card>
          <FollowCode />
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
          <p
            innerText={`フォロー、設定、保存したデータをすべて消します${
              state.settings().shared ? "（「みんなで使う端末です」と文字の大きさは残ります）" : ""
            }。元には戻せません。`}
          />
          <button
            type="button"
            class={`${styles.button} ${styles.danger}`}
            onClick={erase}
            innerText={isSure() ? "本当に消す" : "すべて消す"}
          />
          <p role="status">
            <Show when={isSure()}>
              フォローも消えます。残したいときは、先に上のフォローコードを控えてください。
              <button type="button" class={styles.button} onClick={() => setSure(false)}>
                やめる
              </button>
            </Show>
          </p>
        </Card>
      </Section>
    </>
  );
}

interface ChoicesProps<K extends keyof Settings> {
  name: K;
  legend: string;
  options: readonly { value: Settings[K]; name: string }[];
  value: Settings[K];
  onChoose: (name: K, value: Settings[K]) => void;
}

function Choices<K extends "theme" | "textSize">(props: ChoicesProps<K>): JSX.Element {
  return (
    <fieldset class={styles.choices}>
      <legend class="visually-hidden">{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="radio"
              id={`${props.name}-${option.value}`}
              name={props.name}
              checked={props.value === option.value}
              onChange={() => props.onChoose(props.name, option.value)}
            />
            {option.name}
          </label>
        )}
      </For>
    </fieldset>
  );
}
