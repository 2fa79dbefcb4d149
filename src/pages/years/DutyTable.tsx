import { createMemo, For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { type Duty, type DutyCell, groupDutyCells } from "#domain/year-board.ts";
import { Icon } from "#ui/Icon.tsx";
import { LongList } from "#ui/LongList.tsx";
import { SHAPES } from "#ui/shapes.ts";
import { describeEraYear, describeFiscalYear } from "#words/ja/dates.ts";
import { describeDutyCell, describeDutyYears } from "#words/ja/year-board.ts";
import styles from "./YearsPage.module.css";

/**
 * The duties of every year by section of the plan: on a wide screen a row for each and a cell for each fiscal year, on
 * a narrow one a list with the years of which the same is known. The other form is not displayed, so it is not read out.
 */
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
    <LongList each={props.duties}>
      {(shown) => {
        const sections = createMemo(() => group(shown()));
        return (
          <div>
            <For each={sections()}>
              {(section) => (
                <div class={styles.narrow}>
                  <h3 class={styles.section}>{section.title}</h3>
                  <ul class={styles.dues}>
                    <For each={section.duties}>{(duty) => <DutyRow duty={duty} plan={props.plan} />}</For>
                  </ul>
                </div>
              )}
            </For>
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
              <For each={sections()}>
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
                              <small translate="no">{findNumber(duty.item, props.plan)}</small> {plainTitle(duty.item)}
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
          </div>
        );
      }}
    </LongList>
  );
}

function DutyRow(props: { duty: Duty; plan: Plan }) {
  const groups = createMemo(() => groupDutyCells(props.duty.cells));
  return (
    <li>
      <a href={`/plans/${props.plan.id}/items/${props.duty.item.key}`}>
        <small translate="no">{findNumber(props.duty.item, props.plan)}</small> {plainTitle(props.duty.item)}
      </a>
      <For each={groups()}>
        {(group, index) => (
          <p class={styles.part}>
            <span>{describeDutyYears(groups(), index())}</span>
            <b class={`${styles.state} ${styles.word}`} data-status={SHAPES[group.state]}>
              <Show when={SHAPES[group.state]}>{(name) => <Icon name={`status-${name()}`} />}</Show>
              {describeDutyCell(group)}
            </b>
          </p>
        )}
      </For>
    </li>
  );
}

function Cell(props: { cell: DutyCell }) {
  const shape = () => SHAPES[props.cell.state];
  return (
    <td class={`${styles.state} ${styles.cell}`} data-status={shape()}>
      <Show when={shape()} fallback={<span aria-hidden="true">–</span>}>
        {(name) => <Icon name={`status-${name()}`} />}
      </Show>
      <span>{describeDutyCell(props.cell)}</span>
    </td>
  );
}
