import { type Accessor, createComponent, createContext, type JSX, useContext } from "solid-js";
import type { PlanView } from "./plan-view.ts";

const PlanContext = createContext<Accessor<PlanView>>();

/** Gives the plan to all parts below; in an app a newer `view` updates them. */
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
