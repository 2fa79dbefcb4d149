import { For, type JSX, Show } from "solid-js";
import { type CycleYear, isAtOdds, isKnownYear, listCycleYears } from "#domain/cycle.ts";
import { findMetric, type Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Target } from "#domain/targets/target.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeValue } from "#words/ja/numbers.ts";
import { describeRecordTime, describeRecordType } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import { describeStepState, describeYearState, unitOf } from "#words/ja/target.ts";
import styles from "./ItemPage.module.css";

/** 年度ごと: plan, do, check and act of each fiscal year. Records are named in a few words; below they stand in full. */
export function Cycle(props: { item: Item; view: PlanView }) {
  const years = () =>
    listCycleYears(
      props.item,
      props.view.recordsByItem.get(props.item.key) ?? [],
      props.view.plan,
      props.view.snapshot.date,
    );
  /** Where nothing is due by the end of a year, the printed period may still name it. */
  const nothingDue = ({ isScheduled }: CycleYear) =>
    isScheduled ? `実施時期 ${props.item.schedule.text}` : "期限の目標なし";
  const computed = ({ status }: CycleYear) => (status ? describeStatus(status.name) : "年度の途中");

  return (
    <For each={years()}>
      {(year) => (
        <details open={isKnownYear(year)}>
          <summary>
            {describeFiscalYear(year.fiscalYear)}
            {isKnownYear(year) ? "" : "（記録なし）"}
          </summary>
          <dl class={styles.cycle}>
            <dt>計画</dt>
            <dd>{year.due.map((target) => describeDue(target, year)).join("、") || nothingDue(year)}</dd>
            <dt>実施</dt>
            <dd>{linkTo(year.results)}</dd>
            <Show when={year.context.length > 0}>
              <dt>関連</dt>
              <dd>{linkTo(year.context)}</dd>
            </Show>
            <dt>評価</dt>
            <dd>計算：{computed(year)}</dd>
            <dd>所管課：{linkTo(year.ratings)}</dd>
            <dd>審議会：{linkTo(year.remarks)}</dd>
            <Show when={year.ratings.some(({ state }) => year.status && isAtOdds(state, year.status.name))}>
              <dd>計算と所管課の評価がちがいます。</dd>
            </Show>
            <dt>見直し</dt>
            <dd>{linkTo(year.reactions)}</dd>
          </dl>
        </details>
      )}
    </For>
  );

  function linkTo(records: readonly PlanRecord[]): JSX.Element {
    if (records.length === 0) return "登録なし";
    return records.map((record, index) => (
      <>
        {index > 0 ? "、" : ""}
        <a href={`#record-${record.id}`}>{nameRecord(record)}</a>
      </>
    ));
  }

  /** What a target asks by the end of the year. */
  function describeDue(target: Target, { fiscalYear }: CycleYear): string {
    const assumed = target.dueAssumed ? "（年度は仮）" : "";
    switch (target.kind) {
      case "quantity":
        return `${describeValue(target.target.value, unitOf(props.item, target.metric))}${assumed}`;
      case "milestone":
        return `${target.steps.flatMap(({ name, due }) => (due === fiscalYear ? name : [])).join("、")}${assumed}`;
      case "yearly":
        return `毎年度の実施${target.parts ? `（${target.parts.length}つの項目）` : ""}`;
      case "direction":
        return "";
      default:
        return target satisfies never;
    }
  }

  function nameRecord(record: PlanRecord): string {
    switch (record.type) {
      case "observation":
        return `${findMetric(props.item, record.subject)?.name} ${describeValue(record.value, record.unit)}`;
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
        return describeRecordType(record);
      case "event":
        return `${describeRecordType(record)} ${describeRecordTime(record)}`;
      default:
        return record satisfies never;
    }
  }
}
