import { QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import { type Component, ErrorBoundary, type JSX, Match, onCleanup, onMount, Suspense, Switch } from "solid-js";
import { render } from "solid-js/web";
import { PLAN_STORED } from "#markup/events.ts";
import { selectorOf } from "#markup/marks.ts";
import { FollowsProvider } from "#queries/follows.ts";
import { PlanProvider } from "#queries/plan.ts";
import { usePlanQuery, useRefresh } from "#queries/plan-query.ts";
import type { PlanSource } from "#queries/plan-state.ts";
import { ErrorScreen } from "./ErrorScreen.tsx";
import { NoPlan } from "./NoPlan.tsx";
import { describeSource } from "./plan-source.ts";
import { noteReaderPlace } from "./reader-place.ts";

/**
 * Starts a personal page's app where its document has a place for it.
 * @returns what ends it.
 */
export function mountApp(name: string, App: Component): () => void {
  const root = document.querySelector<HTMLElement>(selectorOf("app", name));
  if (!root) throw new Error(`the document has no place for ${name}`);
  const source = describeSource();
  // Storage is the source of truth, so nothing here persists, expires, retries or looks at `navigator.onLine`.
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        gcTime: Number.POSITIVE_INFINITY,
        staleTime: Number.POSITIVE_INFINITY,
      },
      mutations: { networkMode: "always" },
    },
  });
  const waiting = [...root.childNodes];
  let bringReaderBack = () => {};
  /** What the document has in the app's place, until that is drawn. */
  const Waiting = () => {
    // Runs right before the app takes its place.
    onCleanup(() => {
      bringReaderBack = noteReaderPlace(root);
    });
    return waiting;
  };
  return render(
    () => (
      <QueryClientProvider client={client}>
        <ErrorBoundary
          fallback={(error, reset) => (
            <ErrorScreen
              error={error}
              onRetry={() =>
                setDamageAside(source.plan).then(() => {
                  client.clear();
                  reset();
                })
              }
            />
          )}
        >
          <Suspense fallback={<Waiting />}>
            <WithPlan source={source} onDrawn={() => bringReaderBack()}>
              <App />
            </WithPlan>
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    ),
    root,
    // What stands there already stays, and the focus in it.
    waiting,
  );
}

/** What cannot be drawn may be damaged on the device: checked, it is set aside, and the plan is fetched anew. */
async function setDamageAside(plan: string): Promise<void> {
  try {
    const { readSnapshot } = await import("#storage/snapshots.ts");
    await readSnapshot(plan);
  } catch {
    // The check itself did not come (offline): the retry goes on with what is there.
  }
}

/** Plan and follows for the app below; without a plan, why there is none and a way to try again. */
function WithPlan(props: { source: PlanSource; onDrawn: () => void; children: JSX.Element }) {
  const query = usePlanQuery(props.source);
  const refresh = useRefresh(props.source);
  const reload = () => {
    // It joins a first look that is under way, which may have read what was stored before.
    const isJoined = query.isPending;
    void query.refetch().then((found) => (isJoined ? query.refetch() : found));
  };
  // At once: what waits for the plan is mounted only when that is there.
  document.addEventListener(PLAN_STORED, reload);
  onCleanup(() => document.removeEventListener(PLAN_STORED, reload));
  const ready = () => (query.data?.kind === "ready" ? query.data : null);
  const unavailable = () => (query.data?.kind === "unavailable" ? query.data : null);
  return (
    <Switch>
      <Match when={ready()}>
        {(state) => (
          <PlanProvider view={state().view}>
            <FollowsProvider>
              <Drawn then={props.onDrawn}>{props.children}</Drawn>
            </FollowsProvider>
          </PlanProvider>
        )}
      </Match>
      <Match when={unavailable()}>
        {(state) => <NoPlan failure={state().failure} isTrying={refresh.isPending} onRetry={() => refresh.mutate()} />}
      </Match>
    </Switch>
  );
}

/**
 * Calls `then` once what is below stands on the page, and brings to sight what the address names, as `/settings#erase`
 * does: the browser looked for it before it was drawn.
 */
function Drawn(props: { then: () => void; children: JSX.Element }) {
  onMount(() => {
    props.then();
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    // Whoever comes back or loads anew is where they were.
    if (navigation?.type === "navigate") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
  return <>{props.children}</>;
}
