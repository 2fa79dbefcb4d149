import { Show } from "solid-js";
import type { FollowableId } from "#domain/follow.ts";
import { useIsFollowing } from "#queries/following.ts";
import { FollowButton } from "#ui/FollowButton.tsx";

interface FollowProps {
  id: FollowableId;
  /** What is followed, for those who hear the button out of context. */
  name: string;
}

/** The button that follows what a page is about; none on pages of a plan that is not the current one. */
export function Follow(props: FollowProps) {
  const isFollowing = useIsFollowing();
  return (
    <Show when={isFollowing(props.id) !== undefined}>
      <FollowButton id={props.id} name={props.name} />
    </Show>
  );
}
