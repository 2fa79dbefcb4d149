import { For, type JSX, Show } from "solid-js";
import { usePlan } from "#queries/plan.ts";
import { type PlanHit, searchPlan } from "#queries/plan-search.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { type ItemHit, searchItems } from "#queries/search.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
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

/** What words found in the whole plan: the items, and what stands before and after them in the list of results. */
export interface Found {
  items: GroupProps<ItemHit>;
  places: GroupProps<PlanHit>;
  others: readonly GroupProps<PlanHit>[];
  total: number;
}

/** Searches everything of the plan, in the groups in which it is shown. */
export function findAll(view: PlanView, words: string): Found {
  const { area, department, note, chapter, policy, governance, record, fact } = searchPlan(view, words);
  const items = { id: "hits-items", title: "改革実施項目", hits: searchItems(view, words) };
  const places = { id: "hits-places", title: "地域・担当", hits: [...area, ...department] };
  const others = [
    { id: "hits-notes", title: "ことばの説明", hits: note },
    { id: "hits-texts", title: "計画の本文", hits: [...chapter, ...policy, ...governance] },
    { id: "hits-records", title: "公表された記録", hits: [...record, ...fact] },
  ];
  const total = [places, items, ...others].reduce((sum, { hits }) => sum + hits.length, 0);
  return { items, places, others, total };
}

/** How many places hold the words. */
export function describeTotal(words: string, { total }: Found): string {
  return total === 0 ? `「${words}」は見つかりませんでした。` : `「${words}」を含むもの ${total}件`;
}

/** All that was found, with the ways to each group where there are several. */
export function AllHits(props: { found: Found }) {
  const groups = () => {
    const { places, items, others } = props.found;
    return [places, items, ...others].filter(({ hits }) => hits.length > 0);
  };
  return (
    <>
      <Show when={groups().length > 1}>
        <ChipLinks
          links={groups().map(({ id, title, hits }) => ({ name: title, href: `#${id}`, detail: `${hits.length}件` }))}
        />
      </Show>
      <PlanHits {...props.found.places} />
      <ItemHits {...props.found.items} />
      <For each={props.found.others}>{(group) => <PlanHits {...group} />}</For>
    </>
  );
}

/** The items that were found, as cards. */
function ItemHits(props: GroupProps<ItemHit>) {
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
function PlanHits(props: GroupProps<PlanHit>) {
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
