import { createSignal } from "solid-js";
import type { Failure } from "#domain/failure.ts";
import { describeFailure } from "#words/ja/failure.ts";
import styles from "./Trouble.module.css";

interface WaitingProps {
  failure: Failure;
  onRetry: () => void;
}

const RETRY = "もう一度試す";

/** The empty shell on a device that has no plan yet and cannot get one: why, and a way to try again. */
export function Waiting(props: WaitingProps) {
  const [isTrying, setTrying] = createSignal(false);
  return (
    <main id="main" class={styles.box}>
      <h1>まだデータがありません</h1>
      <p role="status">
        {isTrying()
          ? "読み込んでいます…"
          : describeFailure(props.failure).sentence + describeFailure(props.failure).next.replace("更新を確認", RETRY)}
      </p>
      <button
        type="button"
        aria-disabled={isTrying() ? "true" : undefined}
        onClick={() => {
          if (isTrying()) return;
          setTrying(true);
          props.onRetry();
        }}
      >
        {RETRY}
      </button>
    </main>
  );
}
