import type { JSX } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { Item } from "#domain/item.ts";
import type { Range } from "#domain/search.ts";
import { useIsFollowing } from "#queries/following.ts";
import { usePlan } from "#queries/plan.ts";
import { ItemCard, ItemList } from "#ui/ItemCard.tsx";
import { type CardWords, describeCard } from "#words/ja/card.ts";
import { describeItemPlace } from "#words/ja/item.ts";

interface PlanItemCardProps {
  item: Item;
  /** Hits in the title, to be marked. */
  titleMarks?: readonly Range[] | undefined;
  /** Why the item stands in its list, where its title does not tell it. */
  reason?: JSX.Element;
  /** What the card says, where the list is about a part of the item. */
  words?: CardWords | undefined;
}

/** An item of the plan as a card, with its status and whether the reader follows it. */
export function PlanItemCard(props: PlanItemCardProps) {
  const view = usePlan();
  const isFollowing = useIsFollowing();
  const records = () => view().recordsByItem.get(props.item.key) ?? [];
  return (
    <ItemCard
      item={props.item}
      href={`/plans/${view().plan.id}/items/${props.item.key}`}
      status={view().statusOf(props.item.key)}
      number={findNumber(props.item, view().plan)}
      place={describeItemPlace(props.item, view().plan)}
      words={props.words ?? describeCard(props.item, records(), view().plan, view().snapshot.date)}
      titleMarks={props.titleMarks}
      reason={props.reason}
      following={isFollowing(`item:${props.item.key}`)}
    />
  );
}

interface PlainItemListProps {
  items: readonly Item[];
  /** Why an item stands in this list, where its title does not tell it. */
  reasonOf?: (item: Item) => JSX.Element;
  /** What a card says, where the list is about a part of its items. */
  wordsOf?: ((item: Item) => CardWords) | undefined;
}

/** Items as cards, in the given order, for the pages that list some of the plan's items. */
export function PlainItemList(props: PlainItemListProps) {
  return (
    <ItemList each={props.items}>
      {(item) => <PlanItemCard item={item} reason={props.reasonOf?.(item)} words={props.wordsOf?.(item)} />}
    </ItemList>
  );
}
