import { For, Show } from "solid-js";
import type { FoldedChange } from "#domain/changes.ts";
import { findNumber } from "#domain/edition.ts";
import { listWholes } from "#domain/followed-items.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Source } from "#domain/source.ts";
import { describeEntry } from "#words/ja/change.ts";
import styles from "./FoldedChanges.module.css";
import { LongList } from "./LongList.tsx";
import { SourceLine } from "./SourceLine.tsx";

interface FoldedChangesProps {
  changes: readonly FoldedChange[];
  plan: Plan;
  itemOf: (key: string) => Item | undefined;
  sourceOf: (id: string) => Source | undefined;
  /** Why an item's changes are told to this reader. */
  reasonOf?: ((item: Item) => string) | undefined;
  /** As in LongList. */
  first?: number;
}

/** What changed, old → new, each result once with the item it belongs to and its source. */
export function FoldedChanges(props: FoldedChangesProps) {
  const listWholesOf = ({ item = "" }: FoldedChange) => {
    const changed = props.itemOf(item);
    return changed ? listWholes(changed).join(" ") : "";
  };
  return (
    <LongList each={props.changes} first={props.first}>
      {(shown) => (
        <ul class={styles.list}>
          <For each={shown()}>
            {(change) => {
              const words = describeEntry(change, props.plan);
              return (
                <li class={styles.change} data-of={listWholesOf(change)}>
                  <Show when={props.itemOf(change.item ?? "")}>
                    {(item) => (
                      <p class={styles.where}>
                        <a href={`/plans/${props.plan.id}/items/${item().key}`}>
                          <span translate="no">{findNumber(item(), props.plan)}</span> {plainTitle(item())}
                        </a>
                        <Show when={props.reasonOf?.(item())}>{(reason) => <span> {reason()}</span>}</Show>
                      </p>
                    )}
                  </Show>
                  <For each={words}>
                    {({ title, detail, year }, index) => (
                      <>
                        {/* Of several of a kind it stands over the first. */}
                        <Show when={title !== words[index() - 1]?.title}>
                          <p>
                            <strong>{title}</strong>
                          </p>
                        </Show>
                        <p>
                          {detail} {year}
                        </p>
                      </>
                    )}
                  </For>
                  <Show when={props.sourceOf(change.source ?? "")}>{(source) => <SourceLine source={source()} />}</Show>
                </li>
              );
            }}
          </For>
        </ul>
      )}
    </LongList>
  );
}
