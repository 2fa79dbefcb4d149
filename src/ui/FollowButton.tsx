import type { FollowableId } from "#domain/follow.ts";
import styles from "./FollowButton.module.css";
import { Icon } from "./Icon.tsx";

interface FollowButtonProps {
  id: FollowableId;
  /** What is followed, for those who hear the button out of context. */
  name: string;
  following: boolean;
  onToggle: (id: FollowableId) => void;
  small?: boolean;
}

/**
 * Follows or stops following; what is followed stays on the device.
 * The island finds it by `data-follow` before the app has taken over.
 */
export function FollowButton(props: FollowButtonProps) {
  return (
    <button
      type="button"
      class={styles.button}
      data-needs-js=""
      data-follow={props.id}
      data-following={props.following ? "true" : "false"}
      data-small={props.small ? "" : undefined}
      onClick={() => props.onToggle(props.id)}
    >
      <Icon name="bell" />
      <span class="visually-hidden">{props.name}を</span>
      <span class={styles.off}>
        フォロー<span class={styles.verb}>する</span>
      </span>
      <span class={styles.on}>フォロー中</span>
    </button>
  );
}
