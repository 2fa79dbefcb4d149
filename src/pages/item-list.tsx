import type { JSX } from "solid-js";
import type { Item } from "#domain/item.ts";
import type { Range } from "#domain/search.ts";
import { useIsFollowing } from "#queries/following.ts";
import { usePlan } from "#queries/plan.ts";
import { ItemCard, ItemList } from "#ui/ItemCard.tsx";
import { describeItemPlace, summarizeItem } from "#words/ja/item.ts";

interface PlanItemCardProps {
  item: Item;
  /** Hits in the title, to be marked. */
  titleMarks?: readonly Range[] | undefined;
  /** Why the item stands in its list, where its title does not tell it. */
  reason?: JSX.Element;
}

/** An item of the plan as a card, with its status and whether the reader follows it. */
export function PlanItemCard(props: PlanItemCardProps) {
  const view = usePlan();
  const isFollowing = useIsFollowing();
  return (
    <ItemCard
      item={props.item}
      href={`/plans/${view().plan.id}/items/${props.item.key}`}
      status={view().statusOf(props.item.key)}
      meta={describeItemPlace(props.item, view().plan)}
      summary={summarizeItem(props.item, view().plan)}
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
}

/** Items as cards, in the given order, for the pages that list some of the plan's items. */
export function PlainItemList(props: PlainItemListProps) {
  return (
    <ItemList each={props.items}>{(item) => <PlanItemCard item={item} reason={props.reasonOf?.(item)} />}</ItemList>
  );
}
