import { For, type JSX, Show } from "solid-js";
import { findContradiction } from "#domain/concerns.ts";
import { compareRecords, listCurrentRecords } from "#domain/current-records.ts";
import type { DepartmentRating, PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { ItemStatus } from "#domain/status.ts";
import { Card, Section } from "#ui/Card.tsx";
import { SourceLine } from "#ui/SourceLine.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import styles from "./Voices.module.css";

interface VoicesProps {
  status: ItemStatus;
  /** The date of the data, as of which the status is computed. */
  asOf: string;
  records: readonly PlanRecord[];
  sourceOf: (id: string) => Source | undefined;
}

/**
 * 三つの声: what is computed, what the department says and what the council says, side by side and never merged.
 * Nothing is shown where only the computed one speaks. Source: docs/method.md, "三つの声".
 */
export function Voices(props: VoicesProps) {
  const newestFirst = () => listCurrentRecords(props.records).toSorted((a, b) => compareRecords(b, a));
  const ratings = () => newestFirst().filter((record): record is DepartmentRating => record.type === "rating");
  const remarks = () => newestFirst().filter((record) => record.type === "remark" && record.state === "council");
  const replies = () => newestFirst().filter((record) => record.type === "remark" && record.state === "reply");
  const hasSpoken = () => ratings().length + remarks().length + replies().length > 0;
  const atOdds = () => findContradiction(props.records, props.status);

  return (
    <Show when={hasSpoken()}>
      <Section id="voices" title="三つの声" aside="まとめずに並べます">
        <Card>
          <Show when={atOdds()}>
            {(rating) => (
              <p class={styles.odds}>
                <strong>食い違いがあります。</strong>
                計算による判定は「{describeStatus(props.status.name)}」（{describeDate(props.asOf)}
                時点）、所管課の評価は「{describeRating(rating().state)}」（{describeRecordTime(rating())}）です。
              </p>
            )}
          </Show>
          <ul class={styles.voices}>
            <Voice title="計算による判定">
              <p>
                <StatusBadge status={props.status.name} />
              </p>
              <p class={styles.quiet}>
                {describeDate(props.asOf)}時点。<a href="/about/method">判定のしかた</a>
              </p>
            </Voice>
            <Voice title="所管課の評価">
              <Sayings records={ratings()} wordOf={(rating) => describeRating(rating.state)} />
            </Voice>
            <Voice title="審議会の意見">
              <Sayings records={remarks()} />
              <Show when={replies().length > 0}>
                <h4>市の回答</h4>
                <Sayings records={replies()} />
              </Show>
            </Voice>
          </ul>
        </Card>
      </Section>
    </Show>
  );

  function Voice(own: { title: string; children: JSX.Element }) {
    return (
      <li>
        <h3>{own.title}</h3>
        {own.children}
      </li>
    );
  }

  /** What was said, newest first, each with the reason that was given and its source. */
  function Sayings<R extends PlanRecord>(own: { records: readonly R[]; wordOf?: (record: R) => string }) {
    return (
      <For each={own.records} fallback={<p class={styles.quiet}>登録なし</p>}>
        {(record) => (
          <div class={styles.saying}>
            <p class={styles.quiet}>{describeRecordTime(record)}</p>
            <Show when={own.wordOf?.(record)}>{(word) => <p class={styles.word}>{word()}</p>}</Show>
            <p>{record.text}</p>
            <Show when={record.reason}>{(reason) => <p>理由：{reason()}</p>}</Show>
            <Show when={props.sourceOf(record.source)}>{(source) => <SourceLine source={source()} />}</Show>
          </div>
        )}
      </For>
    );
  }
}
