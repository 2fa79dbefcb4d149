import { For, type JSX, Show } from "solid-js";
import styles from "./StaffPage.module.css";

interface StackedTableProps<Row> {
  caption?: string;
  rows: readonly Row[];
  /** The first is the heading of its row. */
  columns: readonly { title: string; tell: (row: Row) => JSX.Element }[];
}

/** A table whose rows become blocks where it is too narrow for its columns. */
export function StackedTable<Row>(props: StackedTableProps<Row>) {
  return (
    <table class={`${styles.table} ${styles.stacked}`}>
      <Show when={props.caption}>{(caption) => <caption>{caption()}</caption>}</Show>
      <thead>
        <tr>
          <For each={props.columns}>{({ title }) => <th scope="col">{title}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <For each={props.columns}>
                {({ tell }, index) => (index() === 0 ? <th scope="row">{tell(row)}</th> : <td>{tell(row)}</td>)}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
