import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { latestState, loadPlan, type PlanSource, type PlanState, stateAfter } from "./plan-state.ts";

/** The plan on this device, or fetched where there is none of the document's version or newer. */
export function planQuery(source: PlanSource) {
  return queryOptions<PlanState>({
    queryKey: ["plan", source.plan],
    // With something to look at, a failed look is no reason to take it away.
    throwOnError: (_error, query) => query.state.data === undefined,
    queryFn: async ({ client, queryKey }) => {
      const loaded = await loadPlan(source);
      // Asked afterwards: something newer may be on the screen by now.
      return latestState(client.getQueryData(queryKey), loaded);
    },
  });
}

export function usePlanQuery(source: PlanSource) {
  return useQuery(() => planQuery(source));
}

/** Looks for newer data, for a reader who has none to look at and tries again. */
export function useRefresh(source: PlanSource) {
  const client = useQueryClient();
  const { queryKey } = planQuery(source);
  return useMutation<PlanState>(() => ({
    mutationFn: async () => stateAfter(source.plan, await source.refresh(source), source.atLeast),
    onSuccess: (state) => client.setQueryData<PlanState>(queryKey, (shown) => latestState(shown, state)),
  }));
}
