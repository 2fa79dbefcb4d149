import { For, Show } from "solid-js";
import { listDocumentsToRead } from "#domain/documents-to-read.ts";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { describeFileSize } from "#words/ja/numbers.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/documents";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "まだ読めていない資料",
  description: `${plan.title}の結果が載っていそうで、このアプリがまだ読めていない公表資料。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The work list of those who add results: what nobody has read yet, what would fill the most first. */
export default function DocumentsPage() {
  const view = usePlan();
  const base = () => `/plans/${view().plan.id}`;
  const documents = listDocumentsToRead(view().plan, view().statuses);
  /** Told once where somebody looked for all of them on one day. */
  const days = new Set(documents.map(({ document }) => document.lookedOn));
  return (
    <>
      <h1>まだ読めていない資料</h1>
      <p class={texts.lead}>
        結果が載っていそうで、このアプリがまだ読めていない公表資料です。多くの項目がわかりそうなものから並べました。
        <Show when={days.size === 1 && documents[0]}>
          {(first) => <>最後に探した日は{describeDate(first().document.lookedOn)}です。</>}
        </Show>
      </p>
      <For each={documents} fallback={<p>いま、わかっているものはありません。</p>}>
        {({ document, fills }) => (
          <Section id={document.id} title={document.title}>
            <Card>
              <p>
                <a href={document.url} rel="noreferrer">
                  資料のあるページ
                </a>
                （{document.publisher}
                <Show when={document.size}>{(size) => <>・{describeFileSize(size())}</>}</Show>）
              </p>
              <p>{document.tells}</p>
              <Items document={document} fills={fills.length} />
              <Show when={days.size > 1}>
                <p class={texts.quiet}>最後に探した日 {describeDate(document.lookedOn)}</p>
              </Show>
            </Card>
          </Section>
        )}
      </For>
      <p class={texts.lead}>
        読んだ結果は<a href="/staff">職員のページ</a>から公開できます。
      </p>
    </>
  );

  /** Of which items it probably tells, and how many of them are 登録なし today. */
  function Items(own: { document: UnreadDocument; fills: number }) {
    return (
      <Show when={own.document.items} fallback={<p>計画全体についての資料です。</p>}>
        {(items) => {
          const of = items();
          return of === "every" ? (
            <p>
              いま登録なしの項目：
              <a href={`${base()}/items?status=no-record`}>{own.fills}項目</a>
            </p>
          ) : (
            <p>
              載っていそうな項目{own.fills > 0 ? `（いま登録なしは${own.fills}項目）` : ""}：
              <For each={of.flatMap((key) => view().itemByKey.get(key) ?? [])}>
                {(item, index) => (
                  <>
                    {index() > 0 ? "、" : ""}
                    <a href={`${base()}/items/${item.key}`}>
                      <span translate="no">{findNumber(item, view().plan)}</span> {plainTitle(item)}
                    </a>
                  </>
                )}
              </For>
            </p>
          );
        }}
      </Show>
    );
  }
}
