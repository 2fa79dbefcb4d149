import { For, Show } from "solid-js";
import type { YearCell, YearlyTarget } from "#domain/targets/yearly.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeYearState } from "#words/ja/target.ts";
import { Icon } from "../Icon.tsx";
import { SHAPES } from "../shapes.ts";
import styles from "./YearsView.module.css";

interface YearsViewProps {
  target: YearlyTarget;
  cells: readonly YearCell[];
}

/** A yearly duty: one cell a fiscal year, with how many of its parts are known. */
export function YearsView(props: YearsViewProps) {
  return (
    <>
      <ol class={styles.years}>
        <For each={props.cells}>
          {(cell) => (
            <li data-status={SHAPES[cell.state]}>
              <span>{describeFiscalYear(cell.fiscalYear)}</span>
              <Show when={SHAPES[cell.state]}>{(shape) => <Icon name={`status-${shape()}`} />}</Show>
              <b>{describeYearState(cell.state)}</b>
              <Show when={cell.known > 0 && cell.known < cell.of}>
                <small>
                  登録 {cell.known}/{cell.of}
                </small>
              </Show>
              <For each={listFailedParts(cell)}>{(words) => <small>{words}</small>}</For>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.target.parts}>
        {(parts) => (
          <ul class={styles.parts} aria-label="毎年度行うこと">
            <For each={parts()}>
              {(part) => (
                <li>
                  <b>{part.mark}</b>
                  <span>{part.name}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </>
  );

  /** 「② 一部」: the parts of which a source says that they were not, or not wholly, done. */
  function listFailedParts(cell: YearCell): string[] {
    return (cell.parts ?? []).flatMap(({ id, state }) => {
      const mark = props.target.parts?.find((part) => part.id === id)?.mark;
      return state === "partly" || state === "not-done" ? `${mark} ${describeYearState(state)}` : [];
    });
  }
}
