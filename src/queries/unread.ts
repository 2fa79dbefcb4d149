import { type Accessor, createMemo } from "solid-js";
import { listUnread, type Unread } from "#domain/unread.ts";
import { useFollows } from "./follows.ts";
import { usePlan } from "./plan.ts";

/** What of everything followed the reader has not read. */
export function useUnread(): Accessor<Unread> {
  const view = usePlan();
  const follows = useFollows();
  return createMemo(() => listUnread(view().snapshot, follows.list()));
}
