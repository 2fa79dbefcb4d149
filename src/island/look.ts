import type { RefreshReply } from "#markup/events.ts";
import { refreshPlan } from "#sync/refresh-plan.ts";

/** Looks for newer data where no worker does: on a first visit, and where a browser has none. */
export async function lookFromPage(plan: string, version: number): Promise<RefreshReply> {
  const result = await refreshPlan({ plan, atLeast: version });
  switch (result.kind) {
    case "failed":
      return { kind: "failed", failure: result.failure };
    case "current":
      return { kind: "current", stored: { version: result.version, date: "" } };
    case "updated": {
      const { version: newest, date } = result.snapshot;
      return {
        kind: newest > version ? "updated" : "current",
        stored: { version: newest, date },
        failure: result.kept ? undefined : result.failure,
      };
    }
    default:
      return result satisfies never;
  }
}
