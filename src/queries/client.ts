import { QueryClient, type QueryKey } from "@tanstack/solid-query";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { readSnapshot } from "#storage/snapshots.ts";
import { readFollowsState } from "./follows-state.ts";
import { latestPlanState, type PlanState } from "./plan-state.ts";

/** `refreshPlan` of sync, which the app hands in, because queries know no network. */
export type Refresh = (options: { plan: string; atLeast?: number; held?: number }) => Promise<RefreshResult>;

export const FOLLOWS_QUERY = ["follows"] as const;
export const REFRESH_MUTATION = ["refresh"] as const;

export function planQuery(planId: string) {
  return ["plan", planId] as const;
}

/**
 * The cache through which screens see storage and network. Storage is the source of truth, so nothing
 * here persists, expires, retries or looks at `navigator.onLine`.
 */
export function createQueryClient(refresh: Refresh): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        gcTime: Number.POSITIVE_INFINITY,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
  client.setQueryDefaults(["plan"], {
    queryFn: ({ queryKey }) => readPlanState(client, refresh, planIdOf(queryKey)),
    // Every write to the cache passes here.
    structuralSharing: (before, next) => latestPlanState(before as PlanState | undefined, next as PlanState),
  });
  client.setQueryDefaults(FOLLOWS_QUERY, { queryFn: readFollowsState });
  client.setMutationDefaults(REFRESH_MUTATION, {
    mutationFn: (planId: string) => refreshState(client, refresh, planId),
  });
  return client;
}

/**
 * Says which version of a plan a page was made from, before the plan is asked for: the app then
 * never shows an older one, even where storage holds no newer.
 */
export function expectAtLeast(client: QueryClient, planId: string, version: number): void {
  client.setQueryDefaults(planQuery(planId), { meta: { atLeast: version } });
}

async function readPlanState(client: QueryClient, refresh: Refresh, planId: string): Promise<PlanState> {
  const least = atLeast(client, planId);
  const stored = await readStored(planId, least);
  return stored ?? stateAfter(planId, await refresh({ plan: planId, atLeast: least }), least);
}

async function refreshState(client: QueryClient, refresh: Refresh, planId: string): Promise<RefreshResult> {
  const shown = client.getQueryData<PlanState>(planQuery(planId));
  const held = shown?.kind === "ready" ? shown.snapshot.version : null;
  const least = atLeast(client, planId);
  const result = await refresh({ plan: planId, atLeast: least, ...(held !== null && { held }) });
  // Where nothing came, another tab or the worker may all the same have stored something newer than this page shows.
  const fallback = result.kind === "failed" ? await readStored(planId, least) : null;
  const state = fallback ?? (await stateAfter(planId, result, least));
  client.setQueryData<PlanState>(planQuery(planId), state);
  // Another tab or the worker has brought it: to this page it is news all the same.
  const isNews = result.kind === "current" && state.kind === "ready" && held !== null && state.snapshot.version > held;
  return isNews ? { kind: "updated", snapshot: state.snapshot, kept: true } : result;
}

async function stateAfter(planId: string, result: RefreshResult, least: number): Promise<PlanState> {
  switch (result.kind) {
    case "updated":
      return result.kept
        ? { kind: "ready", snapshot: result.snapshot, stored: true }
        : { kind: "ready", snapshot: result.snapshot, stored: false, failure: result.failure };
    case "failed":
      return { kind: "unavailable", failure: result.failure };
    case "current":
      // Another tab may have stored it.
      return (await readStored(planId, least)) ?? { kind: "unavailable", failure: "storage-lost" };
    default:
      return result satisfies never;
  }
}

async function readStored(planId: string, least: number): Promise<PlanState | null> {
  const { stored } = await readSnapshot(planId);
  if (!stored || stored.snapshot.version < least) return null;
  return { kind: "ready", snapshot: stored.snapshot, stored: true };
}

function atLeast(client: QueryClient, planId: string): number {
  const expected = Number(client.getQueryDefaults(planQuery(planId)).meta?.atLeast ?? 0);
  const shown = client.getQueryData<PlanState>(planQuery(planId));
  return shown?.kind === "ready" ? Math.max(expected, shown.snapshot.version) : expected;
}

function planIdOf(queryKey: QueryKey): string {
  return String(queryKey[1]);
}
