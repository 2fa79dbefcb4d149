import { For, Show } from "solid-js";
import type { DeskImport } from "#desk/messages.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { PagePreview, type PreviewPage } from "./PagePreview.tsx";
import { StackedTable } from "./StackedTable.tsx";
import styles from "./StaffPage.module.css";

/** What publishing would change: item by item with the words that followers get, and the council's figures. */
export function ImportPreview(props: { result: DeskImport; previewPage: PreviewPage }) {
  const view = usePlan();
  return (
    <>
      <Section id="preview" title={`変わる項目（${props.result.items.length}件）`}>
        <Card>
          <ul class={styles.findings}>
            <For each={props.result.items}>
              {({ key, title, status, whyBefore, whyAfter, changes }) => (
                <li>
                  <h3>{title}</h3>
                  <p>
                    状況：<strong>{status}</strong>
                  </p>
                  <For each={whyAfter}>{(why) => <p>{why}</p>}</For>
                  <Show when={whyBefore.join() !== whyAfter.join()}>
                    <details>
                      <summary class={styles.summary}>いまの理由</summary>
                      <For each={whyBefore}>{(why) => <p>{why}</p>}</For>
                    </details>
                  </Show>
                  <p>フォローしている人には、こう伝わります。</p>
                  <ul class={styles.told}>
                    <For each={changes}>
                      {(change) => (
                        <li>
                          <strong>{change.title}</strong> {change.detail}
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={props.result.proposed}>
                    {(proposed) => (
                      <PagePreview
                        name={title}
                        address={`/plans/${view().plan.id}/items/${key}`}
                        proposed={proposed()}
                        previewPage={props.previewPage}
                      />
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Card>
      </Section>
      <Section id="council" title="審議会への報告の数">
        <Card>
          <Figures result={props.result} />
        </Card>
      </Section>
    </>
  );
}

/** Which figures of the council's report move, from what to what: a row for the plan and for each policy. */
function Figures(props: { result: DeskImport }) {
  return (
    <Show when={props.result.council.length > 0} fallback={<p>変わりません。</p>}>
      <StackedTable
        rows={props.result.council}
        columns={[
          { title: "方針", tell: ({ title }) => title },
          {
            title: "変わる数（いま → あと）",
            tell: ({ figures }) => (
              <ul>
                <For each={figures}>
                  {(figure) => (
                    <li>
                      {figure.name} {figure.old} → {figure.new}
                    </li>
                  )}
                </For>
              </ul>
            ),
          },
        ]}
      />
    </Show>
  );
}
