import type { Component } from "solid-js";
import type { Plan } from "#domain/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import type { Head } from "#words/head.ts";

/** The changing parts of an address, by their names in the page's `path`. */
export type PageParams = Readonly<Record<string, string | undefined>>;

export interface PageProps {
  params: PageParams;
}

/**
 * A page's module: its address, what it says of itself, and by default its component. The component is rendered to a
 * string, at the build and on the device: no signals, no effects. What answers a tap finds its place by the marks of
 * `#markup/marks.ts`.
 */
export interface PageModule {
  default: Component<PageProps>;
  /** Pattern of its addresses: `/plans/:plan/items/:key`, where `:plan` is the id of the plan that is shown. */
  path: string;
  /** Whether a plan has anything to show on it; absent where every plan has. */
  exists?: ((plan: Plan) => boolean) | undefined;
  /** `null`: there is no such page in this plan. */
  head: (view: PlanView, params: PageParams) => Head | null;
}
