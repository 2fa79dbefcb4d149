import { type Accessor, createMemo } from "solid-js";
import type { FoldedChange } from "#domain/changes.ts";
import { listUnread } from "#domain/unread.ts";
import { useFollows } from "./follows.ts";
import { usePlan } from "./plan.ts";

/** What of everything followed the reader has not read. */
export function useUnread(): Accessor<FoldedChange[]> {
  const view = usePlan();
  const follows = useFollows();
  return createMemo(() => listUnread(view().snapshot, follows.list()));
}
