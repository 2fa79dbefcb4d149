import type { StatusName } from "#domain/status.ts";
import { describeStatus } from "#words/ja/status.ts";
import { Icon } from "./Icon.tsx";
import styles from "./StatusBadge.module.css";

interface StatusBadgeProps {
  status: StatusName;
}

/** A status as shape, word and colour, in this order of importance (WCAG 1.4.1). */
export function StatusBadge(props: StatusBadgeProps) {
  return (
    <span class={styles.badge} data-status={props.status}>
      <Icon name={`status-${props.status}`} />
      {describeStatus(props.status)}
    </span>
  );
}
