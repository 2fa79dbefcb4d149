import { For, Show } from "solid-js";
import { listDocumentsOfItem } from "#domain/documents-to-read.ts";
import { listDueYears } from "#domain/due.ts";
import { hasEnded } from "#domain/fiscal-year.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { ItemStatus } from "#domain/status.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeYearList } from "#words/ja/dates.ts";
import { describeFileSize } from "#words/ja/numbers.ts";
import styles from "./ItemPage.module.css";

/** 結果が載っていそうな資料: where the result of an item that is 登録なし probably stands, and whom to ask for it. */
export function Documents(props: { item: Item; status: ItemStatus; view: PlanView }) {
  const plan = () => props.view.plan;
  const documents = () => listDocumentsOfItem(plan(), props.item);
  const results = () => plan().results;
  /** The city's own page of results is named in any case. */
  const isListed = () => documents().some(({ url }) => url === results().url);
  const asOf = () => props.view.snapshot.date;
  /** The years that have ended and of which the result is unknown. */
  const years = () => {
    const owed = props.item.targets.flatMap((target, index) => {
      const judged = props.status.targets[index];
      if (judged?.name !== "no-record") return [];
      if (judged.reason.kind === "years") {
        const { due, known } = judged.reason;
        return due.filter((cell) => !known.includes(cell)).map(({ fiscalYear }) => fiscalYear);
      }
      return target.dueAssumed ? [] : listDueYears(target, plan().period).filter((year) => hasEnded(year, asOf()));
    });
    return [...new Set(owed)].sort((a, b) => a - b);
  };

  return (
    <Section id="documents" title="結果が載っていそうな資料">
      <Card>
        <ul class={styles.documents}>
          <For each={documents()}>
            {(document) => (
              <li>
                <a href={document.url} rel="noreferrer">
                  {document.title}
                </a>
                <small>
                  （{document.publisher}
                  <Show when={document.size}>{(size) => <>、PDF {describeFileSize(size())}</>}</Show>）
                </small>
                <p class={styles.quiet}>{document.tells}</p>
              </li>
            )}
          </For>
          <Show when={!isListed()}>
            <li>
              <a href={results().url} rel="noreferrer">
                {plan().city}の公表ページ
              </a>
            </li>
          </Show>
        </ul>
        <p class={styles.quiet}>
          このアプリが<a href={`/plans/${plan().id}/documents`}>まだ読めていない</a>
          だけで、市が公表していないという意味ではありません。
        </p>
        <p class={styles.ask}>
          市にたずねるなら、
          <a href={`/plans/${plan().id}/departments/${props.item.owners[0]?.department}#contact`}>担当</a>
          に「{plainTitle(props.item)}の{years().length > 0 ? describeYearList(years()) : "これまで"}
          の結果がわかる資料」を。
        </p>
      </Card>
    </Section>
  );
}
