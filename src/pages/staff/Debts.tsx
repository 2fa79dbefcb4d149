import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import { createReportBoard } from "#domain/report-board.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate, describeEraYear, describeFiscalYear } from "#words/ja/dates.ts";
import { describeReportCell, writeRequest } from "#words/ja/report-board.ts";
import texts from "../text.module.css";
import styles from "./StaffPage.module.css";

/** Items × years: what is reported; and for each department the text of a mail that asks for the rest. */
export function Debts() {
  const view = usePlan();
  const asOf = () => view().snapshot.date;
  const board = () => createReportBoard(view().plan, asOf());
  const next = () => board().departments[0]?.nextExpectedOn;

  return (
    <Section id="debts" title="まだ報告のないもの">
      <Card>
        <p>
          {describeDate(asOf())}のデータで、登録されていない結果です。市の公表ページを最後に確かめたのは
          {describeDate(view().plan.results.searchedOn)}です。
          <Show when={next()}>{(day) => <>次の結果は、年度が終わる{describeDate(day())}から出ます。</>}</Show>
        </p>
        <details>
          <summary class={styles.summary}>項目と年度の一覧</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard. */}
          <section class={styles.wide} aria-label="項目と年度の一覧" tabIndex={0}>
            <table class={styles.table}>
              <thead>
                <tr>
                  <th scope="col">項目</th>
                  <For each={board().years}>
                    {(year, index) => (
                      <th scope="col" aria-label={describeFiscalYear(year)}>
                        {describeEraYear(year, index() === 0)}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={board().lines}>
                  {({ item, cells }) => (
                    <tr>
                      <th scope="row">
                        {findNumber(item, view().plan)} {plainTitle(item)}
                      </th>
                      <For each={cells}>{(cell) => <td>{describeReportCell(cell)}</td>}</For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </section>
        </details>
        <h3>課ごとの依頼の文</h3>
        <For each={board().departments}>
          {(debt) => (
            <Show
              when={writeRequest({ debt, plan: view().plan, asOf: asOf() })}
              fallback={<p class={texts.quiet}>{debt.department.name}：ありません</p>}
            >
              {(text) => (
                <details>
                  <summary class={styles.summary}>
                    {debt.department.name}（{debt.owed.length}件）
                  </summary>
                  <label class={styles.field}>
                    {debt.department.name}への依頼の文
                    <textarea readOnly rows={12} value={text()} />
                  </label>
                </details>
              )}
            </Show>
          )}
        </For>
      </Card>
    </Section>
  );
}
