import { Show } from "solid-js";
import { readableAddress, type Source } from "#domain/source.ts";
import { describePartialDate } from "#words/ja/dates.ts";
import styles from "./SourceLine.module.css";
import { SourceTrace } from "./SourceTrace.tsx";

/** 出典: where a figure was published, within a thumb's reach of the figure. */
export function SourceLine(props: { source: Source }) {
  return (
    <p class={styles.line}>
      出典：
      <a href={readableAddress(props.source.url)} rel="noreferrer">
        {props.source.title}
      </a>
      （{props.source.publisher}
      <Show when={props.source.publishedOn}>{(on) => <>・{describePartialDate(on())}</>}</Show>）
      <SourceTrace source={props.source} />
    </p>
  );
}
