import { For, Show } from "solid-js";
import type { Item } from "#domain/item.ts";
import { citePage, listOpinionsOfItem } from "#domain/opinion.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { SourceLine } from "#ui/SourceLine.tsx";
import { describeOutcome } from "#words/ja/opinion.ts";
import styles from "./ItemPage.module.css";

/** What became of opinions on an item; nothing where the data hold none. */
export function Opinions(props: { item: Item; view: PlanView }) {
  const opinions = () => listOpinionsOfItem(props.view.plan, props.item.key);
  const labelOf = (edition: string) => props.view.plan.editions.find(({ id }) => id === edition)?.label;
  return (
    <Show when={opinions().length > 0}>
      <Section id="opinions" title="意見と市の考え方" aside={`${opinions().length}件`}>
        <For each={opinions()}>
          {(opinion) => (
            <Card>
              <p class={styles.quiet}>計画（{labelOf(opinion.edition)}）への意見の概要</p>
              <p>{opinion.text}</p>
              <p class={styles.quiet}>
                市の考え方：<strong>{describeOutcome(opinion.outcome)}</strong>
              </p>
              <p>{opinion.reply}</p>
              <Show when={props.view.sourceById.get(opinion.source)}>
                {(known) => <SourceLine source={citePage(known(), opinion)} />}
              </Show>
            </Card>
          )}
        </For>
        <p>
          <a href={`/plans/${props.view.plan.id}/opinions`}>計画への意見のすべて</a>
        </p>
      </Section>
    </Show>
  );
}
