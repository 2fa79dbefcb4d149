import { For } from "solid-js";
import { KNOWN_FIRST, type StatusName } from "#domain/status.ts";
import { describeStatus, remarkOnStatus } from "#words/ja/status.ts";
import { Icon } from "./Icon.tsx";
import styles from "./StatusCounts.module.css";

interface StatusCountsProps {
  counts: Readonly<Record<StatusName, number>>;
  /** Address of the list narrowed to a status. */
  hrefOf: (status: StatusName) => string;
}

/** How many items stand where: a bar by pattern, and the same numbers as rows to open. Sums to all items. */
export function StatusCounts(props: StatusCountsProps) {
  const shares = () => {
    let x = 0;
    return KNOWN_FIRST.filter((status) => props.counts[status] > 0).map((status) => {
      const count = props.counts[status];
      x += count;
      return { status, count, x: x - count };
    });
  };
  const total = () => KNOWN_FIRST.reduce((sum, status) => sum + props.counts[status], 0);
  const percent = (count: number) => `${((100 * count) / total()).toFixed(2)}%`;

  return (
    <>
      {/* In percent and not stretched, so that dots stay round at every width. */}
      <svg class={styles.bar} aria-hidden="true">
        <pattern id="p-stripes" width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="M-2 10 10-2M2 14 14 2" stroke="var(--line)" stroke-width="3" />
        </pattern>
        <pattern id="p-dots" width="8" height="8" patternUnits="userSpaceOnUse">
          <circle cx="4" cy="4" r="1.5" fill="var(--unknown-shape)" />
        </pattern>
        <For each={shares()}>
          {(part) => <rect x={percent(part.x)} width={percent(part.count)} height="100%" data-status={part.status} />}
        </For>
      </svg>
      <ul class={styles.rows}>
        <For each={shares()}>
          {(part) => (
            <li>
              <a href={props.hrefOf(part.status)}>
                <Icon name={`status-${part.status}`} status={part.status} />
                <span>
                  {describeStatus(part.status)} <small>{remarkOnStatus(part.status)}</small>
                </span>
                <b>
                  {part.count}
                  <span class="visually-hidden">項目</span>
                </b>
              </a>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
