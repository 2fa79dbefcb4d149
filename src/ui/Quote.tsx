import type { JSX } from "solid-js";
import styles from "./Quote.module.css";

/** Words of the plan, verbatim, always set as a quotation with its bar. Line breaks are the print's. */
export function Quote(props: { children: JSX.Element }) {
  return <blockquote class={styles.quote}>{props.children}</blockquote>;
}

/** The line that says whose words stand above. */
export function QuoteLabel(props: { children: JSX.Element }) {
  return <p class={styles.label}>{props.children}</p>;
}
