import type { Follow, FollowsDurability } from "#domain/follow.ts";
import { followsDurability, listFollows } from "#storage/follows.ts";

/** The follows, and how safely they are kept. */
export interface FollowsState {
  follows: Follow[];
  durability: FollowsDurability;
}

export async function readFollowsState(): Promise<FollowsState> {
  return describeState(await listFollows());
}

/** `follows` with what is known of their keeping just now. */
export function describeState(follows: Follow[]): FollowsState {
  return { follows, durability: followsDurability() };
}
