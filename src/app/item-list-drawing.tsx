import { createSignal, type Setter } from "solid-js";
import { render } from "solid-js/web";
import { describeFoundIn } from "#pages/found-in.tsx";
import { PlanItemCard } from "#pages/item-list.tsx";
import { FollowingContext } from "#queries/following.ts";
import { PlanProvider } from "#queries/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { onFollowsChanged, peekFollows } from "#storage/follows.ts";
import { IconSprite } from "#ui/IconSprite.tsx";
import { ItemList } from "#ui/ItemCard.tsx";
import type { FoundItems } from "./item-list.ts";
import { describeSource } from "./plan-source.ts";

let show: Setter<{ view: PlanView; found: FoundItems }> | undefined;

/** Draws a list of items in the place of the document's, which has not all of them; called again, draws what is found now. */
export function drawItems(container: HTMLElement, view: PlanView, found: FoundItems): void {
  if (show) {
    show({ view, found });
    return;
  }
  const [shown, setShown] = createSignal({ view, found });
  const [followed, setFollowed] = createSignal(new Set<string>(peekFollows().map(({ id }) => id)));
  const isCurrent = describeSource().isCurrent;
  onFollowsChanged((follows) => setFollowed(new Set<string>(follows.map(({ id }) => id))));
  // Made anew for each search: the marks in a title that a translator has taken over could not be moved.
  const entries = () => shown().found.items.map((item) => ({ item, hit: shown().found.hitOf.get(item.key) }));
  show = setShown;
  container.replaceChildren();
  render(
    () => (
      <PlanProvider view={shown().view}>
        <FollowingContext.Provider value={(id) => (isCurrent ? followed().has(id) : undefined)}>
          {/* The document has only what its own cards show. */}
          <IconSprite />
          <ItemList each={entries()} resetOn={shown()}>
            {({ item, hit }) => (
              <PlanItemCard item={item} titleMarks={hit?.titleMarks} reason={describeFoundIn(hit?.reason)} />
            )}
          </ItemList>
        </FollowingContext.Provider>
      </PlanProvider>
    ),
    container,
  );
}
