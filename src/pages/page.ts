import type { Component } from "solid-js";
import type { PlanView } from "#queries/plan.ts";
import type { Head } from "#words/head.ts";

/** The changing parts of an address, by the names in `routes.ts`. */
export type PageParams = Readonly<Record<string, string | undefined>>;

/** A page's module: the component by default, and what it says of itself. */
export interface PageModule {
  default: Component;
  /** `null`: there is no such page in this plan. */
  head: (view: PlanView, params: PageParams) => Head | null;
}

/**
 * Whether the build writes documents just now. The app uses no more of a head than title and crumbs; what depends on
 * this is left out of the chunks that readers load.
 */
export const WRITES_DOCUMENT: boolean = import.meta.env.SSR;
