import { Show } from "solid-js";
import type { FollowableId } from "#domain/follow.ts";
import styles from "./FollowButton.module.css";
import { Icon } from "./Icon.tsx";

interface FollowButtonProps {
  id: FollowableId;
  /** What is followed, for those who hear the button out of context. */
  name: string;
  /** As a document knows nothing of its reader, the island paints it there; apps hand it in. */
  following?: boolean | undefined;
  small?: boolean;
}

/** Follows or stops following; what is followed stays on the device. The island answers its taps (src/island/taps.ts). */
export function FollowButton(props: FollowButtonProps) {
  return (
    <button
      type="button"
      class={styles.button}
      data-needs-js=""
      data-follow={props.id}
      data-following={props.following ? "true" : "false"}
      data-small={props.small ? "" : undefined}
    >
      <Icon name="bell" />
      <span class="visually-hidden">{props.name}を</span>
      <span class={styles.off}>
        フォロー<Show when={!props.small}>する</Show>
      </span>
      <span class={styles.on}>フォロー中</span>
    </button>
  );
}
