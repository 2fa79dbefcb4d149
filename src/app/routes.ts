import type { Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listReportYears } from "#domain/yearly-report.ts";
import type { PageModule, PageParams } from "#pages/page.ts";
import * as pages from "./pages.ts";

export type PageName = keyof typeof pages;

/** Every page by name. */
export const PAGES: Readonly<Record<PageName, PageModule>> = pages;

export interface Route {
  name: PageName;
  params: PageParams;
}

/**
 * The page and the changing parts of an address, given as a path without query; `null` where no page has it. An address
 * is written in one way only: a slash too many or other letters make it another, as on the host.
 */
export function matchRoute(path: string): Route | null {
  const parts = path.split("/");
  for (const [name, page] of Object.entries(PAGES)) {
    const params = matchParts(page.path.split("/"), parts);
    if (params) return { name: name as PageName, params };
  }
  return null;
}

/** Whether a plan has the page of an address, given as a path without query. */
export function hasPage(plan: Plan, path: string): boolean {
  const route = matchRoute(path);
  const isOfPlan = (route?.params.plan ?? plan.id) === plan.id;
  return route !== null && isOfPlan && PAGES[route.name].exists?.(plan) !== false;
}

/** Every address of a snapshot's plan that exists, without query, in the order of the pages' names. */
export function listAddresses({ plan, date }: Snapshot): string[] {
  const values: Record<string, readonly string[]> = {
    ":plan": [plan.id],
    ":policy": plan.policies.map(({ id }) => id),
    ":key": plan.items.map(({ key }) => key),
    ":area": plan.areas.map(({ slug }) => slug),
    ":department": plan.departments.map(({ slug }) => slug),
    ":fiscalYear": listReportYears(plan, date).map(String),
  };
  const own = Object.values(PAGES).filter(({ exists }) => exists?.(plan) !== false);
  return own.flatMap(({ path }) =>
    path
      .split("/")
      .map((part) => values[part] ?? [part])
      .reduce<string[]>((starts, options) => starts.flatMap((start) => options.map((part) => `${start}/${part}`)), [""])
      .map((address) => address.slice(1)),
  );
}

function matchParts(pattern: readonly string[], parts: readonly string[]): PageParams | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const expected = pattern[index];
    if (expected?.startsWith(":")) params[expected.slice(1)] = decodePart(part);
    else if (expected !== part) return null;
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape names no page of ours, and must not throw.
    return part;
  }
}
