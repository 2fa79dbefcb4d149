import { For } from "solid-js";
import styles from "./Screen.module.css";

interface ScreenProps {
  device: "phone" | "desktop";
  /** What the picture shows, for those who do not see it. */
  label: string;
  /** Words on the screen from top to bottom; the last one is what is tapped. */
  rows: readonly string[];
}

/** Units of the drawing: a row, and the frame around the rows. */
const ROW = 22;
const WIDTH = { phone: 150, desktop: 230 };
const EDGE = 8;

/** A screen as a sketch: its rows, and a ring around the one to tap. */
export function Screen(props: ScreenProps) {
  const width = WIDTH[props.device];
  const height = props.rows.length * ROW + 2 * EDGE;
  const top = (index: number) => EDGE + index * ROW;
  return (
    <svg
      class={styles.screen}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={props.label}
    >
      <rect
        class={styles.frame}
        x="1"
        y="1"
        width={width - 2}
        height={height - 2}
        rx={props.device === "phone" ? 12 : 4}
      />
      <For each={props.rows}>
        {(row, index) => (
          <>
            <rect
              class={index() === props.rows.length - 1 ? styles.tap : styles.row}
              x={EDGE}
              y={top(index()) + 2}
              width={width - 2 * EDGE}
              height={ROW - 4}
              rx="4"
            />
            <text class={styles.words} x={EDGE + 6} y={top(index()) + 15}>
              {row}
            </text>
          </>
        )}
      </For>
    </svg>
  );
}
