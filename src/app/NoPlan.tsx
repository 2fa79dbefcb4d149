import type { Failure } from "#domain/failure.ts";
import { describeFailure } from "#words/ja/failure.ts";
import styles from "./ErrorScreen.module.css";

interface NoPlanProps {
  failure: Failure;
  isTrying: boolean;
  onRetry: () => void;
}

const RETRY = "もう一度試す";

/** Where this device has no plan yet and cannot get one: why, and a way to try again. */
export function NoPlan(props: NoPlanProps) {
  const reason = () => {
    const { sentence, next } = describeFailure(props.failure, RETRY);
    return sentence + next;
  };
  return (
    <div class={styles.box}>
      <h2>まだデータがありません</h2>
      <p role="status" innerText={props.isTrying ? "読み込んでいます…" : reason()} />
      <button
        type="button"
        aria-disabled={props.isTrying ? "true" : undefined}
        onClick={() => props.isTrying || props.onRetry()}
      >
        {RETRY}
      </button>
    </div>
  );
}
