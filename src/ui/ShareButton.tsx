import styles from "./FollowButton.module.css";
import { Icon } from "./Icon.tsx";

interface ShareButtonProps {
  /** What the button and its dialog are called. */
  label: string;
  /** What is handed on; absent where it is the page's own title and description. */
  title?: string;
  text?: string;
}

/** Hands on the page's address; the island answers its taps (src/island/share.ts). */
export function ShareButton(props: ShareButtonProps) {
  return (
    <button
      type="button"
      class={styles.button}
      data-needs-js=""
      data-share={props.title ?? ""}
      data-share-text={props.text}
      aria-label={props.label}
    >
      <Icon name="share" />
    </button>
  );
}
