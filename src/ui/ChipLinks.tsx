import { For, Show } from "solid-js";
import styles from "./ChipLinks.module.css";

export interface ChipLink {
  name: string;
  href: string;
  /** A number or a word behind the name. */
  detail?: string | undefined;
}

/** Ways on, as plain links that work without a script. */
export function ChipLinks(props: { links: readonly ChipLink[] }) {
  return (
    <ul class={styles.links}>
      <For each={props.links}>
        {(link) => (
          <li>
            <a href={link.href}>
              {link.name}
              <Show when={link.detail}>
                <small>{link.detail}</small>
              </Show>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
