import { For, Show } from "solid-js";
import { plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Duty, DutyCell } from "#domain/year-board.ts";
import { Icon } from "#ui/Icon.tsx";
import { LongList } from "#ui/LongList.tsx";
import { SHAPES } from "#ui/shapes.ts";
import { describeEraYear, describeFiscalYear } from "#words/ja/dates.ts";
import { DUTY_ORDER, describeDutyState } from "#words/ja/year-board.ts";
import styles from "./YearsPage.module.css";

/** The duties of every year: a row for each, by section of the plan, and a cell for each fiscal year. */
export function DutyTable(props: { duties: readonly Duty[]; plan: Plan }) {
  const years = () => props.duties[0]?.cells.map(({ fiscalYear }) => fiscalYear) ?? [];
  const group = (shown: readonly Duty[]) =>
    props.plan.policies.flatMap((policy) =>
      policy.sections
        .map((section) => ({
          title: `${policy.title} ${section.mark}`,
          duties: shown.filter(({ item }) => item.policy === policy.id && item.section === section.id),
        }))
        .filter(({ duties }) => duties.length > 0),
    );

  return (
    <>
      {/* On a narrow screen the cells show shapes alone; their words are there for those who listen. */}
      <ul class={styles.legend} aria-label="しるしの意味">
        <For each={DUTY_ORDER}>
          {(state) => (
            <li class={`${styles.state} ${styles.word}`} data-status={SHAPES[state]}>
              <Icon name={`status-${SHAPES[state]}`} />
              {describeDutyState(state)}
            </li>
          )}
        </For>
      </ul>
      <LongList each={props.duties}>
        {(shown) => (
          <table class={styles.duties}>
            <thead>
              <tr>
                <th scope="col">項目</th>
                <For each={years()}>
                  {(year, index) => (
                    <th scope="col" aria-label={describeFiscalYear(year)}>
                      {describeEraYear(year, index() === 0)}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <For each={group(shown())}>
              {(section) => (
                <tbody>
                  <tr>
                    <th scope="rowgroup" colspan={years().length + 1}>
                      {section.title}
                    </th>
                  </tr>
                  <For each={section.duties}>
                    {(duty) => (
                      <tr>
                        <th scope="row">
                          <a href={`/plans/${props.plan.id}/items/${duty.item.key}`}>
                            <small>{duty.item.key}</small> {plainTitle(duty.item)}
                          </a>
                        </th>
                        <For each={duty.cells}>{(cell) => <Cell cell={cell} />}</For>
                      </tr>
                    )}
                  </For>
                </tbody>
              )}
            </For>
          </table>
        )}
      </LongList>
    </>
  );
}

function Cell(props: { cell: DutyCell }) {
  const shape = () => SHAPES[props.cell.state];
  const isPartlyKnown = () => props.cell.known > 0 && props.cell.known < props.cell.of;
  return (
    <td class={`${styles.state} ${styles.cell}`} data-status={shape()}>
      <Show when={shape()} fallback={<span aria-hidden="true">–</span>}>
        {(name) => <Icon name={`status-${name()}`} />}
      </Show>
      <span>
        {describeDutyState(props.cell.state)}
        <Show when={isPartlyKnown()}>
          （{props.cell.of}件中{props.cell.known}件）
        </Show>
      </span>
    </td>
  );
}
