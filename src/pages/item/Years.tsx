import { For, type JSX, Show } from "solid-js";
import { type CycleYear, isAtOdds, listCycleYears } from "#domain/cycle.ts";
import { findMetric, type Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { listYearCells, type YearCell } from "#domain/targets/yearly.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Icon } from "#ui/Icon.tsx";
import { SHAPES } from "#ui/shapes.ts";
import { describeEraYear, describeFiscalYear } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import { describeStepState, describeYearState } from "#words/ja/target.ts";
import styles from "./Years.module.css";

/**
 * 年度ごと: a column for each fiscal year, with what the plan wants in it and how much is known. A year of which something
 * is known unfolds to its plan, results, ratings and reactions, named in a few words; above they stand in full.
 */
export function Years(props: { item: Item; view: PlanView }) {
  const records = () => props.view.recordsByItem.get(props.item.key) ?? [];
  const years = () => listCycleYears(props.item, records(), props.view.plan, props.view.snapshot.date);
  const yearly = () => props.item.targets.find((target) => target.kind === "yearly");
  const cells = () => {
    const target = yearly();
    const context = { period: props.view.plan.period, asOf: props.view.snapshot.date };
    return target ? listYearCells(target, records(), context) : [];
  };
  const hasVoices = () => records().some(({ type }) => type === "rating" || type === "remark");

  return (
    <div class={styles.box}>
      <div class={styles.years} data-columns={years().length}>
        <For each={years()}>
          {(year, index) => {
            const known = countRecords(year);
            const column = (
              <Column
                name={describeEraYear(year.fiscalYear, index() === 0)}
                year={year}
                cell={cells().find(({ fiscalYear }) => fiscalYear === year.fiscalYear)}
                count={known}
              />
            );
            return known > 0 ? (
              <details name="year">
                <summary>{column}</summary>
                <Story year={year} />
              </details>
            ) : (
              <div>{column}</div>
            );
          }}
        </For>
      </div>
      <Show when={!hasVoices()}>
        <p class={styles.quiet}>所管課の評価と審議会の意見は、公表資料にまだ見つかりません。</p>
      </Show>
    </div>
  );

  function Column(own: { name: string; year: CycleYear; cell: YearCell | undefined; count: number }) {
    /** A year's due target that comes once is a deadline; where the plan states no year, it is none. */
    const isDeadline = () => own.year.due.some(({ kind, dueAssumed }) => kind !== "yearly" && !dueAssumed);
    const isUnknown = () => own.cell?.state === "no-record" || own.cell?.state === "upcoming";
    return (
      <>
        <b>{own.name}</b>
        <Show when={own.cell} fallback={<span>{isDeadline() ? "期限" : own.year.isScheduled ? "計画" : "–"}</span>}>
          {(cell) => (
            <span data-status={SHAPES[cell().state]}>
              <Show when={SHAPES[cell().state]} fallback="–">
                {(shape) => <Icon name={`status-${shape()}`} />}
              </Show>
              {/* What is unknown is said once, by the sentence of the status. */}
              <Show when={!isUnknown() && SHAPES[cell().state]}>{describeYearState(cell().state)}</Show>
              <Show when={cell().known > 0 && cell().known < cell().of}>
                {cell().known}/{cell().of}
              </Show>
            </span>
          )}
        </Show>
        <small>{own.count > 0 ? `記録${own.count}` : "–"}</small>
      </>
    );
  }

  function Story(own: { year: CycleYear }) {
    const year = () => own.year;
    /** As of the end of the year; 登録なし is said once, by the status. */
    const judged = () => year().status?.name ?? "no-record";
    const judgement = () => (judged() === "no-record" ? null : describeStatus(judged()));
    const rows = (): [string, JSX.Element][] => [
      ["結果", linkTo(year().results)],
      ["計算による判定", judgement()],
      ["所管課の評価", linkTo(year().ratings)],
      ["審議会の意見", linkTo(year().remarks)],
      ["見直し", linkTo(year().reactions)],
      ["関係する動き", linkTo(year().context)],
    ];
    return (
      <dl class={styles.story}>
        <dt class={styles.year}>{describeFiscalYear(year().fiscalYear)}</dt>
        <For each={rows().filter(([, value]) => value)}>
          {([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          )}
        </For>
        <Show when={year().ratings.find(({ state }) => isAtOdds(state, judged()))}>
          <dd>計算による判定は「{describeStatus(judged())}」で、所管課の評価とちがいます。</dd>
        </Show>
      </dl>
    );
  }

  function linkTo(records: readonly PlanRecord[]): JSX.Element {
    return records.length === 0
      ? null
      : records.map((record, index) => (
          <>
            {index > 0 ? "、" : ""}
            <a href={`#record-${record.id}`}>{nameRecord(record)}</a>
          </>
        ));
  }

  function nameRecord(record: PlanRecord): string {
    switch (record.type) {
      case "observation":
        return `${findMetric(props.item, record.subject)?.name}${record.interim ? "（途中）" : ""}`;
      case "step": {
        const steps = props.item.targets.flatMap((target) => (target.kind === "milestone" ? target.steps : []));
        const name = steps.find(({ id }) => id === record.subject)?.name;
        // Its date tells when it was seen to be so, which may be long after it happened.
        const isUndated = record.state === "reached" && record.fiscalYear === undefined;
        return `${name} ${isUndated ? "完了を確認（時期不明）" : describeStepState({ state: record.state, inTime: true })}`;
      }
      case "year": {
        const target = props.item.targets.find(({ id }) => id === record.target);
        const part = target?.kind === "yearly" ? target.parts?.find(({ id }) => id === record.subject) : undefined;
        return `${part ? `${part.mark}${part.name} ` : ""}${describeYearState(record.state)}`;
      }
      case "rating":
        return describeRating(record.state);
      case "decision":
        return record.state === "closed" ? "検討終了" : "再開";
      case "remark":
        return describeRecordTime(record);
      case "event":
        return `${describeRecordTime(record)}の動き`;
      default:
        return record satisfies never;
    }
  }
}

function countRecords({ results, context, ratings, remarks, reactions }: CycleYear): number {
  return [results, context, ratings, remarks, reactions].flat().length;
}
