import { Item } from "#domain/item.ts";
import { PlanRecord } from "#domain/record.ts";
import { Snapshot } from "#domain/snapshot.ts";

/** Items or records validated before yielding: about ten milliseconds on a slow phone. */
const SLICE = 250;

/**
 * Validates a value of unknown origin against the schema; `null` where it does not fit. Works in
 * slices, so that the page can answer taps in between: 5,000 items take 300 ms on a phone.
 */
export async function checkSnapshot(value: unknown): Promise<Snapshot | null> {
  const lists = listsOf(value);
  if (!lists) return null;
  const frame = Snapshot.safeParse({ ...lists.snapshot, plan: { ...lists.plan, items: [], records: [] } });
  if (!frame.success) return null;
  const items = await checkEach(Item, lists.items);
  const records = items && (await checkEach(PlanRecord, lists.records));
  return records && { ...frame.data, plan: { ...frame.data.plan, items, records } };
}

function listsOf(snapshot: unknown) {
  if (!isObject(snapshot) || !isObject(snapshot.plan)) return null;
  const { plan } = snapshot;
  if (!Array.isArray(plan.items) || !Array.isArray(plan.records)) return null;
  return { snapshot, plan, items: plan.items as unknown[], records: plan.records as unknown[] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Schema<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false };
}

async function checkEach<T>(schema: Schema<T>, values: readonly unknown[]): Promise<T[] | null> {
  const checked: T[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0 && index % SLICE === 0) await new Promise((resolve) => setTimeout(resolve));
    const result = schema.safeParse(value);
    if (!result.success) return null;
    checked.push(result.data);
  }
  return checked;
}
