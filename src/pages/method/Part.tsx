import type { JSX } from "solid-js";
import { Card, Section } from "#ui/Card.tsx";
import styles from "./MethodPage.module.css";

/** A section of the page: one card of text. */
export function Part(props: { id: string; title: string; aside?: string; children: JSX.Element }) {
  return (
    <Section id={props.id} title={props.title} aside={props.aside}>
      <Card>
        <div class={styles.text}>{props.children}</div>
      </Card>
    </Section>
  );
}
