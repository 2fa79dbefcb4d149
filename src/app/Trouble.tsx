import { createEffect, on } from "solid-js";
import styles from "./Trouble.module.css";

interface TroubleProps {
  error: unknown;
  /** Another address is another try. */
  path: string;
  onRetry: () => void;
}

/** Where a page could not be drawn: one plain sentence and ways on, never a blank screen. */
export function Trouble(props: TroubleProps) {
  console.error(props.error);
  createEffect(
    on(
      () => props.path,
      () => props.onRetry(),
      { defer: true },
    ),
  );
  return (
    <div class={styles.box} role="alert">
      <h1>このページを表示できませんでした</h1>
      <p>保存したデータとフォローは、そのままです。もう一度試すか、ほかのページを開いてください。</p>
      <button type="button" onClick={() => props.onRetry()}>
        もう一度試す
      </button>
      <p>
        <a href="/" rel="external">
          ホームを開き直す
        </a>
      </p>
    </div>
  );
}
