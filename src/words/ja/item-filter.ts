import type { ItemFilter } from "#domain/item-query.ts";
import type { Plan } from "#domain/plan.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { describeFiscalYear } from "./dates.ts";
import { describeKind, describeOrigin } from "./kinds.ts";
import { describeStatus } from "./status.ts";

/** What a list is narrowed by besides words, each as one term; what an address asks for but no plan has stands as it is. */
export function describeItemFilter(filter: ItemFilter, plan: Plan): string[] {
  const names: Record<Exclude<keyof ItemFilter, "q" | "sort">, (value: string) => string | undefined> = {
    status: (value) => describeIfKnown(value, STATUS_NAMES, describeStatus),
    policy: (value) => plan.policies.find(({ id }) => id === value)?.title,
    section: (value) =>
      plan.policies.find(({ id }) => id === filter.policy)?.sections.find(({ id }) => id === value)?.shortName,
    area: (value) => (value === "all" ? "全市" : plan.areas.find(({ slug }) => slug === value)?.name),
    department: (value) => plan.departments.find(({ slug }) => slug === value)?.name,
    due: (value) => (/^\d{4}$/.test(value) ? `期限が${describeFiscalYear(Number(value))}` : undefined),
    kind: (value) => describeIfKnown(value, ["quantity", "milestone", "yearly", "direction"] as const, describeKind),
    origin: (value) => describeIfKnown(value, ["new", "continued"] as const, describeOrigin),
  };
  return Object.entries(names)
    .map(([name, say]) => [filter[name as keyof typeof names], say] as const)
    .filter(([value]) => value !== "")
    .map(([value, say]) => say(value) ?? `「${value}」`);
}

function describeIfKnown<T extends string>(value: string, known: readonly T[], say: (name: T) => string) {
  const name = known.find((one) => one === value);
  return name === undefined ? undefined : say(name);
}
