import { findNumber } from "#domain/edition.ts";
import { listFollowables } from "#domain/follow-code.ts";
import { isPartOf } from "#domain/followed-items.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemKey } from "#domain/record.ts";

/** Something whose news can be subscribed to: the plan as a whole, or anything in it that can be followed. */
export interface Subject {
  /** Path below `/feeds/` and `/calendar/`: `plans/4`, `items/2-1-5`. */
  path: string;
  /** Address of its page. */
  page: string;
  title: string;
  /** Whether an item belongs to it by a version of the plan. */
  covers: (item: ItemKey, plan: Plan) => boolean;
}

const FOLDERS: Readonly<Record<string, string>> = {
  item: "items",
  area: "areas",
  department: "departments",
  policy: "policies",
};

/** Everything that has a feed and a calendar, the plan first. */
export function listSubjects(plan: Plan): Subject[] {
  const page = `/plans/${plan.id}`;
  const whole: Subject = { path: `plans/${plan.id}`, page, title: plan.title, covers: () => true };
  const parts = listFollowables(plan).map((id): Subject => {
    const [kind = "", name = ""] = id.split(":");
    const path = `${FOLDERS[kind]}/${name}`;
    return {
      path,
      page: `${page}/${path}`,
      title: findTitle(plan, kind, name),
      covers: (key, plan) => {
        // Asked of every event for every item: most of them end here.
        if (kind === "item" && key !== name) return false;
        const item = findItem(plan, key);
        return item !== undefined && isPartOf(item, id);
      },
    };
  });
  return [whole, ...parts];
}

const itemsByKey = new WeakMap<Plan["items"], ReadonlyMap<ItemKey, Item>>();

/** The item of a key, without a walk through a large plan each time. */
function findItem({ items }: Pick<Plan, "items">, key: ItemKey): Item | undefined {
  let known = itemsByKey.get(items);
  if (!known) {
    known = new Map(items.map((item) => [item.key, item]));
    itemsByKey.set(items, known);
  }
  return known.get(key);
}

function findTitle({ items, editions, areas, departments, policies }: Plan, kind: string, name: string): string {
  switch (kind) {
    case "item":
      return describeItem({ items, editions }, name);
    case "area":
      return `${areas.find(({ slug }) => slug === name)?.name}地域`;
    case "department":
      return departments.find(({ slug }) => slug === name)?.name ?? name;
    default:
      return `基本方針 ${policies.find(({ id }) => id === name)?.title}`;
  }
}

/** An item's title with its number, as feeds and calendars name it: 市営バス路線の再編（2-1-5）. */
export function describeItem(plan: Pick<Plan, "items" | "editions">, key: ItemKey): string {
  const item = findItem(plan, key);
  return item ? `${plainTitle(item)}（${findNumber(item, plan)}）` : key;
}
