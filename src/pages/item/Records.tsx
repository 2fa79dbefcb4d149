import { For, Show } from "solid-js";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import { SourceLine } from "#ui/SourceLine.tsx";
import { describeValue } from "#words/ja/numbers.ts";
import { describeRecordTime, describeRecordType } from "#words/ja/record.ts";
import styles from "./ItemPage.module.css";

interface RecordsProps {
  records: readonly PlanRecord[];
  sourceOf: (id: string) => Source | undefined;
  /** Name of a metric. */
  unitOf: (metric: string) => string;
}

/** Everything published about an item, newest first, each with its source. Corrected ones stay, struck through. */
export function Records(props: RecordsProps) {
  // Of one day, the later row first: a correction stands above what it corrects.
  const newestFirst = () => props.records.toReversed().toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)));
  const correctionOf = (id: string) => props.records.find(({ corrects }) => corrects === id);
  const isCorrected = (id: string) => correctionOf(id) !== undefined;

  return (
    <Show
      when={props.records.length > 0}
      fallback={<p>このアプリには、この項目の公表資料がまだ登録されていません。</p>}
    >
      <ul class={styles.records}>
        <For each={newestFirst()}>
          {(record) => (
            <li id={`record-${record.id}`}>
              <h3>
                {describeRecordTime(record)}・{describeRecordType(record)}
                <Show when={record.type === "event"}>（判定には使いません）</Show>
              </h3>
              <p classList={{ [styles.corrected as string]: isCorrected(record.id) }}>{record.text}</p>
              <Show when={correctionOf(record.id)}>
                {(correction) => <p class={styles.quiet}>訂正されました：{correction().text}</p>}
              </Show>
              <Show when={record.type === "observation" && record}>
                {(observation) => (
                  <p>
                    {props.unitOf(observation().subject)}{" "}
                    <span class={styles.value} classList={{ [styles.corrected as string]: isCorrected(record.id) }}>
                      {describeValue(observation().value, observation().unit)}
                    </span>
                  </p>
                )}
              </Show>
              <Show when={record.note}>
                <p class={styles.quiet}>アプリの注：{record.note}</p>
              </Show>
              <Show when={props.sourceOf(record.source)}>{(source) => <SourceLine source={source()} />}</Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** A text that sorts by when a record happened: its date, else the end of its fiscal year. */
function timeOf(record: PlanRecord): string {
  return record.date ?? (record.fiscalYear === undefined ? "" : `${record.fiscalYear + 1}-03-31`);
}
