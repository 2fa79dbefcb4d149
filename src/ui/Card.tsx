import { type JSX, Show } from "solid-js";
import styles from "./Card.module.css";

interface SectionProps {
  /** Anchor of the section; also ties the heading to it. */
  id: string;
  title: string;
  /** A short remark beside the heading. */
  aside?: string | undefined;
  children: JSX.Element;
}

/** A part of a page with its heading: one card, one thought. */
export function Section(props: SectionProps) {
  return (
    <section class={styles.section} aria-labelledby={props.id}>
      <div class={styles.heading}>
        <h2 id={props.id}>{props.title}</h2>
        <Show when={props.aside}>
          <span class={styles.aside} innerText={props.aside ?? ""} />
        </Show>
      </div>
      {props.children}
    </section>
  );
}

/** A white card on the page's ground. */
export function Card(props: { children: JSX.Element }) {
  return <div class={styles.card}>{props.children}</div>;
}
