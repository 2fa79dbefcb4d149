import styles from "./ErrorScreen.module.css";

interface ErrorScreenProps {
  error: unknown;
  onRetry: () => unknown;
}

/** Where an app could not be drawn: one plain sentence and ways on, never a blank screen. */
export function ErrorScreen(props: ErrorScreenProps) {
  console.error(props.error);
  return (
    <div class={styles.box} role="alert">
      <h2>このページを表示できませんでした</h2>
      <p>保存したデータとフォローは、そのままです。もう一度試すか、ほかのページを開いてください。</p>
      <button type="button" onClick={() => props.onRetry()}>
        もう一度試す
      </button>
      <p>
        <a href="/">ホームを開く</a>
      </p>
    </div>
  );
}
