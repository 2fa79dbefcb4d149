import type { PlanSource } from "#queries/plan-state.ts";

interface DocumentSource extends PlanSource {
  /** Whether the document is about the current plan, or one beside it. */
  isCurrent: boolean;
}

/** Where an app's plan comes from: the document tells which plan, and the version below which nothing is shown. */
export function describeSource(): DocumentSource {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
  return {
    plan: meta("plan"),
    atLeast: Number(meta("data-version")),
    isCurrent: meta("current-plan") === "",
    // Checking what comes from the network weighs more than the rest; on most visits nothing is fetched by an app.
    refresh: async (options) => (await import("#sync/refresh-plan.ts")).refreshPlan(options),
  };
}
