import { For, Show } from "solid-js";
import type { Crumb } from "#words/head.ts";
import styles from "./Breadcrumb.module.css";

/** The way from the plan to this page, where there is one; the page itself is the heading below. */
export function Breadcrumb(props: { crumbs: readonly Crumb[] }) {
  return (
    <Show when={props.crumbs.length > 0}>
      <nav aria-label="現在の位置">
        <ol class={styles.list}>
          <For each={props.crumbs}>
            {(crumb) => (
              <li>
                <a href={crumb.href}>{crumb.name}</a>
              </li>
            )}
          </For>
        </ol>
      </nav>
    </Show>
  );
}
