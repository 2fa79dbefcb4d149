import { createSignal, For, Show } from "solid-js";
import type { DeskAnswer } from "#desk/messages.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import texts from "../text.module.css";
import { StackedTable } from "./StackedTable.tsx";

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
          <StackedTable
            rows={rows()}
            columns={[
              { title: "項目", tell: ({ item }) => item },
              { title: "年度と結果（書かれたまま）", tell: ({ fiscalYear, value }) => `${fiscalYear} ${value}` },
              {
                title: "資料と、確かめること",
                tell: ({ url, remarks }) => (
                  <>
                    {url}
                    <ul>
                      <li>資料を開き、この項目のその年度の結果かを確かめる。</li>
                      <For each={remarks}>{(words) => <li>{words}</li>}</For>
                    </ul>
                  </>
                ),
              },
            ]}
          />
        </Show>
      </Card>
    </Section>
  );
}
