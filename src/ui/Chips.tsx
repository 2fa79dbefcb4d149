import { For, type JSX } from "solid-js";
import styles from "./Chips.module.css";

/** Short facts about the thing above, side by side. */
export function Chips(props: { words: readonly JSX.Element[] }) {
  return (
    <ul class={styles.chips}>
      <For each={props.words}>{(word) => <li>{word}</li>}</For>
    </ul>
  );
}
