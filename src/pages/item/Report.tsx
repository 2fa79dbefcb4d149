import { Show } from "solid-js";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { Card, Section } from "#ui/Card.tsx";
import styles from "./ItemPage.module.css";

/** まちがいを知らせる: a prepared mail with item and version, or the text to send where no address is known. */
export function Report(props: { item: Item; snapshot: Snapshot }) {
  const contact = () => props.snapshot.site.contact;
  const subject = () => `${props.snapshot.site.name} ${props.item.key} のまちがい・追加の資料`;
  const body = () =>
    `項目：${props.item.key} ${plainTitle(props.item)}\nデータ：第${props.snapshot.version}版（${props.snapshot.date}）\n\nまちがい、または追加してほしい公表資料（資料名・URL）：\n`;

  return (
    <Section id="report" title="まちがいを知らせる">
      <Card>
        <Show when={contact().email || contact().url} fallback={<p>連絡先は準備中です。</p>}>
          <p>まちがいや、ここにない公表資料を見つけたら教えてください。</p>
        </Show>
        <Show when={contact().email}>
          {(email) => (
            <p>
              <a href={`mailto:${email()}?subject=${encodeURIComponent(subject())}&body=${encodeURIComponent(body())}`}>
                メールで知らせる
              </a>
            </p>
          )}
        </Show>
        <Show when={contact().url}>
          {(url) => (
            <p>
              <a href={url()} rel="noreferrer">
                連絡先のページを開く
              </a>
            </p>
          )}
        </Show>
        <details>
          <summary>送るときに添える文</summary>
          <p class={styles.quiet}>
            項目 {props.item.key}「{plainTitle(props.item)}」・データ第{props.snapshot.version}版（
            {props.snapshot.date}）・資料名とURL
          </p>
        </details>
      </Card>
    </Section>
  );
}
