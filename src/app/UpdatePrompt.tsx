import { createSignal, onMount, Show } from "solid-js";
import styles from "./UpdatePrompt.module.css";
import { watchUpdates } from "./updates.ts";

/** Asks before a new version of the app takes over; once agreed to, says what it still waits for. */
export function UpdatePrompt() {
  const [accept, setAccept] = createSignal<() => void>();
  const [agreed, setAgreed] = createSignal("");
  // Agreed to once, a still newer one that comes before it takes over is agreed to as well.
  onMount(() => watchUpdates((take) => (agreed() ? agree(take) : setAccept(() => take))));

  const agree = (take: () => void) => {
    setAgreed(
      navigator.onLine ? "新しい版に切り替えています…" : "インターネットにつながったら、新しい版に切り替えます。",
    );
    take();
  };

  return (
    <Show when={accept()}>
      {(take) => (
        <div class={styles.prompt} role="status">
          <span>{agreed() || "アプリの新しい版があります。"}</span>
          <Show when={!agreed()}>
            <button type="button" onClick={() => agree(take())}>
              更新する
            </button>
            <button type="button" onClick={() => setAccept(undefined)}>
              あとで
            </button>
          </Show>
        </div>
      )}
    </Show>
  );
}
