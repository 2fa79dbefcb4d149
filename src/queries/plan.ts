import { type Accessor, createComponent, createContext, type JSX, useContext } from "solid-js";
import type { Item } from "#domain/item.ts";
import type { Department } from "#domain/owner.ts";
import type { Area, Plan } from "#domain/plan.ts";
import type { ItemKey, PlanRecord } from "#domain/record.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import { type ItemStatus, judgePlan } from "#domain/status.ts";

/** A snapshot, and what follows from it that screens look up. */
export interface PlanView {
  snapshot: Snapshot;
  plan: Plan;
  /** As of the snapshot's date. */
  statuses: Map<ItemKey, ItemStatus>;
  /** The status of one of the plan's items; throws for a key that is none. */
  statusOf: (key: ItemKey) => ItemStatus;
  itemByKey: Map<ItemKey, Item>;
  /** In the order of the data; an item without a record is absent. */
  recordsByItem: Map<ItemKey, PlanRecord[]>;
  sourceById: Map<string, Source>;
  departmentBySlug: Map<string, Department>;
  areaBySlug: Map<string, Area>;
}

const views = new WeakMap<Snapshot, PlanView>();

/** The view of a snapshot; made once for each. */
export function createPlanView(snapshot: Snapshot): PlanView {
  const view = views.get(snapshot) ?? compileView(snapshot);
  views.set(snapshot, view);
  return view;
}

function compileView(snapshot: Snapshot): PlanView {
  const { plan } = snapshot;
  const recordsByItem = new Map<ItemKey, PlanRecord[]>();
  for (const record of plan.records) {
    const records = recordsByItem.get(record.item);
    if (records) records.push(record);
    else recordsByItem.set(record.item, [record]);
  }
  const statuses = judgePlan(plan, snapshot.date);
  return {
    snapshot,
    plan,
    statuses,
    statusOf(key) {
      const status = statuses.get(key);
      if (!status) throw new Error(`no item ${key} in plan ${plan.id}`);
      return status;
    },
    itemByKey: new Map(plan.items.map((item) => [item.key, item])),
    recordsByItem,
    sourceById: new Map(plan.sources.map((source) => [source.id, source])),
    departmentBySlug: new Map(plan.departments.map((department) => [department.slug, department])),
    areaBySlug: new Map(plan.areas.map((area) => [area.slug, area])),
  };
}

export const PlanContext = createContext<Accessor<PlanView>>();

/** Gives the plan to all screens below, prerendered or in the browser; a newer `view` updates them. */
export function PlanProvider(props: { view: PlanView; children: JSX.Element }): JSX.Element {
  return createComponent(PlanContext.Provider, {
    value: () => props.view,
    get children() {
      return props.children;
    },
  });
}

/** The plan that the screen tells about. */
export function usePlan(): Accessor<PlanView> {
  const view = useContext(PlanContext);
  if (!view) throw new Error("usePlan needs a PlanProvider above it");
  return view;
}
