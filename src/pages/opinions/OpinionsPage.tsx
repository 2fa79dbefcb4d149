import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import { citePage, OPINION_OUTCOMES, type Opinion } from "#domain/opinion.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { SourceLine } from "#ui/SourceLine.tsx";
import { describeComments } from "#words/ja/draft.ts";
import { describeOutcome } from "#words/ja/opinion.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./OpinionsPage.module.css";

export const path = "/plans/:plan/opinions";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "意見と市の考え方",
  description: `${plan.title}に寄せられた意見の概要と、市の考え方、反映したかどうか。出典とともに。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** What became of opinions on the plan, by the edition that people were asked about; quiet where the data hold none. */
export default function OpinionsPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const groups = () =>
    plan().editions.flatMap(({ id, label }) => {
      const opinions = (plan().opinions ?? []).filter(({ edition }) => edition === id);
      return opinions.length > 0 ? [{ id, label, opinions }] : [];
    });
  return (
    <>
      <h1>意見と市の考え方</h1>
      <p class={texts.lead}>{describeComments(plan())}</p>
      <For
        each={groups()}
        fallback={
          <p>
            寄せられた意見と市の考え方は、このアプリのデータにまだありません。市が公表していないという意味ではありません。
          </p>
        }
      >
        {({ id, label, opinions }) => (
          <Section id={`edition-${id}`} title={`計画（${label}）への意見`} aside={`${opinions.length}件`}>
            <p class={texts.lead}>反映区分：{describeCounts(opinions)}</p>
            <table class={styles.table}>
              <thead>
                <tr>
                  <th scope="col">項目</th>
                  <th scope="col">意見の概要</th>
                  <th scope="col">市の考え方</th>
                  <th scope="col">反映区分</th>
                </tr>
              </thead>
              <tbody>
                <For each={opinions}>{(opinion) => <OpinionRow opinion={opinion} />}</For>
              </tbody>
            </table>
          </Section>
        )}
      </For>
    </>
  );

  function OpinionRow(props: { opinion: Opinion }) {
    return (
      <tr id={props.opinion.id}>
        <th scope="row">
          <For each={props.opinion.items?.flatMap((key) => view().itemByKey.get(key) ?? [])} fallback="計画全体">
            {(item) => (
              <a href={`/plans/${plan().id}/items/${item.key}`}>
                <span translate="no">{findNumber(item, plan())}</span> {plainTitle(item)}
              </a>
            )}
          </For>
        </th>
        <td>
          <small>意見の概要</small>
          {props.opinion.text}
        </td>
        <td>
          <small>市の考え方</small>
          {props.opinion.reply}
          <Show when={view().sourceById.get(props.opinion.source)}>
            {(source) => <SourceLine source={citePage(source(), props.opinion)} />}
          </Show>
        </td>
        <td>
          <small>反映区分</small>
          <strong>{describeOutcome(props.opinion.outcome)}</strong>
        </td>
      </tr>
    );
  }
}

/** 反映1件、参考2件 */
function describeCounts(opinions: readonly Opinion[]): string {
  return OPINION_OUTCOMES.flatMap((outcome) => {
    const count = opinions.filter((opinion) => opinion.outcome === outcome).length;
    return count > 0 ? [`${describeOutcome(outcome)}${count}件`] : [];
  }).join("、");
}
