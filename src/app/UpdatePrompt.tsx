import { createSignal, onMount, Show } from "solid-js";
import styles from "./UpdatePrompt.module.css";
import { watchUpdates } from "./updates.ts";

/** Asks before a new version of the app takes over. */
export function UpdatePrompt() {
  const [accept, setAccept] = createSignal<() => void>();
  onMount(() => watchUpdates((take) => setAccept(() => take)));

  return (
    <Show when={accept()}>
      {(take) => (
        <div class={styles.prompt} role="status">
          <span>アプリの新しい版があります。</span>
          <button type="button" onClick={() => take()()}>
            更新する
          </button>
          <button type="button" onClick={() => setAccept(undefined)}>
            あとで
          </button>
        </div>
      )}
    </Show>
  );
}
