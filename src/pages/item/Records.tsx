import { For, Show } from "solid-js";
import { findWithdrawn } from "#domain/current-records.ts";
import { findMetric, type Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import { isUsedForStatus } from "#domain/used-records.ts";
import { SourceLine } from "#ui/SourceLine.tsx";
import { describeValue } from "#words/ja/numbers.ts";
import { describeRecordTime, describeRecordType } from "#words/ja/record.ts";
import styles from "./ItemPage.module.css";

interface RecordsProps {
  item: Item;
  records: readonly PlanRecord[];
  sourceOf: (id: string) => Source | undefined;
}

/** What is said of a record that no status rests on. */
const NOT_USED = "（判定には使いません）";

/** Everything published about an item, newest first, each with its source. Corrected and withdrawn ones stay, struck through. */
export function Records(props: RecordsProps) {
  // Of one day, the later row first: a correction stands above what it corrects.
  const newestFirst = () => props.records.toReversed().toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)));
  const withdrawalOf = (id: string) => props.records.find((record) => findWithdrawn(record) === id);
  const correctionOf = (id: string) =>
    withdrawalOf(id) ?? props.records.find((record) => record.corrects === id && !withdrawalOf(record.id));
  const isCorrected = (id: string) => correctionOf(id) !== undefined;
  const isUsed = (record: PlanRecord) => isUsedForStatus(record, props.item);
  /** What one sentence of one source says stands there once; what takes part in a correction stands by itself. */
  const sayings = () => {
    const found = new Map<string, { first: PlanRecord; all: PlanRecord[] }>();
    for (const record of newestFirst()) {
      const { id, corrects, text, source } = record;
      const key = corrects || isCorrected(id) ? id : `${source} ${text}`;
      const saying = found.get(key);
      if (saying) saying.all.push(record);
      else found.set(key, { first: record, all: [record] });
    }
    return [...found.values()];
  };

  return (
    <Show when={props.records.length > 0} fallback={<p>このアプリには、まだ登録されていません。</p>}>
      <ul class={styles.records}>
        <For each={sayings()}>
          {({ first: record, all }) => (
            <li id={`record-${record.id}`}>
              <h3>
                {describeRecordTime(record)}・{[...new Set(all.map(describeRecordType))].join("・")}
                {all.some(isUsed) ? "" : NOT_USED}
              </h3>
              <p classList={{ [styles.corrected as string]: isCorrected(record.id) }}>{record.text}</p>
              <Show when={correctionOf(record.id)}>
                {(correction) => (
                  <p class={styles.quiet}>
                    {withdrawalOf(record.id) ? "取り下げられました" : "訂正されました"}：{correction().text}
                  </p>
                )}
              </Show>
              <For each={all.flatMap((one) => (one.type === "observation" ? one : []))}>
                {(figure) => (
                  <p>
                    {findMetric(props.item, figure.subject)?.name}{" "}
                    <span class={styles.value} classList={{ [styles.corrected as string]: isCorrected(figure.id) }}>
                      {describeValue(figure.value, figure.unit)}
                    </span>
                    {all.some(isUsed) && !isUsed(figure) ? NOT_USED : ""}
                  </p>
                )}
              </For>
              <For each={[...new Set(all.flatMap(({ note }) => note ?? []))]}>
                {(note) => <p class={styles.quiet}>アプリの注：{note}</p>}
              </For>
              <For each={all.flatMap(({ reason }) => reason ?? [])}>
                {(reason) => <p class={styles.quiet}>理由：{reason}</p>}
              </For>
              {/* What the years above link to. */}
              <For each={all.slice(1)}>{({ id }) => <span id={`record-${id}`} />}</For>
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
