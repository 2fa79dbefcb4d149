import { QueryClient } from "@tanstack/solid-query";
import { expect, it } from "vitest";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { planQuery } from "#queries/plan-query.ts";
import { latestState, type PlanState } from "#queries/plan-state.ts";
import { createPlanView } from "#queries/plan-view.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";
import { held } from "../support/held.ts";

useFakeBrowser();

it.each<[string, RefreshResult]>([
  ["failed", { kind: "failed", failure: "offline" }],
  ["found older data", { kind: "updated", snapshot: aSnapshot({ version: 2 }), kept: false, failure: "no-space" }],
])("keeps on the screen what came while it looked, where its own look %s", async (_, answer) => {
  const [isAsked, look] = [held<void>(), held<RefreshResult>()];
  const refresh = () => {
    isAsked.resolve();
    return look.promise;
  };
  const client = new QueryClient();
  const query = planQuery({ plan: "9", atLeast: 0, refresh });
  const none: PlanState = { kind: "unavailable", failure: "offline" };
  client.setQueryData(query.queryKey, none);
  const loading = client.fetchQuery({ ...query, staleTime: 0 });
  await isAsked.promise;
  const newer: PlanState = { kind: "ready", view: createPlanView(aSnapshot({ version: 3 })), stored: true };
  client.setQueryData(query.queryKey, (shown) => latestState(shown, newer));
  look.resolve(answer);
  await loading;
  expect(client.getQueryData(query.queryKey)).toMatchObject({ view: { snapshot: { version: 3 } } });
});
