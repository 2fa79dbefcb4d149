import { For, type JSX, Show } from "solid-js";
import { isAtOdds } from "#domain/cycle.ts";
import { findNumber } from "#domain/edition.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import { dropNoteMarks, plainTitle } from "#domain/item.ts";
import type { ReportedItem } from "#domain/yearly-report.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { SourceLine } from "#ui/SourceLine.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { answerStatus } from "#words/ja/answer.ts";
import { describeEraYear } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { describeRecordType } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import { listUpcoming } from "#words/ja/upcoming.ts";
import styles from "./ReportPage.module.css";

/** One item's year: 目標, 実績, the three voices with their reasons, the years side by side, and what is due next. */
export function ItemReport(props: { reported: ReportedItem; asOf: IsoDate; view: PlanView }) {
  const item = () => props.reported.item;
  const plan = () => props.view.plan;
  const upcoming = () => listUpcoming(props.reported);
  const sources = () => props.reported.sources.flatMap((id) => props.view.sourceById.get(id) ?? []);

  return (
    <article class={styles.item}>
      <h3>
        <a href={`/plans/${plan().id}/items/${item().key}`}>
          <small translate="no">{findNumber(item(), plan())}</small> {plainTitle(item())}
        </a>
      </h3>
      <p class={styles.owners}>{describeOwners(item().owners, plan())}</p>
      <dl>
        <Row name="目標">{dropNoteMarks(item().goal)}</Row>
        <Show when={props.reported.results.length > 0}>
          <Row name="実績">
            <ul>
              <For each={props.reported.results}>{({ texts }) => <li>{texts.join("")}</li>}</For>
            </ul>
          </Row>
        </Show>
        <Row name="計算による判定">
          <StatusBadge status={props.reported.status.name} /> {answerStatus(props.reported.status, item(), props.asOf)}
        </Row>
        <Show when={props.reported.rating}>
          {(rating) => (
            <Row name="所管課の評価">
              <b>{describeRating(rating().state)}</b> {rating().text}
              <Show when={isAtOdds(rating().state, props.reported.status.name)}> 計算による判定とは異なります。</Show>
              <Show when={rating().reason}>{(reason) => <> 理由：{reason()}</>}</Show>
              <Show when={rating().note}>{(note) => <small>（アプリの注：{note()}）</small>}</Show>
            </Row>
          )}
        </Show>
        <For each={props.reported.remarks}>
          {(remark) => <Row name={describeRecordType(remark)}>{remark.text}</Row>}
        </For>
        <Row name="これまで">
          <ul class={styles.history}>
            <For each={props.reported.history}>
              {(year, index) => (
                <li>
                  <b>{describeEraYear(year.fiscalYear, index() === 0)}</b> {describeStatus(year.status)}
                  <Show when={year.rating}>{(state) => <>（課：{describeRating(state())}）</>}</Show>
                </li>
              )}
            </For>
          </ul>
        </Row>
        <Show when={upcoming().length > 0}>
          <Row name="今後">
            <ul>
              <For each={upcoming()}>{(line) => <li>{line}</li>}</For>
            </ul>
          </Row>
        </Show>
      </dl>
      <For each={sources()}>{(source) => <SourceLine source={source} />}</For>
    </article>
  );

  function Row(own: { name: string; children: JSX.Element }) {
    return (
      <div>
        <dt>{own.name}</dt>
        <dd>{own.children}</dd>
      </div>
    );
  }
}
