import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { groupByFate } from "#domain/edition-steps.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { FATE_WORDS } from "#words/ja/edition.ts";

/** What became of the items in the newest edition, where it was compared with the one before; else nothing. */
export function EditionFates(props: { plan: Plan }) {
  const groups = () => {
    const fates = groupByFate(props.plan);
    return Object.entries(FATE_WORDS).flatMap(([fate, words]) => {
      const keys = fates?.get(fate as keyof typeof FATE_WORDS) ?? [];
      const items = props.plan.items.filter(({ key }) => keys.includes(key));
      return items.length > 0 ? [{ words, items }] : [];
    });
  };
  return (
    <Show when={groups().length > 0}>
      <p>前の版の項目と照らし合わせました。</p>
      <For each={groups()}>
        {({ words, items }) => (
          <details>
            <summary>
              {words} {items.length}項目
            </summary>
            <ul>
              <For each={items}>{(item) => <ItemLine item={item} plan={props.plan} />}</For>
            </ul>
          </details>
        )}
      </For>
    </Show>
  );
}

function ItemLine(props: { item: Item; plan: Plan }) {
  return (
    <li>
      <a href={`/plans/${props.plan.id}/items/${props.item.key}`}>
        {findNumber(props.item, props.plan)} {plainTitle(props.item)}
      </a>
    </li>
  );
}
