import type { Item } from "#domain/item.ts";
import type { Department } from "#domain/owner.ts";
import type { Area, Plan } from "#domain/plan.ts";
import type { ItemKey, PlanRecord } from "#domain/record.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import { type ItemStatus, judgePlan } from "#domain/status.ts";

/**
 * A snapshot, and what follows from it that screens look up. A class, because Solid's stores, in which Solid Query keeps
 * its data, would wrap a plain object in proxies, down to the last record.
 */
export class PlanView {
  readonly plan: Plan;
  /** As of the snapshot's date. */
  readonly statuses: Map<ItemKey, ItemStatus>;
  readonly itemByKey: Map<ItemKey, Item>;
  /** In the order of the data; an item without a record is absent. */
  readonly recordsByItem: Map<ItemKey, PlanRecord[]>;
  readonly sourceById: Map<string, Source>;
  readonly departmentBySlug: Map<string, Department>;
  readonly areaBySlug: Map<string, Area>;

  constructor(readonly snapshot: Snapshot) {
    const { plan } = snapshot;
    this.plan = plan;
    this.statuses = judgePlan(plan, snapshot.date);
    this.itemByKey = new Map(plan.items.map((item) => [item.key, item]));
    this.recordsByItem = new Map();
    for (const record of plan.records) {
      const records = this.recordsByItem.get(record.item);
      if (records) records.push(record);
      else this.recordsByItem.set(record.item, [record]);
    }
    this.sourceById = new Map(plan.sources.map((source) => [source.id, source]));
    this.departmentBySlug = new Map(plan.departments.map((department) => [department.slug, department]));
    this.areaBySlug = new Map(plan.areas.map((area) => [area.slug, area]));
  }

  /** The status of one of the plan's items; throws for a key that is none. */
  statusOf(key: ItemKey): ItemStatus {
    const status = this.statuses.get(key);
    if (!status) throw new Error(`no item ${key} in plan ${this.plan.id}`);
    return status;
  }
}

const views = new WeakMap<Snapshot, PlanView>();

/** The view of a snapshot; made once for each. */
export function createPlanView(snapshot: Snapshot): PlanView {
  const view = views.get(snapshot) ?? new PlanView(snapshot);
  views.set(snapshot, view);
  return view;
}
