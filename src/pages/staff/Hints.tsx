import { createSignal, For, Show } from "solid-js";
import type { DeskAnswer } from "#desk/messages.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import texts from "../text.module.css";
import styles from "./StaffPage.module.css";

export type HintsRead = Extract<DeskAnswer, { kind: "hints" }>["read"];

interface HintsProps {
  /** What was read last, typed here or as a file; `null` where nothing was. */
  read: HintsRead | null;
  onRead: (bytes: Uint8Array) => void;
}

/** What readers handed over as 「結果が載っている資料」, as rows that a person checks; nothing of it enters the data. */
export function Hints(props: HintsProps) {
  const [text, setText] = createSignal("");
  const rows = () => (props.read && "rows" in props.read ? props.read.rows : []);
  const refusal = () => (props.read && "refusal" in props.read ? props.read.refusal : undefined);
  const remark = () => (props.read && "rows" in props.read ? props.read.remark : undefined);
  return (
    <Section id="hints" title="「結果が載っている資料」の知らせを読む">
      <Card>
        <p class={texts.quiet}>
          読者が下書きから渡した文を読み、確かめることを並べます。データには加えません。資料を読んで、ひな形か
          records.csv に書いてください。
        </p>
        <label class={controls.field}>
          届いた文（そのまま貼り付ける。.txt のファイルは、下の「ファイルを確かめる」に置く）
          <textarea rows="5" value={text()} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button type="button" class={controls.button} onClick={() => props.onRead(new TextEncoder().encode(text()))}>
          知らせを読む
        </button>
        <p role="status" innerText={refusal() ?? (rows().length > 0 ? `人が確かめる知らせ：${rows().length}件` : "")} />
        <Show when={remark()}>{(words) => <p innerText={words()} />}</Show>
        <Show when={rows().length > 0}>
          <table class={`${styles.table} ${styles.stacked}`}>
            <thead>
              <tr>
                <th scope="col">項目</th>
                <th scope="col">年度と結果（書かれたまま）</th>
                <th scope="col">資料と、確かめること</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <th scope="row">{row.item}</th>
                    <td>
                      {row.fiscalYear} {row.value}
                    </td>
                    <td>
                      {row.url}
                      <ul>
                        <li>資料を開き、この項目のその年度の結果かを確かめる。</li>
                        <For each={row.remarks}>{(words) => <li>{words}</li>}</For>
                      </ul>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </Card>
    </Section>
  );
}
