import { For } from "solid-js";
import { Card, Section } from "#ui/Card.tsx";
import type { ApprovalSheet } from "#words/ja/approval.ts";
import controls from "../controls.module.css";
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
            <table class={`${styles.table} ${styles.stacked}`}>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  <For each={columns}>{(column) => <th scope="col">{column}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={rows}>
                  {([name, ...cells]) => (
                    <tr>
                      <th scope="row">{name?.join("")}</th>
                      <For each={cells}>
                        {(lines) => (
                          <td>
                            <For each={lines}>{(line) => <p>{line}</p>}</For>
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </For>
      </Card>
    </Section>
  );
}
