import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { type Draft, isBlank } from "#domain/draft.ts";
import type { Item } from "#domain/item.ts";
import { usePlan } from "#queries/plan.ts";
import { Card } from "#ui/Card.tsx";
import { addressMail, describeDraft, describeDraftSubject } from "#words/ja/draft.ts";
import controls from "../controls.module.css";
import { copyText } from "../copy-text.ts";
import { saveFile } from "../save-file.ts";
import styles from "./DraftsPage.module.css";

interface HandOverProps {
  draft: Draft;
  item: Item;
  /** Then only paper leaves no trace, and the draft goes with it. */
  isShared: boolean;
  onHandedOver: () => void;
}

/** The ways in which a draft leaves this device, each by a tap: only those that work here. */
export function HandOver(props: HandOverProps) {
  const view = usePlan();
  const [notice, setNotice] = createSignal("");
  const site = () => view().snapshot.site;
  const context = () => ({ item: props.item, plan: view().plan, site: site() });
  const subject = () => describeDraftSubject(props.draft, context());
  const text = () => describeDraft(props.draft, context());
  const mail = () => addressMail(site().contact.email ?? "", subject(), text());

  const copy = async (done: string) => {
    setNotice((await copyText(text())) ? done : "コピーできませんでした。下の文を選んでコピーしてください。");
  };
  const share = async () => {
    // Rejected when the reader closes the sheet: nothing to say then.
    await navigator.share({ title: subject(), text: text() }).catch(() => undefined);
  };
  onMount(() => {
    if (!props.isShared) return;
    const printed = () => props.onHandedOver();
    addEventListener("afterprint", printed);
    onCleanup(() => removeEventListener("afterprint", printed));
  });

  return (
    <Show when={!isBlank(props.draft)}>
      <div data-no-print="">
        <Card>
          <h3>渡す</h3>
          <Show when={!props.isShared}>
            <Show when={site().contact.email}>
              <a
                class={controls.button}
                href={mail().href}
                onClick={() => {
                  if (!mail().isWhole) void copy("長いので、文をコピーしました。メールの本文に貼り付けてください。");
                }}
              >
                メールを書く
              </a>
            </Show>
            <Show when={site().contact.url}>
              {(url) => (
                <a class={controls.button} href={url()} target="_blank" rel="noreferrer">
                  受付のページを開く
                </a>
              )}
            </Show>
            <button type="button" class={controls.button} onClick={() => copy("コピーしました。")}>
              コピー
            </button>
            <Show when={"share" in navigator}>
              <button type="button" class={controls.button} onClick={share}>
                共有
              </button>
            </Show>
            <button
              type="button"
              class={controls.button}
              onClick={() => saveFile(`${props.item.key}.txt`, new TextEncoder().encode(text()), "text/plain")}
            >
              ファイルに保存
            </button>
          </Show>
          <button type="button" class={controls.button} onClick={() => print()}>
            印刷（意見箱へ）
          </button>
          <Show when={!site().contact.email && !site().contact.url}>
            <p>このアプリに送り先はありません。渡す先は自分で選んでください。</p>
          </Show>
          <p role="status" innerText={notice()} />
        </Card>
      </div>
      <pre class={styles.sheet} innerText={text()} />
    </Show>
  );
}
