import { For } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { plainTitle } from "#domain/item.ts";
import type { Due } from "#domain/year-board.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Icon } from "#ui/Icon.tsx";
import { SHAPES } from "#ui/shapes.ts";
import { describeTargetToday } from "#words/ja/card.ts";
import { describeDueState } from "#words/ja/year-board.ts";
import styles from "./YearsPage.module.css";

interface DueRowProps {
  due: Due;
  href: string;
  view: PlanView;
  /** All years of the board; the row's own is marked on a line of them where there is room. */
  years: readonly FiscalYear[];
  fiscalYear: FiscalYear;
}

/** What one item owes by the end of a fiscal year, with the state of each part. */
export function DueRow(props: DueRowProps) {
  const promise = () => {
    const { item, target } = props.due;
    const { plan, snapshot, recordsByItem } = props.view;
    return describeTargetToday(target, item, recordsByItem.get(item.key) ?? [], plan, snapshot.date);
  };
  const index = () => props.years.indexOf(props.fiscalYear);

  return (
    <li>
      <a href={props.href}>
        <small translate="no">{findNumber(props.due.item, props.view.plan)}</small> {plainTitle(props.due.item)}
      </a>
      {/* Decoration: the heading above names the year. */}
      <svg class={styles.line} viewBox={`0 0 ${props.years.length * 30} 24`} aria-hidden="true">
        <path d={`M0 12h${index() * 30 + 15}`} />
        <For each={props.years}>{(_, at) => <circle cx={at() * 30 + 15} cy="12" r={at() === index() ? 7 : 3} />}</For>
      </svg>
      <For each={props.due.parts}>
        {({ step, state }) => (
          <p class={styles.part}>
            <span>{step ? step.name : promise()}</span>
            <b class={`${styles.state} ${styles.word}`} data-status={SHAPES[state]}>
              <Icon name={`status-${SHAPES[state]}`} />
              {describeDueState(state)}
            </b>
          </p>
        )}
      </For>
    </li>
  );
}
