import { useMutation, useQueryClient } from "@tanstack/solid-query";
import {
  type Accessor,
  createComponent,
  createContext,
  createMemo,
  type JSX,
  onCleanup,
  onMount,
  useContext,
} from "solid-js";
import type { FoldedChange } from "#domain/changes.ts";
import type { Follow, FollowableId, FollowsDurability } from "#domain/follow.ts";
import { addFollows, follow, markRead, onFollowsChanged, peekFollows, unfollow } from "#storage/follows.ts";
import { createUnread, type UnreadOfFollow } from "./changes.ts";
import { FOLLOWS_QUERY } from "./client.ts";
import { describeState, type FollowsState } from "./follows-state.ts";
import { createObserved } from "./observe.ts";
import { usePlan } from "./plan.ts";

/** What a screen may ask and do about follows. Empty on the server and until the device has answered. */
export interface Follows {
  list: Accessor<Follow[]>;
  /** False until the device has answered: until then nothing may be said of what is followed. */
  isReady: Accessor<boolean>;
  isFollowing: (id: FollowableId) => boolean;
  toggle: (id: FollowableId) => void;
  /** Adds what a follow code names to what is followed. */
  add: (ids: readonly FollowableId[]) => void;
  /** Marks everything about these follows as read, up to the version on the screen; all follows by default. */
  markRead: (ids?: readonly FollowableId[]) => void;
  durability: Accessor<FollowsDurability>;
  /** Looks into storage anew, as after everything was erased or the device was declared shared. */
  reload: () => void;
  /** Unread changes of everything followed, each once. */
  unread: Accessor<FoldedChange[]>;
  unreadByFollow: Accessor<UnreadOfFollow[]>;
}

/** The follows of this device, kept current with other tabs. Create once; screens call `useFollows`. */
export function createFollows(): Follows {
  const view = usePlan();
  const client = useQueryClient();
  const show = (follows: Follow[]) => client.setQueryData<FollowsState>(FOLLOWS_QUERY, describeState(follows));
  const reload = () => void client.invalidateQueries({ queryKey: FOLLOWS_QUERY });
  // Before the state is observed, so that the first thing to be seen is already right.
  onMount(() => client.getQueryData(FOLLOWS_QUERY) ?? show(peekFollows()));
  const state = createObserved<FollowsState>(FOLLOWS_QUERY);
  // Storage tells every change before it waits for the database: that is the optimistic update.
  onMount(() => {
    reload();
    onCleanup(onFollowsChanged(show));
  });

  const write = useMutation<Follow[], Error, () => Promise<Follow[]>>(() => ({
    mutationFn: (edit) => edit(),
    onSuccess: show,
  }));
  const list = () => state()?.follows ?? [];
  const ids = createMemo(() => new Set(list().map(({ id }) => id)));
  const unread = createUnread(view, list);
  const version = () => view().snapshot.version;

  return {
    list,
    isReady: () => state() !== undefined,
    isFollowing: (id) => ids().has(id),
    toggle: (id) => write.mutate(ids().has(id) ? () => unfollow(id) : () => follow(id, version())),
    add: (added) => write.mutate(() => addFollows(added.map((id) => ({ id, since: version(), read: version() })))),
    markRead: (read = [...ids()]) => write.mutate(() => markRead(read, version())),
    durability: () => state()?.durability ?? "kept",
    reload,
    unread: unread.all,
    unreadByFollow: unread.byFollow,
  };
}

const FollowsContext = createContext<Follows>();

/** Gives the follows to all screens below; needs the plan and the query client above it. */
export function FollowsProvider(props: { children: JSX.Element }): JSX.Element {
  return createComponent(FollowsContext.Provider, {
    value: createFollows(),
    get children() {
      return props.children;
    },
  });
}

export function useFollows(): Follows {
  const follows = useContext(FollowsContext);
  if (!follows) throw new Error("useFollows needs a FollowsProvider above it");
  return follows;
}
