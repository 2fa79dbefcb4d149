import { For, type JSX } from "solid-js";
import type { Settings } from "#queries/settings.ts";
import styles from "./SettingsPage.module.css";

interface ChoicesProps<K extends keyof Settings> {
  name: K;
  legend: string;
  /** Whether the legend is seen; a screen reader hears it either way. */
  hasLegend?: boolean;
  options: readonly { value: Settings[K]; name: string }[];
  value: Settings[K];
  onChoose: (value: Settings[K]) => void;
}

/** The values of one setting, of which one is chosen. */
export function Choices<K extends "theme" | "textSize">(props: ChoicesProps<K>): JSX.Element {
  return (
    <fieldset class={styles.choices}>
      <legend class={props.hasLegend ? undefined : "visually-hidden"}>{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="radio"
              id={`${props.name}-${option.value}`}
              name={props.name}
              checked={props.value === option.value}
              onChange={() => props.onChoose(option.value)}
            />
            {option.name}
          </label>
        )}
      </For>
    </fieldset>
  );
}
