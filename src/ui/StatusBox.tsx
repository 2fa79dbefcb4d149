import { For, Show } from "solid-js";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemStatus } from "#domain/status.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeDoneCount, describeStatus, describeTiming, explainStatus } from "#words/ja/status.ts";
import { Icon } from "./Icon.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import styles from "./StatusBox.module.css";

interface StatusBoxProps {
  item: Item;
  plan: Plan;
  status: ItemStatus;
  ruleVersion: number;
}

/** The answer first: the status computed for an item, its sentence with the numbers, and the rule behind it. */
export function StatusBox(props: StatusBoxProps) {
  const first = () => props.status.targets[0];
  const sentence = (index: number) => {
    const target = props.item.targets[index];
    const status = props.status.targets[index];
    return target && status ? explainStatus(status.reason, target, props.item, props.plan) : "";
  };

  return (
    <section class={styles.box} data-status={props.status.name} aria-label="状況">
      <p class={styles.word}>
        <Icon name={`status-${props.status.name}`} />
        {describeStatus(props.status.name)}
        <Show when={props.item.targets.length === 1 && first()}>
          {(status) => <Show when={describeTiming(status().reason)}>{(timing) => <small>{timing()}</small>}</Show>}
        </Show>
      </p>
      <Show when={props.item.targets.length > 1} fallback={<p>{sentence(0)}</p>}>
        <Show when={describeDoneCount(props.status)}>{(count) => <p>{count()}</p>}</Show>
        <ul class={styles.parts}>
          <For each={props.status.targets}>
            {(status, index) => (
              <li>
                <StatusBadge status={status.name} /> {sentence(index())}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class={styles.rule}>
        <Show when={props.status.name === "no-record"}>
          <a href={props.plan.results.url} rel="noreferrer">
            {props.plan.city}の公表ページ
          </a>
          （最後に探した日 {describeDate(props.plan.results.searchedOn)}）・
        </Show>
        <a href="/about/method">この判定のしかた</a>（計算による判定・第{props.ruleVersion}版）
      </p>
    </section>
  );
}
