import type { QueryClient } from "@tanstack/solid-query";
import { expect, onTestFinished, vi } from "vitest";
import type { RefreshResult } from "#domain/refresh-result.ts";
import type { Snapshot } from "#domain/snapshot.ts";

export interface App {
  client: QueryClient;
  /** Stands in for sync; a test says what it answers. */
  refresh: ReturnType<typeof vi.fn<(options: object) => Promise<RefreshResult>>>;
  /** Runs `make` where a screen would, below client, plan and follows, and returns what it made. */
  mount: <T>(make: () => T) => Promise<T>;
  close: () => void;
}

/** A page's worth of modules, and the providers that the app puts around its screens. */
export async function openApp(firstSnapshot: Snapshot): Promise<App & { show: (snapshot: Snapshot) => void }> {
  vi.resetModules();
  const solid = await import("solid-js");
  const query = await import("@tanstack/solid-query");
  const { createQueryClient } = await import("#queries/client.ts");
  const { createPlanView, PlanProvider } = await import("#queries/plan.ts");
  const { listFollows } = await import("#storage/follows.ts");
  const refresh = vi.fn(async (_: object): Promise<RefreshResult> => ({ kind: "failed", failure: "unreachable" }));
  const client = createQueryClient(refresh);
  const [snapshot, show] = solid.createSignal(firstSnapshot);
  const closers: (() => void)[] = [];
  const close = () => {
    for (const each of closers) each();
  };
  // A tab left open, or at work, would bring its follows into the next test's device.
  onTestFinished(async () => {
    await vi.waitFor(() => expect(client.isMutating() + client.isFetching()).toBe(0), { timeout: 30_000 });
    close();
    // After everything else that this tab has asked of the database, such as what another tab's signal made it read.
    await listFollows();
  });

  return {
    client,
    refresh,
    show: (next) => void show(() => next),
    async mount(make) {
      let made: ReturnType<typeof make> | undefined;
      solid.createRoot((dispose) => {
        closers.push(dispose);
        solid.createComponent(query.QueryClientContext.Provider, {
          value: () => client,
          get children() {
            return solid.createComponent(PlanProvider, {
              get view() {
                return createPlanView(snapshot());
              },
              get children() {
                made = make();
                return null;
              },
            });
          },
        });
      });
      return made as ReturnType<typeof make>;
    },
    close,
  };
}
