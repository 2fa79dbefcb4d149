import type { Snapshot } from "#domain/snapshot.ts";
import { describeDate } from "#words/ja/dates.ts";
import styles from "./PrintedFrom.module.css";

/** On paper alone: whose page this is, where it stands, and of which day and version its data are. */
export function PrintedFrom(props: { snapshot: Snapshot; path: string }) {
  const site = () => props.snapshot.site;
  return (
    <p class={styles.line}>
      {site().name} {site().origin ?? ""}
      {props.path}　{describeDate(props.snapshot.date)}時点（データ第{props.snapshot.version}版）　{site().publisher}
    </p>
  );
}
