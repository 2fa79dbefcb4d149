import { render } from "solid-js/web";
import type { Failure } from "#domain/failure.ts";
import type { PageModule } from "#pages/page.ts";
import { createQueryClient, expectAtLeast, planQuery } from "#queries/client.ts";
import { createPlanView } from "#queries/plan.ts";
import type { PlanState } from "#queries/plan-state.ts";
import { refreshPlan } from "#sync/refresh-plan.ts";
import { describeFailure } from "#words/ja/failure.ts";
import { App } from "./App.tsx";
import { whenHandsAreFree } from "./hands.ts";
import { LOADERS } from "./page-loaders.ts";
import { matchRoute, type PageName } from "./routes.ts";
import { replaceRoot } from "./take-over.ts";
import { Waiting } from "./Waiting.tsx";

/** What a document says about itself in its head. */
interface DocumentFacts {
  plan: string;
  /** Version of the data the page was made from; 0 for the empty shell. */
  version: number;
}

/**
 * Starts the app over the page that is there. It draws the same page anew from the plan on this
 * device, or fetched, and takes the place of the old markup in one step. Where no plan of the page's
 * version or newer can be had, a prerendered page stays as it is; the empty shell says why.
 *
 * @param retry starts it once more, when the reader of the empty shell asks for it.
 * @returns `null` once the app has taken over, else in words why it has not.
 */
export async function start({ plan, version }: DocumentFacts, retry: () => void): Promise<string | null> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the document has no #root");
  const client = createQueryClient(refreshPlan);
  expectAtLeast(client, plan, version);

  const match = matchRoute(location.pathname);
  const [state, module] = await Promise.all([
    client.fetchQuery<PlanState>({ queryKey: planQuery(plan) }),
    match ? LOADERS[match.page]() : null,
  ]);
  if (state.kind !== "ready") {
    if (version === 0) showWaiting(root, state.failure, retry);
    const { sentence, next } = describeFailure(state.failure);
    return sentence + next;
  }
  const firstPage: { name: PageName | null; module: PageModule | null } = { name: match?.page ?? null, module };
  await whenHandsAreFree();
  disposeWaiting();
  replaceRoot(root, (next) =>
    render(() => <App client={client} view={createPlanView(state.snapshot)} firstPage={firstPage} />, next),
  );
  return null;
}

/** Ends what stands in the shell, if anything does. */
let disposeWaiting = () => {};

/** Stands until a retry has succeeded, or says why it has not. */
function showWaiting(root: HTMLElement, failure: Failure, retry: () => void): void {
  const hadFocus = root.contains(document.activeElement);
  disposeWaiting();
  root.replaceChildren();
  disposeWaiting = render(() => <Waiting failure={failure} onRetry={retry} />, root);
  if (hadFocus) root.querySelector("button")?.focus();
}
