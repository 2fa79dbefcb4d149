import { createSignal, onMount, Show } from "solid-js";
import { usePlan } from "#queries/plan.ts";
import { beginSharing, createSettings, endSharing, type Settings } from "#queries/settings.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate } from "#words/ja/dates.ts";
import texts from "../text.module.css";
import { Choices } from "./Choices.tsx";
import { onFragment } from "./on-fragment.ts";
import styles from "./SettingsPage.module.css";

const TEXT_SIZES: readonly { value: Settings["textSize"]; name: string }[] = [
  { value: "normal", name: "ふつう" },
  { value: "large", name: "大きい" },
  { value: "largest", name: "もっと大きい" },
];

/** Typed, it ends sharing: nobody does that by a slip of the finger. */
const END_WORD = "やめる";

/** Offers to make this a device that many people use. An address that ends in `#shared` only asks the question. */
export function BeginSharing() {
  const [textSize, setTextSize] = createSignal(createSettings().settings().textSize);
  const [isAsking, setAsking] = createSignal(false);
  const [notice, setNotice] = createSignal("");
  onFragment((fragment) => {
    if (fragment === "#shared") setAsking(true);
  });
  const begin = () => {
    if (beginSharing(textSize())) location.assign("/start");
    else setNotice("このブラウザでは設定を保存できないため、みんなで使う端末にできません。");
  };
  return (
    <div class={texts.prose}>
      <p>
        市民センターなどで、いろいろな人がさわる端末のための見せ方です。フォローや、さがしたことばを端末に残しません。
      </p>
      <Choices
        name="textSize"
        legend="はじめの文字の大きさ"
        hasLegend
        options={TEXT_SIZES}
        value={textSize()}
        onChoose={setTextSize}
      />
      <div>
        <button type="button" class={styles.button} disabled={isAsking()} onClick={() => setAsking(true)}>
          みんなで使う端末にする
        </button>
      </div>
      <div role="status">
        <Show when={isAsking()}>
          <div class={texts.prose}>
            <p>この端末を、みんなで使う端末にしますか。</p>
            <ul>
              <li>3分さわらないと、たずねてから最初の画面にもどり、それまでのことを忘れます。</li>
              <li>ほかのサイトへは移りません。アドレスをQRコードで示します。</li>
              <li>今のフォローは、見えなくなりますが消えません。やめると元にもどります。</li>
              <li>ほかに開いている、このサイトのタブは閉じてください。</li>
            </ul>
            <div>
              <button type="button" class={styles.button} onClick={begin}>
                はい、みんなで使います
              </button>{" "}
              <button type="button" class={styles.button} onClick={() => setAsking(false)}>
                いいえ
              </button>
            </div>
          </div>
        </Show>
        <p innerText={notice()} />
      </div>
    </div>
  );
}

/** The settings of a device that many people use: what it is, and how it ceases to be one. Nothing of its owner's is shown. */
export function SharedSettingsApp() {
  const view = usePlan();
  const [notice, setNotice] = createSignal("");
  let field: HTMLInputElement | undefined;
  // What a reload would bring back must be typed anew.
  onMount(() => field && Object.assign(field, { value: "" }));
  const end = () => {
    if (field?.value.trim() !== END_WORD) setNotice(`「${END_WORD}」と入力してから押してください。`);
    else if (endSharing()) location.reload();
    else setNotice("設定を変えられませんでした。ブラウザの設定の「サイトデータの削除」で消せます。");
  };
  return (
    <>
      <Section id="shared" title="みんなで使う端末">
        <Card>
          <form
            class={styles.field}
            onSubmit={(event) => {
              event.preventDefault();
              end();
            }}
          >
            <p>
              フォローや、さがしたことばは残りません。文字の大きさと画面の色は、画面の下の「文字と色」で、だれでも変えられます。
            </p>
            <label for="end-sharing">
              みんなで使うのをやめるときは、「{END_WORD}」と入力して、ボタンを押してください。
            </label>
            <input id="end-sharing" ref={field} autocomplete="off" spellcheck={false} />
            <div>
              <button type="submit" class={styles.button}>
                みんなで使うのをやめる
              </button>
            </div>
          </form>
          <p role="status" innerText={notice()} />
        </Card>
      </Section>
      <Section id="data" title="データ">
        <Card>
          <p innerText={`第${view().snapshot.version}版（${describeDate(view().snapshot.date)}時点）。`} />
        </Card>
      </Section>
    </>
  );
}
