import { Show } from "solid-js";
import { type Item, plainTitle } from "#domain/item.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import styles from "./ItemPage.module.css";

/** まちがいを知らせる: a prepared mail with item and version, or the page of contact; without either, whom to ask. */
export function Report(props: { item: Item; view: PlanView }) {
  const site = () => props.view.snapshot.site;
  const version = () => `第${props.view.snapshot.version}版（${props.view.snapshot.date}）`;
  const subject = () => `${site().name} ${props.item.key} のまちがい・追加の資料`;
  const body = () =>
    `項目：${props.item.key} ${plainTitle(props.item)}\nデータ：${version()}\n\nまちがい、または追加してほしい公表資料（資料名・URL）：\n`;

  return (
    <Show when={site().contact.email || site().contact.url} fallback={<Ask />}>
      <Section id="report" title="まちがいを知らせる">
        <Card>
          <p>まちがいや、ここにない公表資料を見つけたら教えてください。</p>
          <Show when={site().contact.email}>
            {(email) => (
              <p>
                <a
                  href={`mailto:${email()}?subject=${encodeURIComponent(subject())}&body=${encodeURIComponent(body())}`}
                >
                  メールで知らせる
                </a>
              </p>
            )}
          </Show>
          <Show when={site().contact.url}>
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
              項目 {props.item.key}「{plainTitle(props.item)}」・データ{version()}・資料名とURL
            </p>
          </details>
        </Card>
      </Section>
    </Show>
  );

  function Ask() {
    return (
      <Section id="report" title="たずねるには">
        <Card>
          <p>
            市に「{plainTitle(props.item)}」の○年度の結果がわかる資料をたずねてください（
            <a href={`/plans/${props.view.plan.id}/departments/${props.item.owners[0]?.department}#contact`}>連絡先</a>
            ）。まちがいの受付は、このアプリにまだありません。
          </p>
        </Card>
      </Section>
    );
  }
}
