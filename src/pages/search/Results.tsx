import { For, type JSX, Show } from "solid-js";
import { usePlan } from "#queries/plan.ts";
import type { PlanHit } from "#queries/plan-search.ts";
import type { ItemHit } from "#queries/search.ts";
import { Section } from "#ui/Card.tsx";
import { ItemList } from "#ui/ItemCard.tsx";
import { LongList } from "#ui/LongList.tsx";
import { Marked } from "#ui/Marked.tsx";
import { describeFoundIn } from "../found-in.tsx";
import { PlanItemCard } from "../item-list.tsx";
import { describeDoc } from "./describe-doc.ts";
import styles from "./SearchPage.module.css";

/** Hits of a group that are shown at once. */
const FIRST = 8;

interface GroupProps<T> {
  id: string;
  title: string;
  hits: readonly T[];
}

/** The items that were found, as cards. */
export function ItemHits(props: GroupProps<ItemHit>) {
  return (
    <Group {...props}>
      <ItemList each={props.hits} first={FIRST} resetOn={props.hits}>
        {({ item, titleMarks, reason }) => (
          <PlanItemCard item={item} titleMarks={titleMarks} reason={describeFoundIn(reason)} />
        )}
      </ItemList>
    </Group>
  );
}

/** Other parts of the plan that were found, a line each. */
export function PlanHits(props: GroupProps<PlanHit>) {
  const view = usePlan();
  return (
    <Group {...props}>
      <LongList each={props.hits} first={FIRST} resetOn={props.hits}>
        {(shown) => (
          <ul class={styles.hits}>
            <For each={shown()}>
              {({ doc, titleMarks, reason }) => (
                <Show when={describeDoc(doc, view())}>
                  {(line) => (
                    <li>
                      <p>{[line().place, line().detail].filter(Boolean).join("・")}</p>
                      <a href={line().href}>
                        <Marked text={line().title} ranges={titleMarks} />
                      </a>
                      <Show when={reason}>
                        <p>{describeFoundIn(reason)}</p>
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        )}
      </LongList>
    </Group>
  );
}

function Group<T>(props: GroupProps<T> & { children: JSX.Element }) {
  return (
    <Show when={props.hits.length > 0}>
      <Section id={props.id} title={props.title} aside={`${props.hits.length}件`}>
        {props.children}
      </Section>
    </Show>
  );
}
