import { createContext, useContext } from "solid-js";
import type { SitePlans } from "#domain/site-plans.ts";

/** The plans of a site that shows several. */
export const PlansContext = createContext<SitePlans>();

/** The plans of the site; absent where it shows one, and in apps, which are about the current one. */
export const usePlans = () => useContext(PlansContext);
