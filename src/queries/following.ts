import { createContext, useContext } from "solid-js";
import type { FollowableId } from "#domain/follow.ts";

/**
 * Whether something is followed; `undefined` where nothing can be, as on the pages of a plan that is not the current one.
 * In a document nobody knows: the island paints it there.
 */
export const FollowingContext = createContext<(id: FollowableId) => boolean | undefined>(() => false);

export const useIsFollowing = () => useContext(FollowingContext);
