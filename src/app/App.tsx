import { Route, Router, useBeforeLeave, useLocation } from "@solidjs/router";
import { type QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import {
  type Component,
  createEffect,
  createSignal,
  ErrorBoundary,
  For,
  type JSX,
  lazy,
  on,
  onCleanup,
  onMount,
  type ParentProps,
  Suspense,
} from "solid-js";
import { Dynamic } from "solid-js/web";
import NotFoundPage, { head as notFoundHead } from "#pages/not-found/NotFoundPage.tsx";
import type { PageModule } from "#pages/page.ts";
import { FOLLOWS_QUERY } from "#queries/client.ts";
import { createPlanView, type PlanView } from "#queries/plan.ts";
import { createPlanQuery, createRefresh } from "#queries/plan-query.ts";
import { describeFailure } from "#words/ja/failure.ts";
import type { DataAgeProps } from "./DataAge.tsx";
import { Frame } from "./Frame.tsx";
import { guardPage, headOf } from "./guard-page.tsx";
import { onReturn } from "./on-return.ts";
import { onWorkerVersion } from "./on-worker-version.ts";
import { LOADERS } from "./page-loaders.ts";
import { matchRoute, type PageName, ROUTES } from "./routes.ts";
import { Trouble } from "./Trouble.tsx";

/** Least time between two looks that nobody asked for, in milliseconds. */
const PAUSE = 60_000;

interface AppProps {
  client: QueryClient;
  /** What the first drawing shows. */
  view: PlanView;
  /** The module of the page at the current address, so that the first drawing is whole. */
  firstPage: { name: PageName | null; module: PageModule | null };
}

/** The app in the browser: every page behind the router, over the plan on this device. */
export function App(props: AppProps) {
  const modules = new Map<PageName, PageModule>();
  if (props.firstPage.name && props.firstPage.module) modules.set(props.firstPage.name, props.firstPage.module);

  const component = (name: PageName) => {
    const first = modules.get(name);
    if (first) return guardPage(first);
    return lazy(async () => {
      const module = await LOADERS[name]();
      modules.set(name, module);
      return { default: guardPage(module) };
    });
  };

  return (
    <QueryClientProvider client={props.client}>
      <Router root={(root: ParentProps) => <Screen {...props} modules={modules} page={root.children} />}>
        <For each={ROUTES}>{({ path, page }) => <Route path={path} component={component(page)} />}</For>
        <Route path="*" component={NotFoundPage} />
      </Router>
    </QueryClientProvider>
  );
}

function Screen(props: AppProps & { modules: Map<PageName, PageModule>; page: JSX.Element }) {
  const location = useLocation();
  const planId = () => props.view.plan.id;
  const state = createPlanQuery(planId());
  const refresh = createRefresh(planId());
  const ready = () => {
    const known = state();
    return known?.kind === "ready" ? known : null;
  };
  const view = () => {
    const known = ready();
    return known ? createPlanView(known.snapshot) : props.view;
  };
  const [isAsked, setAsked] = createSignal(false);
  /** A press while a look is under way is answered with what that one comes to. */
  const check = (asked: boolean) => {
    setAsked((was) => asked || (was && refresh.isChecking()));
    refresh.check();
  };

  /** Whether a page can be had without a connection: the plan alone does not bring one. */
  const [hasWorker, setHasWorker] = createSignal(false);
  const [prompt, setPrompt] = createSignal<Component>();
  createEffect(() => {
    // Only a newer app can read them: it is looked for at once, and offered when it is there (UpdatePrompt.tsx).
    if (refresh.failure() !== "newer-than-app") return;
    navigator.serviceWorker
      ?.getRegistration()
      .then((registration) => registration?.update())
      .catch(() => undefined);
  });
  onMount(() => {
    check(false);
    // Absent where the page is not served securely, and in some apps' browsers.
    void navigator.serviceWorker?.ready.then(() => setHasWorker(true));
    // The machinery of updates is on nobody's way to a first answer; where it does not come, the next visit tries again.
    import("./UpdatePrompt.tsx").then(
      ({ UpdatePrompt }) => setPrompt(() => UpdatePrompt),
      () => undefined,
    );
    onCleanup(
      onReturn(() => {
        check(false);
        // A page out of the back-forward cache has not heard what other tabs said meanwhile.
        void props.client.invalidateQueries({ queryKey: FOLLOWS_QUERY });
      }, PAUSE),
    );
    onCleanup(onWorkerVersion((version) => version > view().snapshot.version && check(false)));
    document.addEventListener("click", leaveJumpToBrowser, { capture: true });
    onCleanup(() => document.removeEventListener("click", leaveJumpToBrowser, { capture: true }));
  });
  // A tap is answered with a frame before the next page is drawn, which on a slow phone takes several.
  useBeforeLeave((leave) => {
    if (typeof leave.to !== "string" || /^[^?#]*/.exec(leave.to)?.[0] === leave.from.pathname) return;
    leave.preventDefault();
    requestAnimationFrame(() => setTimeout(() => leave.retry(true)));
  });
  createEffect(
    on(
      () => [location.pathname, view()] as const,
      ([path], before) => {
        document.title = titleOf(path);
        if (before && before[0] !== path) focusStart(location.hash);
      },
    ),
  );

  return (
    <>
      <Frame view={view()} age={age()}>
        <ErrorBoundary fallback={(error, reset) => <Trouble error={error} path={location.pathname} onRetry={reset} />}>
          {/* So that the router keeps the page before until the next one's chunk is there. */}
          <Suspense>{props.page}</Suspense>
        </ErrorBoundary>
      </Frame>
      <Dynamic component={prompt()} />
    </>
  );

  function age(): Omit<DataAgeProps, "date" | "version"> {
    const isAlone = refresh.failure() === "offline" || refresh.failure() === "unreachable";
    return {
      state: !ready()?.stored ? "page" : isAlone ? "alone" : hasWorker() ? "stored" : "page",
      checking: refresh.isChecking(),
      notice: notice(),
      onCheck: () => check(true),
    };
  }

  /** What a look for newer data came to. One that the reader did not ask for speaks only of new data and of storage. */
  function notice(): string | undefined {
    if (refresh.isChecking()) return isAsked() ? "確認しています…" : undefined;
    const result = refresh.result();
    if (result?.kind === "updated") return result.kept ? "新しいデータになりました。" : say(result.failure);
    const isOffline = refresh.failure() === "offline";
    if (!isAsked() || !result) return isOffline ? "オフラインです。" : undefined;
    if (result.kind === "failed") return `${isOffline ? "オフラインです。" : ""}${say(result.failure)}`;
    const known = ready();
    // In memory only, because storage is refused or out of order.
    const loss = known && !known.stored ? say(known.failure) : "";
    return `いちばん新しいデータです。${loss}`;
  }

  function say(failure: Parameters<typeof describeFailure>[0]): string {
    const { sentence, next } = describeFailure(failure);
    return `${sentence}${next}`;
  }

  function titleOf(path: string): string {
    const match = matchRoute(path);
    const module = match && props.modules.get(match.page);
    const head = module ? headOf(module, view(), match.params) : null;
    return `${(head ?? notFoundHead(view(), {}))?.title}｜${view().snapshot.site.name}`;
  }
}

/** Where a new page begins for keyboard and screen reader: the place that was asked for, else its heading. */
function focusStart(hash: string): void {
  const start = document.getElementById(hash.slice(1)) ?? document.querySelector<HTMLElement>("main h1");
  start?.setAttribute("tabindex", "-1");
  start?.focus({ preventScroll: true });
}

/** Keeps the router from links within a page: its jump scrolls, but leaves the focus behind. */
function leaveJumpToBrowser({ target }: Event): void {
  if (target instanceof Element) target.closest('a[href^="#"]')?.setAttribute("rel", "external");
}
