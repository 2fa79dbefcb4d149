import { useMutation } from "@tanstack/solid-query";
import type { Accessor } from "solid-js";
import type { Failure } from "#domain/failure.ts";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { planQuery, REFRESH_MUTATION } from "./client.ts";
import { createObserved } from "./observe.ts";
import type { PlanState } from "./plan-state.ts";

/** The plan on this device, or fetched where there is none; `undefined` while neither is known. */
export function createPlanQuery(planId: string): Accessor<PlanState | undefined> {
  return createObserved<PlanState>(planQuery(planId));
}

export interface PlanRefresh {
  /** Looks for newer data; what it finds appears in `createPlanQuery`. */
  check: () => void;
  isChecking: Accessor<boolean>;
  /** What the last look came to; `undefined` before the first and while one is under way. */
  result: Accessor<RefreshResult | undefined>;
  /** Why the last look brought nothing, or why what it brought is not on the device. */
  failure: Accessor<Failure | null>;
}

/** 「更新を確認」, and the looks that the app makes by itself at start and on return. */
export function createRefresh(planId: string): PlanRefresh {
  const refresh = useMutation<RefreshResult, Error, string>(() => ({ mutationKey: REFRESH_MUTATION }));
  const failure = () => {
    const result = refresh.data;
    return result && "failure" in result ? result.failure : null;
  };
  return {
    check() {
      if (!refresh.isPending) refresh.mutate(planId);
    },
    isChecking: () => refresh.isPending,
    result: () => refresh.data,
    failure,
  };
}
