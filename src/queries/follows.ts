import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
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
import type { Follow, FollowableId, FollowsDurability } from "#domain/follow.ts";
import { addFollows, markRead, restoreFollows } from "#storage/follow-lists.ts";
import { followsDurability, listFollows, onFollowsChanged } from "#storage/follows.ts";
import { FollowingContext } from "./following.ts";
import { usePlan } from "./plan.ts";

/** The follows, and how safely they are kept. */
interface FollowsState {
  list: Follow[];
  durability: FollowsDurability;
}

/** The follows of this device. */
export function followsQuery() {
  return queryOptions<FollowsState>({
    queryKey: ["follows"],
    queryFn: async () => describeState(await listFollows()),
  });
}

function describeState(list: Follow[]): FollowsState {
  return { list, durability: followsDurability() };
}

/** What an app may ask and do about follows; following and unfollowing is the island's. */
export interface Follows {
  list: Accessor<readonly Follow[]>;
  isFollowing: (id: FollowableId) => boolean;
  durability: Accessor<FollowsDurability>;
  /** Adds what a follow code names to what is followed. */
  add: (ids: readonly FollowableId[]) => void;
  /** Adds follows that were kept in a file, with what was read of them. */
  restore: (kept: readonly Follow[]) => void;
  /** Marks everything followed as read, up to the version on the screen. */
  markAllRead: () => void;
  /** Looks into storage anew, as after everything was erased or the device was declared shared. */
  reload: () => void;
}

const FollowsContext = createContext<Follows>();

/** Gives the follows to all parts below, kept current with the island and other tabs. Suspends until the device has answered. */
export function FollowsProvider(props: { children: JSX.Element }): JSX.Element {
  const view = usePlan();
  const client = useQueryClient();
  const query = useQuery(followsQuery);
  const { queryKey } = followsQuery();
  const show = (list: Follow[]) => client.setQueryData(queryKey, describeState(list));
  // Storage tells every change before it waits for the database: that is the optimistic update.
  onMount(() => onCleanup(onFollowsChanged(show)));

  const edit = useMutation<Follow[], Error, () => Promise<Follow[]>>(() => ({
    mutationFn: (change) => change(),
    onSuccess: show,
  }));
  const list = () => query.data?.list ?? [];
  const ids = createMemo(() => new Set(list().map(({ id }) => id)));
  const version = () => view().snapshot.version;
  const follows: Follows = {
    list,
    isFollowing: (id) => ids().has(id),
    durability: () => query.data?.durability ?? "kept",
    add: (added) => edit.mutate(() => addFollows(added, version())),
    restore: (kept) => edit.mutate(() => restoreFollows(kept)),
    markAllRead: () => edit.mutate(() => markRead([...ids()], version())),
    reload: () => void client.invalidateQueries({ queryKey }),
  };
  return createComponent(FollowsContext.Provider, {
    value: follows,
    get children() {
      return createComponent(FollowingContext.Provider, {
        value: follows.isFollowing,
        get children() {
          return props.children;
        },
      });
    },
  });
}

export function useFollows(): Follows {
  const follows = useContext(FollowsContext);
  if (!follows) throw new Error("useFollows needs a FollowsProvider above it");
  return follows;
}
