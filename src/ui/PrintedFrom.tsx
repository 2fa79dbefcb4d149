import type { Snapshot } from "#domain/snapshot.ts";
import { describeDate } from "#words/ja/dates.ts";
import styles from "./PrintedFrom.module.css";

/** On paper alone, part of the frame: whose page this is, where it stands, and of which day its data are. */
export function PrintedFrom(props: { snapshot: Snapshot; path: string }) {
  const site = () => props.snapshot.site;
  return (
    <p class={styles.line}>
      {site().name} {site().origin ?? ""}
      {props.path}　<span data-date="">{describeDate(props.snapshot.date)}</span>時点　{site().publisher}
    </p>
  );
}
