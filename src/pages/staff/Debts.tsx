import { createSignal, For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { findLastSearch } from "#domain/expected-news.ts";
import { plainTitle } from "#domain/item.ts";
import { createReportBoard, type DepartmentDebt } from "#domain/report-board.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate, describeEraYear, describeFiscalYear } from "#words/ja/dates.ts";
import { describeNext, describeReportCell, listOwed, writeRequest } from "#words/ja/report-board.ts";
import controls from "../controls.module.css";
import { copyText } from "../copy-text.ts";
import texts from "../text.module.css";
import styles from "./StaffPage.module.css";

/** Items × years: what is reported and what comes next; and for each department the text of a mail that asks for the rest. */
export function Debts(props: { onPrint: () => void }) {
  const view = usePlan();
  const asOf = () => view().snapshot.date;
  const board = () => createReportBoard(view().plan, asOf());
  const next = () => board().departments[0]?.nextExpectedOn;

  return (
    <Section id="debts" title="まだ報告のないもの">
      <Card>
        <p>
          {describeDate(asOf())}のデータで、登録されていない結果です。公表された資料を最後に確かめたのは
          {describeDate(findLastSearch(view().plan).date)}です。
          <Show when={next()}>{(day) => <>次の結果は、年度が終わる{describeDate(day())}から出ます。</>}</Show>
        </p>
        <button type="button" class={controls.button} data-no-print="" onClick={props.onPrint}>
          一覧を印刷する
        </button>
        <details>
          <summary class={styles.summary}>項目と年度の一覧</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard. */}
          <section class={styles.wide} aria-label="項目と年度の一覧" tabIndex={0}>
            <table class={`${styles.table} ${styles.board}`}>
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
                  <th scope="col">次の予定</th>
                  <th scope="col">最後に確かめた日</th>
                </tr>
              </thead>
              <tbody>
                <For each={board().lines}>
                  {(line) => (
                    <tr>
                      <th scope="row">
                        {findNumber(line.item, view().plan)} {plainTitle(line.item)}
                      </th>
                      <For each={line.cells}>{(cell) => <td>{describeReportCell(cell)}</td>}</For>
                      <td class={styles.next}>{describeNext(line)}</td>
                      <td>{describeDate(line.searchedOn)}</td>
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
              {(text) => <Request debt={debt} text={text()} />}
            </Show>
          )}
        </For>
      </Card>
    </Section>
  );
}

/** The mail that asks a department for what it owes; on paper only what is asked. */
function Request(props: { debt: DepartmentDebt; text: string }) {
  const view = usePlan();
  const name = () => props.debt.department.name;
  const [state, setState] = createSignal("");
  const copy = async () =>
    setState(
      (await copyText(props.text))
        ? "写しました。メールに貼り付けてください。"
        : "写せませんでした。文を選んで写してください。",
    );
  return (
    <details>
      <summary class={styles.summary}>
        {name()}（{props.debt.owed.length}件）
      </summary>
      <ul class={styles.forPaper}>
        <For each={listOwed(props.debt, view().plan)}>{(line) => <li>・{line}</li>}</For>
      </ul>
      <div data-no-print="">
        <label class={controls.field}>
          {name()}への依頼の文
          <textarea readOnly rows={12} value={props.text} />
        </label>
        <button type="button" class={controls.button} aria-label={`${name()}への依頼の文を写す`} onClick={copy}>
          文を写す
        </button>
        <p role="status" innerText={state()} />
      </div>
    </details>
  );
}
