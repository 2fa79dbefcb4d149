import { createContext, useContext } from "solid-js";
import type { FollowableId } from "#domain/follow.ts";

/** Whether something is followed. In a document nobody knows: the island paints it there. */
export const FollowingContext = createContext<(id: FollowableId) => boolean>(() => false);

export const useIsFollowing = () => useContext(FollowingContext);
