import { For, Show } from "solid-js";
import type { Item } from "#domain/item.ts";
import { listItemTexts, listNotesUsed } from "#domain/note-marks.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import { NoteList } from "#ui/NotedText.tsx";
import { describeOwner } from "#words/ja/owner.ts";
import styles from "./ItemPage.module.css";

/** Who answers for an item, where it belongs, and the notes that its words need. */
export function Facts(props: { item: Item; view: PlanView }) {
  const base = () => `/plans/${props.view.plan.id}`;
  const areas = () =>
    props.item.areas.map((slug) => ({
      name: props.view.areaBySlug.get(slug)?.name ?? slug,
      href: `${base()}/areas/${slug}`,
    }));
  const notes = () => listNotesUsed(listItemTexts(props.item), props.view.plan.notes);

  return (
    <>
      <Section id="who" title="担当・地域">
        <Card>
          <dl class={styles.facts}>
            <dt>所管課</dt>
            <dd>
              {props.item.ownerText}
              <ul>
                <For each={props.item.owners}>
                  {(owner) => (
                    <li>
                      <a href={`${base()}/departments/${owner.department}`}>{describeOwner(owner, props.view.plan)}</a>
                    </li>
                  )}
                </For>
              </ul>
            </dd>
            <dt>地域</dt>
            <dd>
              <Show when={areas().length > 0} fallback="全市（地域の名前はありません）">
                <ChipLinks links={areas()} />
              </Show>
            </dd>
          </dl>
        </Card>
      </Section>
      <NoteList notes={notes()} title="注（ことばの説明）" />
    </>
  );
}
