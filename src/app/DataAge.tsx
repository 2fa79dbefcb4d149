import type { IsoDate } from "#domain/fiscal-year.ts";
import { describeDate } from "#words/ja/dates.ts";
import styles from "./Shell.module.css";

export interface DataAgeProps {
  date: IsoDate;
  version: number;
  /** `page`: nothing known beyond this page; `stored`: it opens without a connection; `alone`: the plan is on the device, and the site cannot be reached. */
  state: "page" | "stored" | "alone";
  /** What the last look for newer data came to, in plain words; absent before any. */
  notice?: string | undefined;
  checking?: boolean | undefined;
  onCheck?: (() => void) | undefined;
}

const STATES: Record<DataAgeProps["state"], string> = {
  page: "",
  stored: "・端末に保存済み",
  alone: "・端末のデータ",
};

/** How old the data on this screen are, whether they are on this device, and a way to look for newer ones. */
export function DataAge(props: DataAgeProps) {
  return (
    <>
      <span>
        {describeDate(props.date)}時点
        {STATES[props.state]}
      </span>
      <button
        type="button"
        data-needs-js=""
        data-check=""
        aria-disabled={props.checking ? "true" : undefined}
        onClick={() => props.onCheck?.()}
      >
        更新を確認
      </button>
      <span role="status" class={styles.notice}>
        {props.notice}
      </span>
    </>
  );
}
