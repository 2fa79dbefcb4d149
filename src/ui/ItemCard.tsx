import { For, type JSX, Show } from "solid-js";
import { type Item, plainTitle } from "#domain/item.ts";
import type { ItemStatus } from "#domain/status.ts";
import type { CardWords } from "#words/ja/card.ts";
import { FollowButton } from "./FollowButton.tsx";
import styles from "./ItemCard.module.css";
import { LongList } from "./LongList.tsx";
import { Marked, type MarkRange } from "./Marked.tsx";
import { StatusBadge } from "./StatusBadge.tsx";

interface ItemCardProps {
  item: Item;
  href: string;
  status: ItemStatus;
  /** As the plan prints it. */
  number: string;
  /** Where it belongs. */
  place: string;
  words: CardWords;
  titleMarks?: readonly MarkRange[] | undefined;
  /** Why a search found it, where the title does not show it. */
  reason?: JSX.Element;
  /** Absent where nothing can be followed. */
  following: boolean | undefined;
}

/** One item in a list: what it is, where it stands, what was promised and what is known of it. */
export function ItemCard(props: ItemCardProps) {
  return (
    <li class={styles.card} data-item={props.item.key}>
      <p class={styles.meta}>
        <span translate="no">{props.number}</span> · {props.place}
      </p>
      <h3>
        <a href={props.href} data-title="">
          <Marked text={plainTitle(props.item)} ranges={props.titleMarks} />
        </a>
      </h3>
      <p class={styles.status}>
        <StatusBadge status={props.status.name} />
        {props.words.promise}
      </p>
      <Show when={props.words.event}>
        <p class={styles.event}>{props.words.event}</p>
      </Show>
      <Show when={props.following !== undefined}>
        <FollowButton small id={`item:${props.item.key}`} name={plainTitle(props.item)} following={props.following} />
      </Show>
      <Show when={props.reason}>
        <p data-reason="">{props.reason}</p>
      </Show>
    </li>
  );
}

/** The frame of a list of items. */
export function ItemList<T>(props: {
  each: readonly T[];
  first?: number;
  resetOn?: unknown;
  children: (entry: T) => JSX.Element;
}) {
  return (
    <LongList each={props.each} first={props.first} resetOn={props.resetOn}>
      {(shown) => (
        <ul>
          <For each={shown()}>{(entry) => props.children(entry)}</For>
        </ul>
      )}
    </LongList>
  );
}
