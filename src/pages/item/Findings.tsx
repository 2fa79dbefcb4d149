import { For, Show } from "solid-js";
import { findWithdrawn } from "#domain/current-records.ts";
import { type Finding, isDated, listFindings } from "#domain/findings.ts";
import type { Item } from "#domain/item.ts";
import { readableAddress } from "#domain/source.ts";
import { isUsedForStatus } from "#domain/used-records.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { SourceTrace } from "#ui/SourceTrace.tsx";
import { describePartialDate } from "#words/ja/dates.ts";
import { tellFinding } from "#words/ja/finding.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import styles from "./Findings.module.css";

/** Records of one source often bear the same remark, among others. */
const SENTENCES = /[^。]+。?/g;

/** How many entries stand open; the others fold. */
const SHOWN = 3;

/**
 * これまでにわかったこと: what happened by what was published, results before context, each group newest first, one entry
 * for each source and event. Nothing where nothing is known: the status says so.
 */
export function Findings(props: { item: Item; view: PlanView }) {
  const all = listFindings(props.item, props.view.recordsByItem.get(props.item.key) ?? []);
  const findings = [...all.filter(({ isResult }) => isResult), ...all.filter(({ isResult }) => !isResult)];
  /** What happened at some time or other, and decides nothing, folds as well. */
  const shown = findings.filter((finding) => finding.isResult || isDated(finding)).slice(0, SHOWN);
  const folded = findings.filter((finding) => !shown.includes(finding));
  /** What was published and taken back, each with the record that says so: it stays in sight. */
  const withdrawn = () => {
    const own = props.view.recordsByItem.get(props.item.key) ?? [];
    return own.flatMap((act) => {
      const record = own.find(({ id }) => id === findWithdrawn(act));
      return record ? { act, record } : [];
    });
  };

  return (
    <Show when={findings.length > 0 || withdrawn().length > 0}>
      <Section id="findings" title="これまでにわかったこと" aside={`${findings.length}件（要約）`}>
        <Card>
          <Groups findings={shown} after={undefined} />
          <Show when={folded.length > 0}>
            <details class={styles.fold}>
              <summary>{shown.length > 0 ? `ほかの${folded.length}件` : `時期のわからない${folded.length}件`}</summary>
              <Groups findings={folded} after={shown.at(-1)?.isResult} />
            </details>
          </Show>
          <For each={withdrawn()}>
            {({ act, record }) => (
              <p class={styles.when} id={`record-${record.id}`}>
                取り下げられました：<s>{record.text}</s> {act.text}
                <Show when={act.reason}>{(reason) => <>（理由：{reason()}）</>}</Show>
              </p>
            )}
          </For>
        </Card>
      </Section>
    </Show>
  );

  /** The two groups, each under its name; `after` is the group that a list before this one ended with. */
  function Groups(own: { findings: Finding[]; after: boolean | undefined }) {
    return (
      <For each={[true, false].filter((isResult) => own.findings.some((finding) => finding.isResult === isResult))}>
        {(isResult) => (
          <>
            <Show when={isResult !== own.after}>
              <h3 class={styles.group}>{isResult ? "結果と数値" : "関係する動き（判定には使いません）"}</h3>
            </Show>
            <ul class={styles.findings} data-result={isResult ? "" : undefined}>
              <For each={own.findings.filter((finding) => finding.isResult === isResult)}>
                {(finding) => <Entry finding={finding} />}
              </For>
            </ul>
          </>
        )}
      </For>
    );
  }

  function Entry(own: { finding: Finding }) {
    const source = () => props.view.sourceById.get(own.finding.source);
    const notes = () => [...new Set(own.finding.records.flatMap(({ note }) => note?.match(SENTENCES) ?? []))];
    const isIdle = () =>
      own.finding.isResult && !own.finding.records.some((record) => isUsedForStatus(record, props.item));
    return (
      <li id={`record-${own.finding.id}`}>
        <p class={styles.when}>{describeRecordTime(own.finding)}</p>
        <p>{tellFinding(own.finding)}</p>
        <For each={own.finding.replaced}>
          {(record) => (
            <p class={styles.when} id={`record-${record.id}`}>
              訂正前：<s>{record.text}</s>
            </p>
          )}
        </For>
        {/* What the years below and the search link to. */}
        <For each={own.finding.records.slice(1)}>{({ id }) => <span id={`record-${id}`} />}</For>
        <details class={styles.source}>
          <summary>出典：{source()?.publisher}</summary>
          <Show when={source()}>
            {(known) => (
              <p class={styles.when}>
                <a href={readableAddress(known().url)} rel="noreferrer">
                  {known().title}
                </a>
                <Show when={known().publishedOn}>{(on) => <>（{describePartialDate(on())}）</>}</Show>
                <SourceTrace source={known()} />
              </p>
            )}
          </Show>
          <For each={own.finding.records.flatMap(({ reason }) => reason ?? [])}>
            {(reason) => <p class={styles.when}>理由：{reason}</p>}
          </For>
          <Show when={notes().length > 0}>
            <p class={styles.when}>アプリの注：{notes().join("")}</p>
          </Show>
          <Show when={isIdle()}>
            <p class={styles.when}>判定には使いません。</p>
          </Show>
        </details>
      </li>
    );
  }
}
