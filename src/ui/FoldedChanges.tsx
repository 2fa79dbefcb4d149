import { For, Show } from "solid-js";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Change } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import { describeChange } from "#words/ja/change.ts";
import styles from "./FoldedChanges.module.css";
import { LongList } from "./LongList.tsx";
import { SourceLine } from "./SourceLine.tsx";

interface FoldedChangesProps {
  changes: readonly (Change & { revertedTo?: boolean })[];
  plan: Plan;
  itemOf: (key: string) => Item | undefined;
  sourceOf: (id: string) => Source | undefined;
}

/** What changed, old → new, each with the item it belongs to and its source. */
export function FoldedChanges(props: FoldedChangesProps) {
  return (
    <LongList each={props.changes}>
      {(shown) => (
        <ul class={styles.list}>
          <For each={shown()}>
            {(change) => {
              const words = () => describeChange(change, props.plan);
              return (
                <li class={styles.change}>
                  <Show when={props.itemOf(change.item ?? "")}>
                    {(item) => (
                      <p class={styles.where}>
                        <a href={`/plans/${props.plan.id}/items/${item().key}`}>
                          {item().key} {plainTitle(item())}
                        </a>
                      </p>
                    )}
                  </Show>
                  <p>
                    <strong>{words().title}</strong>
                  </p>
                  <p>{words().detail}</p>
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
