import { For } from "solid-js";
import { Card, Section } from "#ui/Card.tsx";
import type { ApprovalSheet } from "#words/ja/approval.ts";
import controls from "../controls.module.css";
import { StackedTable } from "./StackedTable.tsx";
import styles from "./StaffPage.module.css";

/** The sheet for approval, alone on paper. */
export function Approval(props: { sheet: ApprovalSheet; onPrint: () => void }) {
  return (
    <Section id="approval" title={props.sheet.title}>
      <Card>
        <button type="button" class={controls.button} data-no-print="" onClick={props.onPrint}>
          A4で印刷する
        </button>
        <p>{props.sheet.request}</p>
        <table class={styles.seals}>
          <tbody>
            <tr>
              <For each={props.sheet.seals}>{(role) => <th scope="col">{role}</th>}</For>
            </tr>
            <tr>
              <For each={props.sheet.seals}>{() => <td />}</For>
            </tr>
          </tbody>
        </table>
        <dl class={styles.facts}>
          <For each={props.sheet.facts}>
            {({ name, text }) => (
              <>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </>
            )}
          </For>
        </dl>
        <For each={props.sheet.tables}>
          {({ caption, columns, rows }) => (
            <StackedTable
              caption={caption}
              rows={rows}
              columns={columns.map((title, index) => ({
                title,
                tell: (cells: readonly (readonly string[])[]) =>
                  index === 0 ? cells[0]?.join("") : <For each={cells[index]}>{(line) => <p>{line}</p>}</For>,
              }))}
            />
          )}
        </For>
      </Card>
    </Section>
  );
}
